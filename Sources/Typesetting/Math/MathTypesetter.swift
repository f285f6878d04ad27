import Document
public import Drawing

/// Lays out formulas with a font's own measures for mathematics, by the rules of The TeXbook's appendix G.
public final class MathTypesetter: MathLayouting {
    private let shaper: HarfBuzzShaper
    private let textFamily: String
    let mathFamily: String
    let font: LoadedFont
    let constants: MathConstants
    private var cache: [CacheKey: MathBox] = [:]

    private struct CacheKey: Hashable {
        var source: String
        var isDisplayed: Bool
        var size: Double
        var color: Color
    }

    /// - Throws: `TypesettingError.fontNotInstalled` when the mathematical family is missing.
    public init(shaper: HarfBuzzShaper, mathFamily: String, textFamily: String) throws(TypesettingError) {
        self.shaper = shaper
        self.mathFamily = mathFamily
        self.textFamily = textFamily
        font = try shaper.fonts.font(for: TextStyle(family: mathFamily, size: 10))
        constants = MathConstants(font)
    }

    public func layout(_ source: String, isDisplayed: Bool, size: Double, color: Color) -> MathBox {
        let key = CacheKey(source: source, isDisplayed: isDisplayed, size: size, color: color)
        if let known = cache[key] { return known }
        let style = Style(level: isDisplayed ? .display : .text, isCramped: false, textSize: size, color: color)
        let box = layout(MathParser.parse(source).formula, style)
        cache[key] = box
        return box
    }

    /// TeX's styles: how large a part of a formula is set, and whether its superscripts are kept low.
    struct Style {
        enum Level: Int { case display, text, script, scriptScript }

        var level: Level
        var isCramped: Bool
        /// Size of the text around the formula, in points.
        var textSize: Double
        var color: Color

        var isScript: Bool { level.rawValue >= Level.script.rawValue }
        var cramped: Style { with(level, cramped: true) }

        func script(cramped: Bool) -> Style { with(isScript ? .scriptScript : .script, cramped: isCramped || cramped) }
        func fractionPart(cramped: Bool) -> Style {
            switch level {
            case .display: with(.text, cramped: isCramped || cramped)
            case .text: with(.script, cramped: isCramped || cramped)
            case .script, .scriptScript: with(.scriptScript, cramped: isCramped || cramped)
            }
        }

        func with(_ level: Level, cramped: Bool) -> Style {
            Style(level: level, isCramped: cramped, textSize: textSize, color: color)
        }
    }

    func size(_ style: Style) -> Double {
        switch style.level {
        case .display, .text: style.textSize
        case .script: style.textSize * constants.scriptScale
        case .scriptScript: style.textSize * constants.scriptScriptScale
        }
    }

    // MARK: Nodes

    func layout(_ node: MathNode, _ style: Style) -> MathBox {
        switch node {
        case .symbol(let text, _, let variant): glyphs(MathAlphabet.text(text, variant), style)
        case .text(let text): words(text, style)
        case .function(let name, _): words(name, style)
        case .largeOperator(let sign, _): largeOperator(sign, style)
        case .row(let nodes): row(nodes, style)
        case .scripts(let base, let lower, let upper): scripts(base, lower, upper, style)
        case .fraction(let upper, let lower, let hasRule): fraction(upper, lower, hasRule: hasRule, style)
        case .root(let radicand, let degree): root(radicand, degree, style)
        case .fenced(let open, let close, let content): fenced(open, close, content, style)
        case .accent(let accent, let base): self.accent(accent, base, style)
        case .overline(let content): overline(content, style)
        case .space(let ems): MathBox(width: ems * size(style), ascent: 0, descent: 0, items: [])
        case .table(let kind, let rows): table(kind, rows, style)
        }
    }

    private func textStyle(_ family: String, _ style: Style) -> TextStyle {
        TextStyle(family: family, size: size(style), color: style.color)
    }

