import Document

/// Writes formulas as MathML Core.
public enum MathMLWriter {
    /// - Parameters:
    ///   - source: TeX notation, without dollars; it becomes the alternative text.
    ///   - isDisplayed: whether the formula stands on a line of its own.
    public static func mathML(_ source: String, isDisplayed: Bool) -> String {
        let display = isDisplayed ? " display=\"block\"" : ""
        let formula = element(MathParser.parse(source).formula, isScript: false)
        return "<math\(display) alttext=\"\(MarkupText.escaped(source))\">\(formula)</math>"
    }

    /// A formula in a line; a long one is written in parts between which the line may end, after signs of relation and addition outside
    /// of brackets, as on pages.
    public static func inline(_ source: String) -> String {
        let whole = mathML(source, isDisplayed: false)
        guard case .row(let nodes) = MathParser.parse(source).formula else { return whole }
        let classes = MathNode.classes(of: nodes)
        let ends = ends(nodes, classes)
        guard !ends.isEmpty, letterCount(whole) > longestWhole else { return whole }
        var start = 0
        let parts = (ends + [nodes.count]).map { end -> String in
            defer { start = end }
            return "<math>\(row(nodes[start..<end], classes[start..<end], endsInSign: end < nodes.count))</math>"
        }
        return parts.joined(separator: "<wbr>")
    }

    /// Letters and signs of a formula that stays whole on every screen.
    private static let longestWhole = 16

    private static func letterCount(_ markup: String) -> Int {
        var isInside = false
        return markup.count { character in
            if character == "<" { isInside = true }
            defer { if character == ">" { isInside = false } }
            return !isInside
        }
    }

    /// Where a line may end: numbers of nodes before the end.
    private static func ends(_ nodes: [MathNode], _ classes: [MathNode.AtomClass?]) -> [Int] {
        var ends: [Int] = []
        var depth = 0
        var hasOperand = false
        for (index, atomClass) in classes.enumerated() {
            // A style holds to the end of its row.
            if case .styleChange = nodes[index] { return [] }
            switch atomClass {
            case nil: continue
            case .relation, .binary:
                let next = classes[(index + 1)...].lazy.compactMap(\.self).first
                guard depth == 0, hasOperand, let next, next != .relation else { continue }
                ends.append(index + 1)
                hasOperand = false
            case .opening: depth += 1
            case .closing: depth = max(0, depth - 1)
            default: hasOperand = true
            }
        }
        return ends
    }

    private static let thin = "<mspace width=\"0.167em\"/>"

