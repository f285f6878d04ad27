import Document

/// Writes formulas as MathML.
public enum MathMLWriter {
    public static func mathML(_ source: String, isDisplayed: Bool) -> String {
        let formula = MathParser.parse(source).formula
        let display = isDisplayed ? " display=\"block\"" : ""
        return "<math\(display) alttext=\"\(MarkupText.escaped(source))\">\(element(row: formula))</math>"
    }

    private static func element(row node: MathNode) -> String {
        if case .row = node { element(node) } else { "<mrow>\(element(node))</mrow>" }
    }

    private static func element(_ node: MathNode) -> String {
        switch node {
        case .symbol(let text, let atomClass, let variant): symbol(text, atomClass, variant)
        case .text(let text): "<mtext>\(MarkupText.escaped(text))</mtext>"
        case .function(let name, _): "<mi>\(MarkupText.escaped(name))</mi>"
        case .largeOperator(let sign, let limits): "<mo largeop=\"true\" movablelimits=\"\(limits)\">\(sign)</mo>"
        case .row(let nodes):
            "<mrow>\(nodes.indices.map { space(nodes, before: $0) + element(nodes[$0]) + application(nodes, after: $0) }.joined())</mrow>"
        case .scripts(let base, let lower, let upper): scripts(base, lower, upper)
        case .fraction(let upper, let lower, let hasRule):
            "<mfrac\(hasRule ? "" : " linethickness=\"0\"")>\(element(row: upper))\(element(row: lower))</mfrac>"
        case .root(let radicand, nil): "<msqrt>\(element(radicand))</msqrt>"
        case .root(let radicand, let degree?): "<mroot>\(element(row: radicand))\(element(row: degree))</mroot>"
        case .fenced(let open, let close, let content):
            "<mrow>\(fence(open, "prefix"))\(element(content))\(fence(close, "postfix"))</mrow>"
        case .accent(let accent, let base):
            "<mover accent=\"true\">\(element(row: base))<mo>\(spacing(accent))</mo></mover>"
        case .overline(let content): "<mover>\(element(row: content))<mo stretchy=\"true\">¯</mo></mover>"
        case .space(let ems): "<mspace width=\"\(decimal(ems))em\"/>"
        case .table(let kind, let rows): table(kind, rows)
        }
    }

    private static func symbol(_ text: String, _ atomClass: MathNode.AtomClass, _ variant: MathNode.Variant) -> String {
        let escaped = MarkupText.escaped(text)
        if atomClass == .opening || atomClass == .closing { return "<mo stretchy=\"false\">\(escaped)</mo>" }
        if atomClass != .ordinary { return "<mo>\(escaped)</mo>" }
        if text.first?.isNumber == true { return "<mn>\(escaped)</mn>" }
        switch variant {
        case .italic: return "<mi>\(escaped)</mi>"
        case .upright:
            return text.count == 1 && text.first?.isLetter == true
                ? "<mi mathvariant=\"normal\">\(escaped)</mi>" : "<mi>\(escaped)</mi>"
        case .bold: return "<mi style=\"font-weight:bold\">\(escaped)</mi>"
        case .calligraphic, .doubleStruck: return "<mi>\(MarkupText.escaped(alphabetText(text, variant)))</mi>"
        }
    }

    /// Letters of Unicode's mathematical alphabets.
    private static func alphabetText(_ text: String, _ variant: MathNode.Variant) -> String {
        let base: UInt32 = variant == .calligraphic ? 0x1D49C : 0x1D538
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    (0x41...0x5A).contains(scalar.value) ? Unicode.Scalar(base + scalar.value - 0x41) ?? scalar : scalar
                }))
    }

    /// A thin space between a factor and the function's name after it.
    private static func space(_ nodes: [MathNode], before index: Int) -> String {
        guard index > 0, isFunction(nodes[index]) else { return "" }
        switch nodes[index - 1].atomClass {
        case .ordinary, .closing, .inner: return "<mspace width=\"0.167em\"/>"
        default: return ""
        }
    }

    private static func isFunction(_ node: MathNode) -> Bool {
        switch node {
        case .function: true
        case .scripts(let base, _, _): isFunction(base)
        default: false
        }
    }

    /// A thin space between a function's name and what it is applied to.
    private static func application(_ nodes: [MathNode], after index: Int) -> String {
        guard isFunction(nodes[index]), index + 1 < nodes.count else { return "" }
        if case .symbol(_, .ordinary, _) = nodes[index + 1] { return "<mspace width=\"0.167em\"/>" }
        return ""
    }

    private static func scripts(_ base: MathNode, _ lower: MathNode?, _ upper: MathNode?) -> String {
        var takesLimits = false
        if case .largeOperator(_, true) = base { takesLimits = true }
        if case .function(_, true) = base { takesLimits = true }
        let (sub, sup, both) = takesLimits ? ("munder", "mover", "munderover") : ("msub", "msup", "msubsup")
        switch (lower, upper) {
        case (let lower?, let upper?):
            return "<\(both)>\(element(row: base))\(element(row: lower))\(element(row: upper))</\(both)>"
        case (let lower?, nil): return "<\(sub)>\(element(row: base))\(element(row: lower))</\(sub)>"
        case (nil, let upper?): return "<\(sup)>\(element(row: base))\(element(row: upper))</\(sup)>"
        case (nil, nil): return element(base)
        }
    }

    private static func fence(_ sign: String, _ form: String) -> String {
        sign.isEmpty ? "" : "<mo fence=\"true\" form=\"\(form)\" stretchy=\"true\">\(MarkupText.escaped(sign))</mo>"
    }

    private static func spacing(_ accent: String) -> String {
        switch accent {
        case "\u{0302}": "^"
        case "\u{0304}": "¯"
        case "\u{20D7}": "→"
        case "\u{0307}": "˙"
        case "\u{0308}": "¨"
        default: "~"
        }
    }

    private static func table(_ kind: MathNode.TableKind, _ rows: [[MathNode]]) -> String {
        let body = rows.map { row in
            let cells = row.enumerated().map { column, cell in
                let side = kind == .cases ? "left" : kind == .aligned ? (column % 2 == 0 ? "right" : "left") : "center"
                let padding = kind == .aligned ? ";padding-left:0;padding-right:0" : ""
                return "<mtd style=\"text-align:\(side)\(padding)\">\(element(row: cell))</mtd>"
            }
            return "<mtr>\(cells.joined())</mtr>"
        }
        let style = kind == .aligned ? " displaystyle=\"true\"" : ""
        return "<mtable\(style)>\(body.joined())</mtable>"
    }

    private static func decimal(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
}