    /// Signs of the mathematical font, as high and deep as their ink.
    func glyphs(_ text: String, _ style: Style) -> MathBox {
        let shaped = shaper.shape(text, style: textStyle(mathFamily, style))
        var ascent = 0.0
        var descent = 0.0
        for run in shaped.runs {
            guard let font = shaper.fonts.loaded(run.font) else { continue }
            for glyph in run.glyphs {
                let extents = font.extents(of: glyph.id)
                ascent = max(ascent, extents.top * run.size)
                descent = max(descent, -extents.bottom * run.size)
            }
        }
        return MathBox(width: shaped.width, ascent: ascent, descent: descent, items: shaped.items(at: .zero))
    }

    private func words(_ text: String, _ style: Style) -> MathBox {
        let shaped = shaper.shape(text, style: textStyle(textFamily, style))
        return MathBox(
            width: shaped.width, ascent: font.capHeight * size(style), descent: 0.2 * size(style),
            items: shaped.items(at: .zero))
    }

    /// Atoms side by side with TeX's spaces between them.
    private func row(_ nodes: [MathNode], _ style: Style) -> MathBox {
        var boxes: [(x: Double, box: MathBox)] = []
        var x = 0.0
        var previous: MathNode.AtomClass?
        for (index, node) in nodes.enumerated() {
            var atomClass = node.atomClass
            // A sign with nothing to bind on a side is no operation: −1, (+2.
            if atomClass == .binary {
                let next = nodes[(index + 1)...].lazy.compactMap(\.atomClass).first
                let bindsLeft =
                    previous.map { ![.binary, .largeOperator, .relation, .opening, .punctuation].contains($0) } ?? false
                let bindsRight = next.map { ![.relation, .closing, .punctuation].contains($0) } ?? false
                if !bindsLeft || !bindsRight { atomClass = .ordinary }
            }
            if let left = previous, let right = atomClass {
                x += MathSpacing.between(left, right, isScript: style.isScript) * size(style)
            }
            let box = layout(node, style)
            boxes.append((x, box))
            x += box.width
            if atomClass != nil { previous = atomClass }
        }
        return MathBoxes.beside(boxes, width: x)
    }

    // MARK: Scripts and limits

    private func scripts(_ base: MathNode, _ lower: MathNode?, _ upper: MathNode?, _ style: Style) -> MathBox {
        if style.level == .display, takesLimits(base) { return limits(base, lower, upper, style) }
        let em = size(style)
        let nucleus = layout(base, style)
        let isSymbol = isSingleSymbol(base)
        let italic = italicCorrection(base, style)
        let subBox = lower.map { layout($0, style.script(cramped: true)) }
        let supBox = upper.map { layout($0, style.script(cramped: false)) }
        var rise = (style.isCramped ? constants.superscriptRiseCramped : constants.superscriptRise) * em
        var drop = constants.subscriptDrop * em
        if !isSymbol {
            rise = max(rise, nucleus.ascent - 0.35 * em * constants.scriptScale)
            drop = max(drop, nucleus.descent + 0.08 * em)
        }
        if let supBox { rise = max(rise, supBox.descent + constants.superscriptBottomMin * em) }
        if let subBox { drop = max(drop, subBox.ascent - constants.subscriptTopMax * em) }
        if let supBox, let subBox {
            let gap = rise - supBox.descent + drop - subBox.ascent
            if gap < constants.scriptGap * em { drop += constants.scriptGap * em - gap }
        }
        var parts: [(Double, Double, MathBox)] = [(0, 0, nucleus)]
        var width = nucleus.width
        if let supBox {
            parts.append((nucleus.width + italic, -rise, supBox))
            width = max(width, nucleus.width + italic + supBox.width + constants.scriptSpace * em)
        }
        if let subBox {
            // An operator that leans, as an integral does, has its lower limit under its foot.
            let x = nucleus.width - (isLargeOperator(base) ? italic : 0)
            parts.append((x, drop, subBox))
            width = max(width, x + subBox.width + constants.scriptSpace * em)
        }
        return MathBoxes.placed(parts, width: width)
    }

