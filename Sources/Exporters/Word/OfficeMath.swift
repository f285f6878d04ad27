import Document

/// Writes formulas as Office Math (ECMA-376, part 1, section 22.1), which Word and LibreOffice edit.
enum OfficeMath {
    /// A formula inside a line.
    static func inline(_ source: String) -> String { "<m:oMath>\(content(source))</m:oMath>" }

    /// A formula on a line of its own.
    static func displayed(_ source: String) -> String {
        "<m:oMathPara><m:oMathParaPr><m:jc m:val=\"center\"/></m:oMathParaPr><m:oMath>\(content(source))</m:oMath></m:oMathPara>"
    }

    private static func content(_ source: String) -> String { element(MathParser.parse(source).formula) }

    private static func element(_ node: MathNode) -> String {
        switch node {
        case .symbol(let text, let atomClass, let variant):
            let isSign = atomClass != .ordinary || text.unicodeScalars.count > 1
            return run(text, isSign && variant == .italic ? .upright : variant)
        case .text(let text, let variant): return words(text, variant)
        case .function(let name, _): return run(name, .upright)
        case .largeOperator: return row([node])
        case .row(let nodes): return row(nodes)
        case .scripts(let base, let lower, let upper): return scripts(base, lower, upper)
        case .fraction(let upper, let lower, let hasRule, _):
            let kind = hasRule ? "" : "<m:fPr><m:type m:val=\"noBar\"/></m:fPr>"
            return "<m:f>\(kind)\(part("num", upper))\(part("den", lower))</m:f>"
        case .root(let radicand, let degree):
            let properties = degree == nil ? "<m:radPr><m:degHide m:val=\"1\"/></m:radPr>" : ""
            return "<m:rad>\(properties)<m:deg>\(degree.map(element) ?? "")</m:deg>\(part("e", radicand))</m:rad>"
        case .fenced(let open, let parts, let middle, let close):
            let separator = middle.first.map { "<m:sepChr m:val=\"\(escaped($0))\"/>" } ?? ""
            let properties = "<m:begChr m:val=\"\(escaped(open))\"/>\(separator)<m:endChr m:val=\"\(escaped(close))\"/>"
            return "<m:d><m:dPr>\(properties)</m:dPr>\(parts.map { part("e", $0) }.joined())</m:d>"
        case .delimiter(let sign, _, _): return run(sign, .upright)
        case .accent(let accent, let base, _):
            return "<m:acc><m:accPr><m:chr m:val=\"\(escaped(accent))\"/></m:accPr>\(part("e", base))</m:acc>"
        case .stretched(let stretch, let base): return stretched(stretch, base)
        case .stacked(let base, let over, let under): return limits(element(base), under: under, over: over)
        case .arrow(let sign, let over, let under): return limits(run(sign, .upright), under: under, over: over)
        case .space(let ems): return space(ems)
        case .phantom(let content):
            return "<m:phant><m:phantPr><m:show m:val=\"0\"/></m:phantPr>\(part("e", content))</m:phant>"
        case .styleChange, .rowSpace: return ""
        case .classed(_, let content): return element(content)
        case .table(let kind, let rows): return table(kind, rows)
        }
    }

    private static func part(_ name: String, _ node: MathNode) -> String { "<m:\(name)>\(element(node))</m:\(name)>" }

    // MARK: Rows

    /// A large operator takes what it acts on as its operand: up to the next relation.
    private static func row(_ nodes: [MathNode]) -> String {
        var text = ""
        var index = 0
        while index < nodes.count {
            guard let large = LargeOperator(nodes[index]) else {
                text += element(nodes[index])
                index += 1
                continue
            }
            let rest = nodes[(index + 1)...].prefix { node in
                ![.relation, .punctuation, .closing].contains(node.atomClass ?? .ordinary)
            }
            text += large.element(operand: row(Array(rest)), script: element)
            index += 1 + rest.count
        }
        return text
    }

    /// A sum, product or integral with its limits.
    private struct LargeOperator {
        var sign: String
        var lower: MathNode?
        var upper: MathNode?
        var isAtSide: Bool

        init?(_ node: MathNode) {
            var base = node
            if case .scripts(let inner, let lower, let upper) = node {
                (base, self.lower, self.upper) = (inner, lower, upper)
            }
            guard case .largeOperator(let sign, let limits) = base else { return nil }
            self.sign = sign
            isAtSide = limits == .never
        }

        func element(operand: String, script: (MathNode) -> String) -> String {
            func hide(_ name: String, _ node: MathNode?) -> String { node == nil ? "<m:\(name)Hide m:val=\"1\"/>" : "" }
            let properties =
                "<m:chr m:val=\"\(OfficeMath.escaped(sign))\"/><m:limLoc m:val=\"\(isAtSide ? "subSup" : "undOvr")\"/>"
                + hide("sub", lower) + hide("sup", upper)
            return
                "<m:nary><m:naryPr>\(properties)</m:naryPr><m:sub>\(lower.map(script) ?? "")</m:sub><m:sup>\(upper.map(script) ?? "")</m:sup><m:e>\(operand)</m:e></m:nary>"
        }
    }

    // MARK: Scripts and what grows

    private static func scripts(_ base: MathNode, _ lower: MathNode?, _ upper: MathNode?) -> String {
        if case .largeOperator = base { return row([.scripts(base: base, subscript: lower, superscript: upper)]) }
        if base.limits != .never { return limits(element(base), under: lower, over: upper) }
        let inner = "<m:e>\(element(base))</m:e>"
        switch (lower, upper) {
        case (let lower?, let upper?):
            return "<m:sSubSup>\(inner)\(part("sub", lower))\(part("sup", upper))</m:sSubSup>"
        case (let lower?, nil): return "<m:sSub>\(inner)\(part("sub", lower))</m:sSub>"
        case (nil, let upper?): return "<m:sSup>\(inner)\(part("sup", upper))</m:sSup>"
        case (nil, nil): return element(base)
        }
    }

