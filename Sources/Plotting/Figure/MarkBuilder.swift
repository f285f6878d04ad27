/// Collects the marks of a figure, with `if`, `for` and optional parts.
@resultBuilder public enum MarkBuilder {
    public static func buildExpression(_ element: some PlotElement) -> [Mark] { [element.mark] }
    public static func buildExpression(_ group: some MarkGroup) -> [Mark] { group.marks }
    public static func buildExpression(_ marks: [Mark]) -> [Mark] { marks }
    public static func buildBlock(_ parts: [Mark]...) -> [Mark] { parts.flatMap { $0 } }
    public static func buildOptional(_ part: [Mark]?) -> [Mark] { part ?? [] }
    public static func buildEither(first part: [Mark]) -> [Mark] { part }
    public static func buildEither(second part: [Mark]) -> [Mark] { part }
    public static func buildArray(_ parts: [[Mark]]) -> [Mark] { parts.flatMap { $0 } }
}