    private func limits(_ base: MathNode, _ lower: MathNode?, _ upper: MathNode?, _ style: Style) -> MathBox {
        let em = size(style)
        let nucleus = layout(base, style)
        let subBox = lower.map { layout($0, style.script(cramped: true)) }
        let supBox = upper.map { layout($0, style.script(cramped: false)) }
        let width = max(nucleus.width, subBox?.width ?? 0, supBox?.width ?? 0)
        var parts: [(Double, Double, MathBox)] = [((width - nucleus.width) / 2, 0, nucleus)]
        if let supBox {
            parts.append(
                ((width - supBox.width) / 2, -(nucleus.ascent + constants.upperLimitGap * em + supBox.descent), supBox))
        }
        if let subBox {
            parts.append(
                ((width - subBox.width) / 2, nucleus.descent + constants.lowerLimitGap * em + subBox.ascent, subBox))
        }
        return MathBoxes.placed(parts, width: width)
    }

    private func takesLimits(_ node: MathNode) -> Bool {
        switch node {
        case .largeOperator(_, let takesLimits), .function(_, let takesLimits): takesLimits
        default: false
        }
    }

    private func isLargeOperator(_ node: MathNode) -> Bool { if case .largeOperator = node { true } else { false } }

    private func isSingleSymbol(_ node: MathNode) -> Bool {
        switch node {
        case .symbol, .text, .function: true
        default: false
        }
    }

    /// How far a slanted sign leans over its width, in points.
    private func italicCorrection(_ node: MathNode, _ style: Style) -> Double {
        let text: String
        switch node {
        case .symbol(let symbol, _, let variant): text = MathAlphabet.text(symbol, variant)
        case .largeOperator(let sign, _): text = sign
        default: return 0
        }
        guard let scalar = text.unicodeScalars.last, let glyph = font.glyph(for: scalar) else { return 0 }
        return font.italicCorrection(of: glyph) * size(style)
    }

    private func largeOperator(_ sign: String, _ style: Style) -> MathBox {
        guard let scalar = sign.unicodeScalars.first, let glyph = font.glyph(for: scalar) else {
            return glyphs(sign, style)
        }
        let height = style.level == .display ? constants.largeOperatorHeight : 0
        return centered(font.verticalVariant(of: glyph, atLeast: height), text: sign, style)
    }

    /// One glyph, its middle on the axis.
    private func centered(_ glyph: UInt32, text: String, _ style: Style) -> MathBox {
        let em = size(style)
        let extents = font.extents(of: glyph)
        let middle = (extents.top + extents.bottom) / 2
        let down = (middle - constants.axisHeight) * em
        let run = glyphRun(glyph, text: text, em: em, color: style.color)
        return MathBox(
            width: run.advance, ascent: extents.top * em - down, descent: -extents.bottom * em + down,
            items: [.glyphs(run, at: Point(x: 0, y: down))])
    }

    private func glyphRun(_ glyph: UInt32, text: String, em: Double, color: Color) -> GlyphRun {
        GlyphRun(
            font: font.file, size: em, color: color, glyphs: [GlyphRun.Glyph(id: glyph, x: 0, y: 0, cluster: 0)],
            text: text,
            advance: font.advance(of: glyph) * em)
    }

    // MARK: Fractions, roots and delimiters

    private func rule(_ x: Double, _ y: Double, width: Double, thickness: Double, _ style: Style) -> DisplayItem {
        .fill(Path(Rect(x: x, y: y - thickness / 2, width: width, height: thickness)), style.color)
    }

