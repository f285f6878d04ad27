import Document

/// The space between two atoms, by TeX's table (The TeXbook, chapter 18), in ems.
enum MathSpacing {
    private static let thin = 3.0 / 18
    private static let medium = 4.0 / 18
    private static let thick = 5.0 / 18

    static func between(_ left: MathNode.AtomClass, _ right: MathNode.AtomClass, isScript: Bool) -> Double {
        switch (left, right) {
        case (.ordinary, .largeOperator), (.largeOperator, .ordinary), (.largeOperator, .largeOperator),
            (.closing, .largeOperator), (.inner, .largeOperator):
            thin
        case (.relation, .relation), (_, .punctuation), (_, .closing), (.opening, _): 0
        case (.binary, .relation), (.relation, .binary), (.binary, .binary): 0
        case (.relation, _), (_, .relation): isScript ? 0 : thick
        case (.binary, _), (_, .binary): isScript ? 0 : medium
        case (.punctuation, _), (.inner, .ordinary), (.inner, .opening), (.inner, .inner), (.ordinary, .inner),
            (.closing, .inner),
            (.largeOperator, .inner):
            isScript ? 0 : thin
        default: 0
        }
    }
}
