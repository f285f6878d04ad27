import Document
import Drawing

extension MathTypesetter {
    /// An accent (The TeXbook, appendix G, rule 12).
    func accent(_ accent: String, _ base: MathNode, isWide: Bool, _ style: MathStyle) -> MathNucleus {
        let em = size(style)
        var nucleus = nucleus(Self.undotted(base), style.cramped)
        guard let scalar = accent.unicodeScalars.first, var glyph = math.glyph(for: scalar) else { return nucleus }
        if isWide {
            let fitting = math.variants(of: glyph, .horizontal).last { $0.size * em <= nucleus.corrected.width }
            glyph = fitting?.glyph ?? glyph
        }
        let extents = math.font.extents(of: glyph)
        let middle = nucleus.accentAttachment ?? nucleus.corrected.width / 2
        let own = isWide && nucleus.glyph == nil ? (extents.left + extents.right) / 2 : math.accentAttachment(of: glyph)
        let lift = max(0, nucleus.box.ascent - constants.accentBaseHeight * em)
        let run = glyphRun([glyph], text: accent, em: em, color: style.color)
        nucleus.box.items.append(.glyphs(run, at: Point(x: middle - own * em, y: -lift)))
        nucleus.box.ascent = max(nucleus.box.ascent, extents.top * em + lift)
        // Scripts stand as high as they do without the accent.
        return nucleus
    }

    /// Under an accent i and j lose their dots.
    private static func undotted(_ node: MathNode) -> MathNode {
        switch node {
        case .symbol("i", let atomClass, let variant): .symbol("ı", atomClass, variant)
        case .symbol("j", let atomClass, let variant): .symbol("ȷ", atomClass, variant)
        default: node
        }
    }

    /// A bar, brace or arrow over or under its content (rules 9 and 10).
    func stretched(_ stretch: MathNode.Stretch, _ content: MathNode, _ style: MathStyle) -> MathBox {
        let em = size(style)
        var box = layout(content, stretch == .underline || stretch == .underbrace ? style : style.cramped)
        switch stretch {
        case .overline:
            let thickness = constants.overbarThickness * em
            let y = box.ascent + constants.overbarGap * em + thickness / 2
            box.items.append(rule(0, -y, width: box.width, thickness: thickness, style))
            box.ascent = y + thickness / 2 + constants.overbarExtra * em
        case .underline:
            let thickness = constants.underbarThickness * em
            let y = box.descent + constants.underbarGap * em + thickness / 2
            box.items.append(rule(0, y, width: box.width, thickness: thickness, style))
            box.descent = y + thickness / 2 + constants.underbarExtra * em
        case .overbrace: return braced(box, "\u{23DE}", above: true, style)
        case .underbrace: return braced(box, "\u{23DF}", above: false, style)
        case .overrightarrow: return braced(box, "\u{20D7}", above: true, style)
        case .overleftarrow: return braced(box, "\u{20D6}", above: true, style)
        case .overleftrightarrow: return braced(box, "\u{20E1}", above: true, style)
        }
        return box
    }

    private func braced(_ box: MathBox, _ sign: String, above: Bool, _ style: MathStyle) -> MathBox {
        let em = size(style)
        guard let brace = extended(sign, width: box.width, style) else { return box }
        let gap = (above ? constants.stretchGapAbove : constants.stretchGapBelow) * em
        let y = above ? -(box.ascent + gap + brace.descent) : box.descent + gap + brace.ascent
        return MathBoxes.placed([(0, 0, box), ((box.width - brace.width) / 2, y, brace)], width: box.width)
    }

    /// An arrow as long as what is written at it.
    func arrow(_ sign: String, _ over: MathNode?, _ under: MathNode?, _ style: MathStyle) -> MathBox {
        let em = size(style)
        let labels = [over, under].compactMap { $0 }.map { layout($0, style.script(cramped: false)).width }
        let width = max(1.6 * em, (labels.max() ?? 0) + 0.9 * em)
        guard let arrow = extended(sign, width: width, style) else {
            return limits(nucleus(.symbol(sign, .relation, .upright), style), under, over, style)
        }
        return limits(MathNucleus(box: arrow), under, over, style)
    }

    /// A sign at least so wide, its ink starting at the left; nil when the font does not have it.
    private func extended(_ sign: String, width: Double, _ style: MathStyle) -> MathBox? {
        guard let scalar = sign.unicodeScalars.first, let plain = math.glyph(for: scalar) else { return nil }
        let em = size(style)
        var glyphs: [(glyph: UInt32, offset: Double)] = []
        if let variant = math.variant(of: plain, .horizontal, atLeast: width / em) {
            glyphs = [(variant, 0)]
        } else if let assembly = math.assembly(of: plain, .horizontal, atLeast: width / em) {
            glyphs = assembly.parts
        } else {
            glyphs = [(math.variants(of: plain, .horizontal).last?.glyph ?? plain, 0)]
        }
        var boxes: [(x: Double, box: MathBox)] = []
        var right = 0.0
        for (index, part) in glyphs.enumerated() {
            let extents = math.font.extents(of: part.glyph)
            let run = glyphRun([part.glyph], text: index == 0 ? sign : "", em: em, color: style.color)
            boxes.append(
                (
                    (part.offset - extents.left) * em,
                    MathBox(
                        width: run.advance, ascent: extents.top * em, descent: -extents.bottom * em,
                        items: [.glyphs(run, at: .zero)])
                ))
            right = max(right, (part.offset + extents.right - extents.left) * em)
        }
        return MathBoxes.beside(boxes, width: right)
    }
}