    private static func limits(_ base: String, under: MathNode?, over: MathNode?) -> String {
        var text = base
        if let under { text = "<m:limLow><m:e>\(text)</m:e>\(part("lim", under))</m:limLow>" }
        if let over { text = "<m:limUpp><m:e>\(text)</m:e>\(part("lim", over))</m:limUpp>" }
        return text
    }

    private static func stretched(_ stretch: MathNode.Stretch, _ base: MathNode) -> String {
        func bar(_ place: String) -> String {
            "<m:bar><m:barPr><m:pos m:val=\"\(place)\"/></m:barPr>\(part("e", base))</m:bar>"
        }
        func group(_ sign: String, _ place: String) -> String {
            "<m:groupChr><m:groupChrPr><m:chr m:val=\"\(sign)\"/><m:pos m:val=\"\(place)\"/><m:vertJc m:val=\"\(place == "top" ? "bot" : "top")\"/></m:groupChrPr>\(part("e", base))</m:groupChr>"
        }
        switch stretch {
        case .overline: return bar("top")
        case .underline: return bar("bot")
        case .overbrace: return group("⏞", "top")
        case .underbrace: return group("⏟", "bot")
        case .overrightarrow: return group("→", "top")
        case .overleftarrow: return group("←", "top")
        case .overleftrightarrow: return group("↔", "top")
        }
    }

    // MARK: Tables

    private static func table(_ kind: MathNode.TableKind, _ rows: [[MathNode]]) -> String {
        switch kind {
        case .matrix(let columns): return matrix(rows) { $0 < columns.count ? columns[$0] : .center }
        case .cases: return matrix(rows) { _ in .left }
        case .aligned:
            // Signs of alignment inside the text part the columns.
            let lines = rows.map { cells in "<m:e>\(cells.map(element).joined(separator: run("&", .upright)))</m:e>" }
            return "<m:eqArr>\(lines.joined())</m:eqArr>"
        case .gathered, .stacked:
            return "<m:eqArr>\(rows.map { "<m:e>\(row($0))</m:e>" }.joined())</m:eqArr>"
        }
    }

    private static func matrix(_ rows: [[MathNode]], _ alignment: (Int) -> TableBlock.Alignment) -> String {
        let count = rows.map(\.count).max() ?? 0
        let columns = (0..<count).map { column in
            let side = alignment(column)
            let name = side == .decimal ? "right" : side.rawValue
            return "<m:mc><m:mcPr><m:count m:val=\"1\"/><m:mcJc m:val=\"\(name)\"/></m:mcPr></m:mc>"
        }
        let lines = rows.map { cells in
            "<m:mr>\((0..<count).map { "<m:e>\($0 < cells.count ? element(cells[$0]) : "")</m:e>" }.joined())</m:mr>"
        }
        return "<m:m><m:mPr><m:mcs>\(columns.joined())</m:mcs></m:mPr>\(lines.joined())</m:m>"
    }

    // MARK: Runs

    private static let fonts = "<w:rPr><w:rFonts w:ascii=\"Cambria Math\" w:hAnsi=\"Cambria Math\"/></w:rPr>"

    private static func run(_ text: String, _ variant: MathNode.Variant) -> String {
        // Upright words are set as text, which every program understands.
        if variant == .upright, text.unicodeScalars.allSatisfy({ $0.isASCII && $0.properties.isAlphabetic }) {
            return words(text, .upright)
        }
        let style =
            switch variant {
            case .italic: ""
            case .upright: "<m:sty m:val=\"p\"/>"
            case .bold: "<m:sty m:val=\"b\"/>"
            case .boldItalic: "<m:sty m:val=\"bi\"/>"
            case .calligraphic: "<m:scr m:val=\"script\"/><m:sty m:val=\"p\"/>"
            case .doubleStruck: "<m:scr m:val=\"double-struck\"/><m:sty m:val=\"p\"/>"
            case .fraktur: "<m:scr m:val=\"fraktur\"/><m:sty m:val=\"p\"/>"
            case .sansSerif: "<m:scr m:val=\"sans-serif\"/><m:sty m:val=\"p\"/>"
            case .monospace: "<m:scr m:val=\"monospace\"/><m:sty m:val=\"p\"/>"
            }
        let properties = style.isEmpty ? "" : "<m:rPr>\(style)</m:rPr>"
        return "<m:r>\(properties)\(fonts)<m:t xml:space=\"preserve\">\(escaped(text))</m:t></m:r>"
    }

    private static func words(_ text: String, _ variant: MathNode.Variant) -> String {
        let weight = variant == .bold ? "<w:rPr><w:b/></w:rPr>" : variant == .italic ? "<w:rPr><w:i/></w:rPr>" : ""
        return "<m:r><m:rPr><m:nor/></m:rPr>\(weight)<m:t xml:space=\"preserve\">\(escaped(text))</m:t></m:r>"
    }

    private static func space(_ ems: Double) -> String {
        let widths: [(Double, String)] = [
            (0.1, ""), (0.19, "\u{2009}"), (0.24, "\u{2005}"), (0.4, "\u{2004}"), (0.75, "\u{2002}"), (1.5, "\u{2003}"),
        ]
        let text = widths.first { ems < $0.0 }?.1 ?? "\u{2003}\u{2003}"
        return text.isEmpty ? "" : run(text, .upright)
    }

    static func escaped(_ text: String) -> String { MarkupText.escaped(text) }
}
