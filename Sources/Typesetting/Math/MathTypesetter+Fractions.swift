import Document
import Drawing

extension MathTypesetter {
    /// TeX's space at the sides of a fraction and in place of an empty delimiter: 1.2 pt at 10 pt.
    var nullDelimiter: Double { 0.12 }

    /// A fraction (The TeXbook, appendix G, rule 15).
    func fraction(_ upper: MathNode, _ lower: MathNode, hasRule: Bool, _ style: MathStyle) -> MathBox {
        let em = size(style)
        let numerator = layout(upper, style.fractionPart(cramped: false))
        let denominator = layout(lower, style.fractionPart(cramped: true))
        let isDisplay = style.isDisplay
        var rise = (hasRule ? constants.numeratorRise : constants.stackTopRise).value(isDisplay) * em
        var drop = (hasRule ? constants.denominatorDrop : constants.stackBottomDrop).value(isDisplay) * em
        let thickness = constants.ruleThickness * em
        let axis = constants.axisHeight * em
        if hasRule {
            rise = max(
                rise, axis + thickness / 2 + constants.numeratorGap.value(isDisplay) * em + numerator.descent)
            drop = max(
                drop, denominator.ascent + constants.denominatorGap.value(isDisplay) * em + thickness / 2 - axis)
        } else {
            let lack =
                constants.stackGap.value(isDisplay) * em
                - (rise - numerator.descent + drop - denominator.ascent)
            rise += max(0, lack / 2)
            drop += max(0, lack / 2)
        }
        // Binomials have their brackets close by (TeX's \atopwithdelims).
        let side = hasRule ? nullDelimiter * em : 0
        let inner = max(numerator.width, denominator.width)
        var box = MathBoxes.placed(
            [
                (side + (inner - numerator.width) / 2, -rise, numerator),
                (side + (inner - denominator.width) / 2, drop, denominator),
            ], width: inner + 2 * side)
        if hasRule {
            box.items.append(rule(side, -axis, width: inner, thickness: thickness, style))
            box.ascent = max(box.ascent, axis + thickness / 2)
            box.descent = max(box.descent, thickness / 2 - axis)
        }
        return box
    }

    /// A root (rule 11).
    func root(_ radicand: MathNode, _ degree: MathNode?, _ style: MathStyle) -> MathBox {
        let em = size(style)
        let content = layout(radicand, style.cramped)
        let gap = constants.radicalGap.value(style.isDisplay) * em
        let thickness = constants.radicalRule * em
        let needed = max(0, content.ascent) + max(0, content.descent) + gap + thickness
        guard let sign = grown("√", height: needed, style) else { return content }
        let height = sign.ascent + sign.descent
        // What the sign is higher than needed is shared above and below the content.
        let top = max(0, content.ascent) + gap + max(0, height - needed) / 2 + thickness
        var left = 0.0
        var parts: [(Double, Double, MathBox)] = []
        if let degree {
            let box = layout(degree, style.with(.scriptScript, cramped: true))
            let before = constants.degreeKernBefore * em
            left = max(0, before + box.width + constants.degreeKernAfter * em)
            parts.append(
                (
                    left - box.width - constants.degreeKernAfter * em,
                    height - top - constants.degreeRaise * height - box.descent, box
                ))
        }
        parts.append((left, sign.ascent - top, sign))
        let x = left + sign.width
        parts.append((x, 0, content))
        var box = MathBoxes.placed(parts, width: x + content.width)
        // The rule runs into the sign so that no seam shows between them.
        let seam = min(thickness, 0.02 * em)
        box.items.append(
            rule(x - seam, thickness / 2 - top, width: content.width + seam, thickness: thickness, style))
        box.ascent = max(box.ascent, top + constants.radicalExtra * em)
        return box
    }

    // MARK: Delimiters

    /// Content between delimiters that grow with it (rule 19).
    func fenced(
        _ open: String, _ parts: [MathNode], _ middle: [String], _ close: String, _ style: MathStyle
    ) -> MathBox {
        let contents = parts.map { layout($0, style) }
        let axis = constants.axisHeight * size(style)
        let reach = contents.map { max($0.ascent - axis, $0.descent + axis) }.max() ?? 0
        var boxes: [MathBox] = [delimiter(open, reaching: reach, style)]
        for (index, content) in contents.enumerated() {
            if index > 0 {
                boxes.append(delimiter(index <= middle.count ? middle[index - 1] : "", reaching: reach, style))
            }
            boxes.append(content)
        }
        boxes.append(delimiter(close, reaching: reach, style))
        var x = 0.0
        let placed = boxes.map { box in
            defer { x += box.width }
            return (x: x, box: box)
        }
        return MathBoxes.beside(placed, width: x)
    }

    /// A delimiter of one of the four sizes that LaTeX has for `\big` and its kin.
    func delimiter(_ sign: String, step: Int, _ style: MathStyle) -> MathBox {
        delimiter(sign, reaching: [0.6, 0.9, 1.2, 1.5][min(max(step, 1), 4) - 1] * size(style), style)
    }

    private func delimiter(_ sign: String, reaching reach: Double, _ style: MathStyle) -> MathBox {
        guard !sign.isEmpty else {
            return MathBox(width: nullDelimiter * size(style), ascent: 0, descent: 0, items: [])
        }
        // TeX lets a delimiter be a little shorter than what it encloses: by a tenth, but at most half an em.
        let needed = max(2 * reach * 0.901, 2 * reach - 0.5 * style.textSize)
        guard let box = grown(sign, height: needed, style) else {
            return layout(.symbol(sign, .ordinary, .upright), style)
        }
        let axis = constants.axisHeight * size(style)
        let down = (box.ascent - box.descent) / 2 - axis
        return MathBoxes.placed([(0, down, box)], width: box.width)
    }

    /// A sign at least so high, as one glyph or made of parts; nil when the font does not have it.
    private func grown(_ sign: String, height: Double, _ style: MathStyle) -> MathBox? {
        guard let scalar = sign.unicodeScalars.first, let plain = math.glyph(for: scalar) else { return nil }
        let em = size(style)
        if let variant = math.variant(of: plain, .vertical, atLeast: height / em) {
            return single(variant, text: sign, em: em, style)
        }
        if let assembly = math.assembly(of: plain, .vertical, atLeast: height / em) {
            return assembled(assembly, text: sign, em: em, style)
        }
        let largest = math.variants(of: plain, .vertical).last?.glyph ?? plain
        return single(largest, text: sign, em: em, style)
    }

    private func single(_ glyph: UInt32, text: String, em: Double, _ style: MathStyle) -> MathBox {
        let extents = math.font.extents(of: glyph)
        let run = glyphRun([glyph], text: text, em: em, color: style.color)
        return MathBox(
            width: run.advance, ascent: extents.top * em, descent: -extents.bottom * em,
            items: [.glyphs(run, at: .zero)])
    }

    /// A sign of several glyphs, one above the other, its foot on the baseline.
    private func assembled(_ assembly: GlyphAssembly, text: String, em: Double, _ style: MathStyle) -> MathBox {
        var items: [DisplayItem] = []
        var width = 0.0
        for (index, part) in assembly.parts.enumerated() {
            let extents = math.font.extents(of: part.glyph)
            // The text stands at one part only, so that it is copied once.
            let run = glyphRun([part.glyph], text: index == 0 ? text : "", em: em, color: style.color)
            items.append(.glyphs(run, at: Point(x: 0, y: (extents.bottom - part.offset) * em)))
            width = max(width, run.advance)
        }
        return MathBox(width: width, ascent: assembly.size * em, descent: 0, items: items)
    }
}