    /// Exactly one element for any node.
    private static func element(_ node: MathNode, isScript: Bool) -> String {
        func inside(_ node: MathNode) -> String { element(node, isScript: isScript) }
        func script(_ node: MathNode) -> String { element(node, isScript: true) }
        switch node {
        case .symbol(let text, let atomClass, let variant): return MathMLSymbol.element(text, atomClass, variant)
        case .text(let text, let face): return MathMLSymbol.words(text, face)
        case .function(let name, let limits): return MathMLSymbol.function(name, limits)
        case .largeOperator(let sign, let limits):
            return "<mo\(limits == .always ? " movablelimits=\"false\"" : "")>\(MarkupText.escaped(sign))</mo>"
        case .row(let nodes): return "<mrow>\(row(nodes, isScript: isScript))</mrow>"
        case .scripts(let base, let lower, let upper):
            return scripts(base, lower.map(script), upper.map(script), isScript: isScript)
        case .fraction(let upper, let lower, let hasRule, let style):
            let fraction =
                "<mfrac\(hasRule ? "" : " linethickness=\"0\"")>\(inside(upper))\(inside(lower))</mfrac>"
            return style.map { "<mstyle\(attributes($0))>\(fraction)</mstyle>" } ?? fraction
        case .root(let radicand, nil): return "<msqrt>\(inside(radicand))</msqrt>"
        case .root(let radicand, let degree?): return "<mroot>\(inside(radicand))\(script(degree))</mroot>"
        case .fenced(let open, let parts, let middle, let close):
            var text = fence(open, " form=\"prefix\"")
            for (index, part) in parts.enumerated() {
                if index > 0, index <= middle.count {
                    text += fence(middle[index - 1], " form=\"infix\" lspace=\"0.05em\" rspace=\"0.05em\"")
                }
                text += inside(part)
            }
            return "<mrow>\(text)\(fence(close, " form=\"postfix\""))</mrow>"
        case .delimiter(let sign, let atomClass, let step):
            let form =
                atomClass == .opening
                ? " form=\"prefix\"" : atomClass == .closing ? " form=\"postfix\"" : " lspace=\"0em\" rspace=\"0em\""
            let size = ["1.2em", "1.623em", "2.047em", "2.470em"][min(max(step, 1), 4) - 1]
            return fence(sign, "\(form) minsize=\"\(size)\" maxsize=\"\(size)\"", isRequired: true)
        case .accent(let accent, let base, let isWide):
            return "<mover accent=\"true\">\(inside(base))\(MathMLSymbol.accent(accent, isWide: isWide))</mover>"
        case .stretched(let stretch, let base): return stretched(stretch, inside(base))
        case .stacked(let base, let over, let under):
            return underOver(inside(base), under.map(script), over.map(script))
        case .arrow(let sign, let over, let under):
            func label(_ node: MathNode) -> String {
                "<mrow><mspace width=\"0.4em\"/>\(script(node))<mspace width=\"0.4em\"/></mrow>"
            }
            if over == nil, under == nil { return "<mo stretchy=\"false\">\(sign)</mo>" }
            return underOver("<mo stretchy=\"true\">\(sign)</mo>", under.map(label), over.map(label))
        case .space(let ems): return space(ems)
        // A strut as deep as a row with the space below it.
        case .rowSpace(let ems):
            return "<mspace width=\"0\" depth=\"\(SVGNumber.text(0.36 + max(0, ems), decimals: 2))em\"/>"
        case .phantom(let content): return "<mphantom>\(inside(content))</mphantom>"
        case .styleChange: return "<mrow></mrow>"
        case .classed(let atomClass, let content): return classed(atomClass, content, inside(content))
        case .table(let kind, let rows): return table(kind, rows, isScript: isScript)
        }
    }

    // MARK: Rows

    /// The elements of a row; a change of style holds for all that follow.
    private static func row(_ nodes: [MathNode], isScript: Bool) -> String {
        row(nodes[...], MathNode.classes(of: nodes)[...], isScript: isScript)
    }

    /// - Parameter endsInSign: whether the last element is a sign whose right side stands in another row.
    private static func row(
        _ nodes: ArraySlice<MathNode>, _ classes: ArraySlice<MathNode.AtomClass?>, isScript: Bool = false,
        endsInSign: Bool = false
    ) -> String {
        var text = ""
        var ends = ""
        var isScript = isScript
        var previous: (node: MathNode, atomClass: MathNode.AtomClass)?
        for (index, (node, atomClass)) in zip(nodes.indices, zip(nodes, classes)) {
            if case .styleChange(let style) = node {
                text += "<mstyle\(attributes(style))>"
                ends += "</mstyle>"
                isScript = style.rawValue > MathNode.Style.text.rawValue
                continue
            }
            if let previous, let atomClass, isThin(previous, (node, atomClass), isScript: isScript) { text += thin }
            if case .symbol(let sign, .binary, let variant) = node, atomClass == .ordinary {
                text += MathMLSymbol.element(sign, .binary, variant, isUnbound: true)
            } else {
                let element = element(node, isScript: isScript)
                // At the end of its row a browser would take it for a sign behind its operand.
                let isLast = endsInSign && index == nodes.endIndex - 1 && element.hasPrefix("<mo")
                text += isLast ? "<mo form=\"infix\"" + element.dropFirst(3) : element
            }
            if let atomClass { previous = (node, atomClass) }
        }
        return text + ends
    }

    /// Whether TeX parts two neighbours by a thin space that browsers do not set of themselves.
    private static func isThin(
        _ left: (node: MathNode, atomClass: MathNode.AtomClass),
        _ right: (node: MathNode, atomClass: MathNode.AtomClass),
        isScript: Bool
    ) -> Bool {
        if isFunction(right.node) {
            return [.ordinary, .closing, .inner].contains(left.atomClass) || isFunction(left.node)
        }
        let isLeftPlain = isFunction(left.node) || [.ordinary, .closing, .inner].contains(left.atomClass)
        if isFunction(left.node), right.atomClass == .ordinary { return true }
        guard !isScript else { return false }
        if right.atomClass == .inner { return isLeftPlain }
        return left.atomClass == .inner && [.ordinary, .opening].contains(right.atomClass)
    }

    /// Functions without limits, which are written as identifiers; the others are operators and have their own space.
    private static func isFunction(_ node: MathNode) -> Bool {
        switch node {
        case .function(_, let limits): limits == .never
        case .scripts(let base, _, _): isFunction(base)
        default: false
        }
    }

    // MARK: Scripts and signs that grow

    private static func scripts(_ base: MathNode, _ lower: String?, _ upper: String?, isScript: Bool) -> String {
        let base = (node: base, text: element(base, isScript: isScript))
        if base.node.limits != .never { return underOver(base.text, lower, upper) }
        switch (lower, upper) {
        case (let lower?, let upper?): return "<msubsup>\(base.text)\(lower)\(upper)</msubsup>"
        case (let lower?, nil): return "<msub>\(base.text)\(lower)</msub>"
        case (nil, let upper?): return "<msup>\(base.text)\(upper)</msup>"
        case (nil, nil): return base.text
        }
    }

    private static func underOver(_ base: String, _ under: String?, _ over: String?) -> String {
        switch (under, over) {
        case (let under?, let over?): "<munderover>\(base)\(under)\(over)</munderover>"
        case (let under?, nil): "<munder>\(base)\(under)</munder>"
        case (nil, let over?): "<mover>\(base)\(over)</mover>"
        case (nil, nil): base
        }
    }

    private static func stretched(_ stretch: MathNode.Stretch, _ base: String) -> String {
        func over(_ sign: String) -> String {
            "<mover accent=\"true\">\(base)<mo stretchy=\"true\">\(sign)</mo></mover>"
        }
        func under(_ sign: String) -> String {
            "<munder accentunder=\"true\">\(base)<mo stretchy=\"true\">\(sign)</mo></munder>"
        }
        switch stretch {
        // Few fonts have bars that grow; a border always does.
        case .overline: return "<mrow style=\"border-top:0.05em solid;padding-top:0.12em\">\(base)</mrow>"
        case .underline: return "<mrow style=\"border-bottom:0.05em solid;padding-bottom:0.12em\">\(base)</mrow>"
        case .overbrace: return over("⏞")
        case .underbrace: return under("⏟")
        case .overrightarrow: return over("→")
        case .overleftarrow: return over("←")
        case .overleftrightarrow: return over("↔")
        }
    }

    private static func fence(_ sign: String, _ attributes: String, isRequired: Bool = false) -> String {
        if sign.isEmpty { return isRequired ? "<mrow></mrow>" : "" }
        return "<mo stretchy=\"true\"\(attributes)>\(MarkupText.escaped(sign))</mo>"
    }

    private static func classed(_ atomClass: MathNode.AtomClass, _ content: MathNode, _ text: String) -> String {
        let width: String
        switch (atomClass, content) {
        case (_, .symbol(_, atomClass, _)), (_, .stacked): return text
        case (.relation, _): width = "0.278em"
        case (.binary, _): width = "0.222em"
        default: return text
        }
        return "<mrow><mspace width=\"\(width)\"/>\(text)<mspace width=\"\(width)\"/></mrow>"
    }

    // MARK: Styles, spaces and tables

    private static func attributes(_ style: MathNode.Style) -> String {
        switch style {
        case .display: " displaystyle=\"true\" scriptlevel=\"0\""
        case .text: " displaystyle=\"false\" scriptlevel=\"0\""
        case .script: " displaystyle=\"false\" scriptlevel=\"1\""
        case .scriptScript: " displaystyle=\"false\" scriptlevel=\"2\""
        }
    }

    private static func space(_ ems: Double) -> String {
        let text = "\((ems * 1000).rounded() / 1000)em"
        // MathML has no negative spaces; style sheets do.
        return ems < 0 ? "<mspace style=\"margin-left:\(text)\"/>" : "<mspace width=\"\(text)\"/>"
    }

    private static func table(_ kind: MathNode.TableKind, _ rows: [[MathNode]], isScript: Bool) -> String {
        let body = rows.map { row in
            let cells = row.enumerated().map { column, cell in
                "<mtd style=\"\(cellStyle(kind, column))\">\(element(cell, isScript: isScript || kind == .stacked))</mtd>"
            }
            return "<mtr>\(cells.joined())</mtr>"
        }
        let attributes =
            switch kind {
            case .aligned, .gathered: " displaystyle=\"true\""
            case .stacked: " scriptlevel=\"1\""
            case .matrix, .cases: ""
            }
        return "<mtable\(attributes)>\(body.joined())</mtable>"
    }

    private static func cellStyle(_ kind: MathNode.TableKind, _ column: Int) -> String {
        switch kind {
        case .matrix(let columns):
            let side = column < columns.count ? columns[column] : .center
            return "text-align:\(side == .decimal ? "right" : side.rawValue)"
        case .cases: return "text-align:left;padding-left:\(column == 0 ? "0" : "1em");padding-right:0"
        case .aligned:
            return column % 2 == 0
                ? "text-align:right;padding-right:0;padding-left:\(column == 0 ? "0" : "2em")"
                : "text-align:left;padding-left:0;padding-right:0"
        case .gathered: return "text-align:center"
        case .stacked: return "text-align:center;padding:0 0.2em"
        }
    }
}
