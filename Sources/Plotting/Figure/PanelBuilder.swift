/// Collects the panels of a figure.
@resultBuilder public enum PanelBuilder {
    public static func buildExpression(_ figure: Figure) -> [Panel] { figure.panels }
    public static func buildExpression(_ panel: Panel) -> [Panel] { [panel] }
    public static func buildBlock(_ parts: [Panel]...) -> [Panel] { parts.flatMap { $0 } }
    public static func buildOptional(_ part: [Panel]?) -> [Panel] { part ?? [] }
    public static func buildEither(first part: [Panel]) -> [Panel] { part }
    public static func buildEither(second part: [Panel]) -> [Panel] { part }
    public static func buildArray(_ parts: [[Panel]]) -> [Panel] { parts.flatMap { $0 } }
}
