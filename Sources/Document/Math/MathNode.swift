/// A formula as a tree: what the page and the HTML report both read.
public indirect enum MathNode: Hashable, Sendable {
    /// TeX's classes of atoms, which decide the space between them.
    public enum AtomClass: String, Sendable {
        case ordinary, largeOperator, binary, relation, opening, closing, punctuation, inner
    }

    /// How letters are drawn.
    public enum Variant: String, Sendable { case italic, upright, bold, calligraphic, doubleStruck }

    public enum TableKind: String, Sendable { case matrix, cases, aligned }

    case symbol(String, AtomClass, Variant)
    /// Words in the text's own face.
    case text(String)
    /// A function's name such as ln; `takesLimits` for lim and max.
    case function(String, takesLimits: Bool)
    /// A sum, a product or an integral.
    case largeOperator(String, takesLimits: Bool)
    case row([MathNode])
    case scripts(base: MathNode, subscript: MathNode?, superscript: MathNode?)
    /// A fraction; `hasRule` is false for binomials.
    case fraction(MathNode, MathNode, hasRule: Bool)
    case root(MathNode, degree: MathNode?)
    /// Content between delimiters that grow with it; an empty delimiter draws nothing.
    case fenced(open: String, close: String, MathNode)
    /// An accent above, given as its combining or spacing character.
    case accent(String, MathNode)
    case overline(MathNode)
    /// Space in ems.
    case space(Double)
    case table(TableKind, [[MathNode]])

    /// The node's class in the spacing rules.
    public var atomClass: AtomClass? {
        switch self {
        case .symbol(_, let atomClass, _): atomClass
        case .function, .largeOperator: .largeOperator
        case .scripts(let base, _, _): base.atomClass ?? .ordinary
        case .fenced, .fraction: .inner
        case .row(let nodes) where nodes.count == 1: nodes[0].atomClass
        case .text, .row, .root, .accent, .overline, .table: .ordinary
        case .space: nil
        }
    }
}
