import Document
import Drawing

extension MathTypesetter {
    /// Subscript and superscript (The TeXbook, appendix G, rule 18, with the measures of OpenType).
    func scripts(_ base: MathNode, _ lower: MathNode?, _ upper: MathNode?, _ style: MathStyle) -> MathBox {
        let nucleus = nucleus(base, style)
        if base.limits == .always || base.limits == .inDisplay && style.isDisplay {
            return limits(nucleus, lower, upper, style, isOperator: true)
        }
        let em = size(style)
        let sub = lower.map { layout($0, style.script(cramped: true)) }
        let sup = upper.map { layout($0, style.script(cramped: false)) }
        let (rise, drop) = shifts(nucleus, sub, sup, style)

        var parts: [(Double, Double, MathBox)] = [(0, 0, nucleus.box)]
        var width = nucleus.box.width
        if let sup {
            let kern = kern(nucleus, .topRight, script: upper, .bottomLeft, box: sup, shift: rise, style)
            let x = nucleus.box.width + nucleus.italic + kern
            parts.append((x, -rise, sup))
            width = x + sup.width + constants.scriptSpace * em
        }
        if let sub {
            let kern = kern(nucleus, .bottomRight, script: lower, .topLeft, box: sub, shift: -drop, style)
            let x = nucleus.box.width + kern
            parts.append((x, drop, sub))
            width = max(width, x + sub.width + constants.scriptSpace * em)
        }
        return MathBoxes.placed(parts, width: width)
    }

    /// How far the superscript rises and the subscript sinks.
    private func shifts(
        _ nucleus: MathNucleus, _ sub: MathBox?, _ sup: MathBox?, _ style: MathStyle
    ) -> (rise: Double, drop: Double) {
        let em = size(style)
        var rise = (style.isCramped ? constants.superscriptRiseCramped : constants.superscriptRise) * em
        var drop = constants.subscriptDrop * em
        if nucleus.glyph == nil {
            rise = max(rise, nucleus.box.ascent - constants.superscriptBaselineDropMax * em)
            drop = max(drop, nucleus.box.descent + constants.subscriptBaselineDropMin * em)
        }
        if let sup { rise = max(rise, sup.descent + constants.superscriptBottomMin * em) }
        if let sub { drop = max(drop, sub.ascent - constants.subscriptTopMax * em) }
        if let sup, let sub {
            let lack = constants.scriptGap * em - (rise - sup.descent + drop - sub.ascent)
            if lack > 0 {
                // First the superscript rises, as far as it may; the subscript sinks by the rest.
                let room = constants.superscriptBottomMaxWithSubscript * em - (rise - sup.descent)
                let lift = min(lack, max(0, room))
                rise += lift
                drop += lack - lift
            }
        }
        return (rise, drop)
    }

    /// The space between a sign's corner and its script's, where both are single signs (MATH table, MathKernInfo).
    private func kern(
        _ nucleus: MathNucleus, _ corner: MathFont.Corner, script: MathNode?, _ opposite: MathFont.Corner, box: MathBox,
        shift: Double, _ style: MathStyle
    ) -> Double {
        guard let glyph = nucleus.glyph, let script else { return 0 }
        let em = size(style)
        let scriptStyle = style.script(cramped: corner == .bottomRight)
        var other: UInt32?
        if case .symbol = script { other = self.nucleus(script, scriptStyle).glyph }
        let scriptSize = size(scriptStyle)
        func kern(at height: Double) -> Double {
            let own = math.kern(of: glyph, at: corner, height: height / em) * em
            let others = other.map {
                math.kern(of: $0, at: opposite, height: (height - shift) / scriptSize) * scriptSize
            }
            return own + (others ?? 0)
        }
        // The two heights at which the corners meet: the script's edge and the nucleus' edge.
        if corner == .topRight { return max(kern(at: shift - box.descent), kern(at: nucleus.box.ascent)) }
        return max(kern(at: shift + box.ascent), kern(at: -nucleus.box.descent))
    }

    /// Something above and below (rule 13a).
    func limits(
        _ nucleus: MathNucleus, _ lower: MathNode?, _ upper: MathNode?, _ style: MathStyle, isOperator: Bool = false
    ) -> MathBox {
        let em = size(style)
        let base = nucleus.corrected
        let sub = lower.map { layout($0, style.script(cramped: true)) }
        let sup = upper.map { layout($0, style.script(cramped: false)) }
        // Above and below an operator that leans, limits lean with it.
        let lean = nucleus.italic / 2
        let left = min(
            0, sup.map { (base.width - $0.width) / 2 + lean } ?? 0, sub.map { (base.width - $0.width) / 2 - lean } ?? 0)
        var parts: [(Double, Double, MathBox)] = [(-left, 0, base)]
        var width = base.width - left
        if let sup {
            let rise = max(
                base.ascent + constants.upperLimitGap * em + sup.descent,
                isOperator ? base.ascent + constants.upperLimitRise * em : 0)
            let x = (base.width - sup.width) / 2 + lean - left
            parts.append((x, -rise, sup))
            width = max(width, x + sup.width)
        }
        if let sub {
            let drop = max(
                base.descent + constants.lowerLimitGap * em + sub.ascent,
                isOperator ? base.descent + constants.lowerLimitDrop * em : 0)
            let x = (base.width - sub.width) / 2 - lean - left
            parts.append((x, drop, sub))
            width = max(width, x + sub.width)
        }
        return MathBoxes.placed(parts, width: width)
    }

    /// A sum or an integral, its middle on the axis.
    func largeOperator(_ sign: String, _ style: MathStyle) -> MathNucleus {
        guard let scalar = sign.unicodeScalars.first, let plain = math.glyph(for: scalar) else {
            return self.nucleus(.symbol(sign, .ordinary, .upright), style)
        }
        var glyph = plain
        if style.isDisplay {
            glyph =
                math.variant(of: plain, .vertical, atLeast: constants.displayOperatorHeight)
                ?? math.variants(of: plain, .vertical).last?.glyph ?? plain
        }
        // A large operator's width holds its whole slant, other than a letter's (MathML Core, 3.3.1.2).
        let italic = math.italicCorrection(of: glyph) * size(style)
        var box = centered(glyph, text: sign, style)
        box.width -= italic
        return MathNucleus(box: box, italic: italic)
    }

    /// One glyph, its middle on the axis.
    func centered(_ glyph: UInt32, text: String, _ style: MathStyle) -> MathBox {
        let em = size(style)
        let extents = math.font.extents(of: glyph)
        let middle = (extents.top + extents.bottom) / 2
        let down = (middle - constants.axisHeight) * em
        let run = glyphRun([glyph], text: text, em: em, color: style.color)
        return MathBox(
            width: run.advance, ascent: extents.top * em - down, descent: -extents.bottom * em + down,
            items: [.glyphs(run, at: Point(x: 0, y: down))])
    }
}
