/// A formula as a tree: what the page and the HTML report both read.
public indirect enum MathNode: Hashable, Sendable {
    /// TeX's classes of atoms, which decide the space between them.
    public enum AtomClass: String, Sendable {
        case ordinary, largeOperator, binary, relation, opening, closing, punctuation, inner
    }

    /// The alphabet of a letter.
    public enum Variant: String, Sendable {
        case italic, upright, bold, boldItalic, calligraphic, doubleStruck, fraktur, sansSerif, monospace
    }

    /// TeX's styles, from the largest to the smallest.
    public enum Style: Int, Sendable { case display, text, script, scriptScript }

    /// Where a large operator's limits stand: above and below in displayed formulas only, everywhere, or at its side.
    public enum Limits: String, Sendable { case inDisplay, always, never }

    public enum TableKind: Hashable, Sendable {
        case matrix([TableBlock.Alignment])
        case cases
        /// Columns right, left, right, … that meet at their signs.
        case aligned
        case gathered
        /// Lines under a large operator.
        case stacked
    }

    /// A bar, brace or arrow that grows over or under its content.
    public enum Stretch: String, Sendable {
        case overline, underline, overbrace, underbrace, overrightarrow, overleftarrow, overleftrightarrow
    }

    /// One sign, or several letters that are set as a word.
    case symbol(String, AtomClass, Variant)
    /// Words in the text's own face.
    case text(String, Variant)
    /// A function's name such as ln.
    case function(String, Limits)
    /// A sum, a product or an integral.
    case largeOperator(String, Limits)
    /// Nodes side by side; as one atom a row is ordinary, which is what braces are for in TeX.
    case row([MathNode])
    case scripts(base: MathNode, subscript: MathNode?, superscript: MathNode?)
    /// A fraction, without its rule in binomials; `style` as `\dfrac` and `\tfrac` ask for.
    case fraction(MathNode, MathNode, hasRule: Bool, style: Style?)
    case root(MathNode, degree: MathNode?)
    /// Content between delimiters that grow with it, parted by `\middle` ones; an empty delimiter draws nothing.
    case fenced(open: String, [MathNode], middle: [String], close: String)
    /// A delimiter of a size that the author chose, from 1 (`\big`) to 4 (`\Bigg`).
    case delimiter(String, AtomClass, step: Int)
    /// An accent above, as its combining character; a wide one grows with its base.
    case accent(String, MathNode, isWide: Bool)
    case stretched(Stretch, MathNode)
    /// Something above and something below a base.
    case stacked(base: MathNode, over: MathNode?, under: MathNode?)
    /// An arrow as long as what is written above and below it.
    case arrow(String, over: MathNode?, under: MathNode?)
    /// Space in ems.
    case space(Double)
    /// Space in ems below the row of a table whose last cell ends with it, as `\\[4pt]` asks for.
    case rowSpace(Double)
    /// The size of its content without the ink.
    case phantom(MathNode)
    /// The rest of the row is set in this style.
    case styleChange(Style)
    /// Content that counts as an atom of the given class.
    case classed(AtomClass, MathNode)
    case table(TableKind, [[MathNode]])

    /// The node's class in the spacing rules; nil for what is no atom.
    public var atomClass: AtomClass? {
        switch self {
        case .symbol(_, let atomClass, _), .delimiter(_, let atomClass, _), .classed(let atomClass, _): atomClass
        case .function, .largeOperator: .largeOperator
        case .scripts(let base, _, _), .stacked(let base, _, _): base.atomClass ?? .ordinary
        case .fenced: .inner
        case .arrow: .relation
        // \frac puts its fraction into braces, so that it is ordinary.
        case .text, .row, .fraction, .root, .accent, .stretched, .phantom, .table: .ordinary
        case .space, .rowSpace, .styleChange: nil
        }
    }

    /// Where scripts of this node stand as limits.
    public var limits: Limits {
        switch self {
        case .function(_, let limits), .largeOperator(_, let limits): limits
        case .stretched(.overbrace, _), .stretched(.underbrace, _): .always
        case .classed(.largeOperator, _): .inDisplay
        default: .never
        }
    }

    /// The classes of a row's nodes: a sign of operation with nothing to bind on one side becomes ordinary
    /// (The TeXbook, appendix G, rules 5 and 6).
    public static func classes(of nodes: [MathNode]) -> [AtomClass?] {
        var classes = nodes.map(\.atomClass)
        var previous: Int?
        for index in classes.indices {
            guard let current = classes[index] else { continue }
            let left = previous.flatMap { classes[$0] }
            switch current {
            case .binary:
                if left.map({ [.binary, .largeOperator, .relation, .opening, .punctuation].contains($0) }) ?? true {
                    classes[index] = .ordinary
                }
            case .relation, .closing, .punctuation:
                if let previous, left == .binary { classes[previous] = .ordinary }
            case .ordinary, .largeOperator, .opening, .inner: break
            }
            previous = index
        }
        if let previous, classes[previous] == .binary { classes[previous] = .ordinary }
        return classes
    }
}