    private func fraction(_ upper: MathNode, _ lower: MathNode, hasRule: Bool, _ style: Style) -> MathBox {
        let em = size(style)
        let isDisplay = style.level == .display
        let numerator = layout(upper, style.fractionPart(cramped: false))
        let denominator = layout(lower, style.fractionPart(cramped: true))
        let thickness = hasRule ? constants.ruleThickness * em : 0
        let axis = constants.axisHeight * em
        let gap = (isDisplay ? constants.numeratorGapDisplay : constants.numeratorGap) * em + thickness / 2
        let rise = max(
            (isDisplay ? constants.numeratorRiseDisplay : constants.numeratorRise) * em, axis + gap + numerator.descent)
        let drop = max(
            (isDisplay ? constants.denominatorDropDisplay : constants.denominatorDrop) * em,
            denominator.ascent + gap - axis)
        let side = 0.08 * em
        let width = max(numerator.width, denominator.width) + 2 * side
        var box = MathBoxes.placed(
            [((width - numerator.width) / 2, -rise, numerator), ((width - denominator.width) / 2, drop, denominator)],
            width: width)
        if hasRule { box.items.append(rule(side * 0.5, -axis, width: width - side, thickness: thickness, style)) }
        return box
    }

    private func root(_ radicand: MathNode, _ degree: MathNode?, _ style: Style) -> MathBox {
        let em = size(style)
        let content = layout(radicand, style.cramped)
        let gap = (style.level == .display ? constants.radicalGapDisplay : constants.radicalGap) * em
        let thickness = constants.radicalRule * em
        let needed = content.ascent + content.descent + gap + thickness
        guard let plain = font.glyph(for: "√") else { return content }
        let glyph = font.verticalVariant(of: plain, atLeast: needed / em)
        let extents = font.extents(of: glyph)
        let height = (extents.top - extents.bottom) * em
        // What the sign is higher than needed is shared above and below the content.
        let clearance = gap + max(0, height - needed) / 2
        let top = content.ascent + clearance + thickness
        let sign = glyphRun(glyph, text: "√", em: em, color: style.color)
        var left = 0.0
        var items: [DisplayItem] = []
        var degreeTop = 0.0
        if let degree {
            let box = layout(degree, style.with(.scriptScript, cramped: true))
            left = max(0, box.width + 0.28 * em - 0.56 * em)
            let baseline = -(top - height) - 0.6 * height
            items += MathBoxes.moved(box, x: max(0, 0.28 * em - box.width * 0), y: baseline)
            degreeTop = -baseline + box.ascent
        }
        items.append(.glyphs(sign, at: Point(x: left, y: -top + extents.top * em)))
        let x = left + sign.advance
        items.append(
            rule(x - 0.01 * em, -top + thickness / 2, width: content.width + 0.06 * em, thickness: thickness, style))
        items += MathBoxes.moved(content, x: x, y: 0)
        return MathBox(
            width: x + content.width + 0.06 * em, ascent: max(top + 0.05 * em, degreeTop),
            descent: max(content.descent, height - top),
            items: items)
    }

    private func fenced(_ open: String, _ close: String, _ content: MathNode, _ style: Style) -> MathBox {
        let em = size(style)
        let inside = layout(content, style)
        let axis = constants.axisHeight * em
        let reach = max(inside.ascent - axis, inside.descent + axis)
        // TeX lets a delimiter be a little shorter than what it encloses.
        let needed = max(2 * reach * 0.901, 2 * reach - 0.5 * em)
        let left = delimiter(open, height: needed, style)
        let right = delimiter(close, height: needed, style)
        return MathBoxes.beside(
            [(0, left), (left.width, inside), (left.width + inside.width, right)],
            width: left.width + inside.width + right.width)
    }

    private func delimiter(_ sign: String, height: Double, _ style: Style) -> MathBox {
        guard let scalar = sign.unicodeScalars.first, let glyph = font.glyph(for: scalar) else {
            return MathBox(width: sign.isEmpty ? 0.12 * size(style) : 0, ascent: 0, descent: 0, items: [])
        }
        let em = size(style)
        let variant = font.verticalVariant(of: glyph, atLeast: height / em)
        let box = centered(variant, text: sign, style)
        guard box.ascent + box.descent < height * 0.95,
            let assembly = font.verticalAssembly(of: glyph, height: height / em)
        else {
            return box
        }
        return assembled(assembly, text: sign, style)
    }

    /// A delimiter of several glyphs, one above the other, its middle on the axis.
    private func assembled(_ assembly: GlyphAssembly, text: String, _ style: Style) -> MathBox {
        let em = size(style)
        let total = assembly.height * em
        let bottom = total / 2 - constants.axisHeight * em
        var items: [DisplayItem] = []
        var width = 0.0
        for (index, part) in assembly.parts.enumerated() {
            let extents = font.extents(of: part.glyph)
            let run = glyphRun(part.glyph, text: index == 0 ? text : "", em: em, color: style.color)
            items.append(.glyphs(run, at: Point(x: 0, y: bottom - part.offset * em + extents.bottom * em)))
            width = max(width, run.advance)
        }
        return MathBox(width: width, ascent: total - bottom, descent: bottom, items: items)
    }

    private func accent(_ accent: String, _ base: MathNode, _ style: Style) -> MathBox {
        let em = size(style)
        let nucleus = layout(base, style.cramped)
        guard let scalar = accent.unicodeScalars.first, let glyph = font.glyph(for: scalar) else { return nucleus }
        let extents = font.extents(of: glyph)
        let down = min(nucleus.ascent, font.xHeight * em)
        let middle = nucleus.width / 2 + italicCorrection(base, style) / 2
        let run = glyphRun(glyph, text: accent, em: em, color: style.color)
        let lift = nucleus.ascent - down
        let x = middle - (extents.left + extents.right) / 2 * em
        return MathBox(
            width: nucleus.width, ascent: max(nucleus.ascent, extents.top * em + lift), descent: nucleus.descent,
            items: nucleus.items + [.glyphs(run, at: Point(x: x, y: -lift))])
    }

    private func overline(_ content: MathNode, _ style: Style) -> MathBox {
        let em = size(style)
        let box = layout(content, style.cramped)
        let thickness = constants.ruleThickness * em
        let y = box.ascent + 3 * thickness
        return MathBox(
            width: box.width, ascent: y + 2 * thickness, descent: box.descent,
            items: box.items + [rule(0, -y, width: box.width, thickness: thickness, style)])
    }

    // MARK: Tables

    private func table(_ kind: MathNode.TableKind, _ rows: [[MathNode]], _ style: Style) -> MathBox {
        let em = size(style)
        let cellStyle =
            kind == .aligned
            ? style : style.with(style.level == .display ? .text : style.level, cramped: style.isCramped)
        let boxes = rows.map { row in row.map { layout($0, cellStyle) } }
        let columnCount = boxes.map(\.count).max() ?? 0
        let widths = (0..<columnCount).map { column in boxes.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0
        }
        let columnGap = kind == .aligned ? 0.0 : em
        let rowGap = (kind == .aligned ? 0.45 : 0.3) * em
        var items: [DisplayItem] = []
        var y = 0.0
        for (index, row) in boxes.enumerated() {
            let ascent = max(row.map(\.ascent).max() ?? 0, 0.7 * em)
            let descent = max(row.map(\.descent).max() ?? 0, 0.3 * em)
            y += (index == 0 ? 0 : rowGap) + ascent
            var x = 0.0
            for (column, box) in row.enumerated() {
                let shift: Double =
                    switch kind {
                    case .matrix: (widths[column] - box.width) / 2
                    case .cases: 0
                    // Aligned columns meet at the sign: right, left, right, …
                    case .aligned: column % 2 == 0 ? widths[column] - box.width : 0
                    }
                let space =
                    kind == .aligned && column % 2 == 1
                    ? MathSpacing.between(.ordinary, .relation, isScript: false) * em : 0
                items += MathBoxes.moved(box, x: x + shift + space, y: y)
                x += widths[column] + columnGap + space
            }
            y += descent
        }
        let spaces =
            kind == .aligned ? Double(columnCount / 2) * 5.0 / 18 * em : columnGap * Double(max(0, columnCount - 1))
        let ascent = y / 2 + constants.axisHeight * em
        return MathBox(
            width: widths.reduce(0, +) + spaces, ascent: ascent, descent: y - ascent,
            items: [.group(.translation(x: 0, y: -ascent), clip: nil, items)])
    }
}
