import Document
public import Drawing

/// Lays out formulas with a font's own measures for mathematics, by the rules of The TeXbook's appendix G.
public final class MathTypesetter: MathLayouting {
    private let shaper: HarfBuzzShaper
    private let textFamily: String
    private let mathFamily: String
    let math: MathFont
    private var cache: [CacheKey: MathBox] = [:]
    var knownParts: [CacheKey: [MathPart]] = [:]

    struct CacheKey: Hashable {
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
        math = MathFont(try shaper.fonts.font(for: TextStyle(family: mathFamily, size: 10)))
    }

    var constants: MathConstants { math.constants }

    public func layout(_ source: String, isDisplayed: Bool, size: Double, color: Color) -> MathBox {
        let key = CacheKey(source: source, isDisplayed: isDisplayed, size: size, color: color)
        if let known = cache[key] { return known }
        let style = MathStyle(level: isDisplayed ? .display : .text, isCramped: false, textSize: size, color: color)
        let box = layout(MathParser.parse(source).formula, style)
        cache[key] = box
        return box
    }

    /// The size of a style's letters, in points.
    func size(_ style: MathStyle) -> Double {
        switch style.level {
        case .display, .text: style.textSize
        case .script: style.textSize * constants.scriptScale
        case .scriptScript: style.textSize * constants.scriptScriptScale
        }
    }

    // MARK: Nodes

    /// A node with the class that it has among its neighbours.
    struct Atom {
        var node: MathNode
        var atomClass: MathNode.AtomClass?

        static func atoms(_ nodes: [MathNode]) -> [Atom] {
            zip(nodes, MathNode.classes(of: nodes)).map { Atom(node: $0, atomClass: $1) }
        }
    }

    func layout(_ node: MathNode, _ style: MathStyle) -> MathBox { nucleus(node, style).corrected }

    /// A node before its scripts are set.
    func nucleus(_ node: MathNode, _ style: MathStyle) -> MathNucleus {
        switch node {
        case .symbol(let text, _, let variant): symbol(text, variant, style)
        case .text(let text, let face): MathNucleus(box: words(text, face, style))
        case .function(let name, _): MathNucleus(box: words(name, .upright, style))
        case .largeOperator(let sign, _): largeOperator(sign, style)
        case .row(let nodes): MathNucleus(box: row(nodes, style))
        case .scripts(let base, let lower, let upper): MathNucleus(box: scripts(base, lower, upper, style))
        case .fraction(let upper, let lower, let hasRule, let level):
            MathNucleus(
                box: fraction(
                    upper, lower, hasRule: hasRule, level.map { style.with($0, cramped: style.isCramped) } ?? style))
        case .root(let radicand, let degree): MathNucleus(box: root(radicand, degree, style))
        case .fenced(let open, let parts, let middle, let close):
            MathNucleus(box: fenced(open, parts, middle, close, style))
        case .delimiter(let sign, _, let step): MathNucleus(box: delimiter(sign, step: step, style))
        case .accent(let accent, let base, let isWide): self.accent(accent, base, isWide: isWide, style)
        case .stretched(let stretch, let base): MathNucleus(box: stretched(stretch, base, style))
        case .stacked(let base, let over, let under):
            MathNucleus(box: limits(nucleus(base, style), under, over, style))
        case .arrow(let sign, let over, let under): MathNucleus(box: arrow(sign, over, under, style))
        case .space(let ems): MathNucleus(box: MathBox(width: ems * size(style), ascent: 0, descent: 0, items: []))
        case .phantom(let content):
            MathNucleus(box: invisible(layout(content, style)))
        case .rowSpace, .styleChange: MathNucleus(box: MathBox(width: 0, ascent: 0, descent: 0, items: []))
        case .classed(let atomClass, let content):
            atomClass == .largeOperator ? MathNucleus(box: layout(content, style)) : nucleus(content, style)
        case .table(let kind, let rows): MathNucleus(box: table(kind, rows, style))
        }
    }

    private func invisible(_ box: MathBox) -> MathBox {
        MathBox(width: box.width, ascent: box.ascent, descent: box.descent, items: [])
    }

    /// Atoms side by side with TeX's spaces between them.
    func row(_ nodes: [MathNode], _ style: MathStyle) -> MathBox {
        var style = style
        return row(Atom.atoms(nodes)[...], &style)
    }

    /// Part of a row; the classes of its atoms are those that they have in the whole.
    func row(_ atoms: ArraySlice<Atom>, _ style: inout MathStyle) -> MathBox {
        var boxes: [(x: Double, box: MathBox)] = []
        var x = 0.0
        var previous: MathNode.AtomClass?
        for (node, atomClass) in atoms.lazy.map({ ($0.node, $0.atomClass) }) {
            if case .styleChange(let level) = node { style = style.with(level, cramped: style.isCramped) }
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

    // MARK: Signs and words

    private func symbol(_ text: String, _ variant: MathNode.Variant, _ style: MathStyle) -> MathNucleus {
        // Several letters are a word: the text's own face has the kerning for it.
        let isWord = text.count > 1 && text.allSatisfy(\.isLetter)
        if isWord, [.upright, .bold, .italic].contains(variant) {
            return MathNucleus(box: words(text, variant, style))
        }
        let text = MathAlphabet.text(text, variant)
        let glyphs = text.unicodeScalars.compactMap { math.glyph(for: $0, scriptLevel: style.scriptLevel) }
        guard glyphs.count == text.unicodeScalars.count, let last = glyphs.last else {
            return MathNucleus(box: inked(shaper.shape(text, style: textStyle(mathFamily, .upright, style))))
        }
        let em = size(style)
        let box = inked(glyphRun(glyphs, text: text, em: em, color: style.color))
        return MathNucleus(
            box: box, italic: math.italicCorrection(of: last) * em,
            accentAttachment: glyphs.count == 1 ? math.accentAttachment(of: last) * em : nil,
            glyph: glyphs.count == 1 ? last : nil)
    }

    private func textStyle(_ family: String, _ face: MathNode.Variant, _ style: MathStyle) -> TextStyle {
        TextStyle(
            family: family, weight: face == .bold ? .bold : .regular, slant: face == .italic ? .italic : .upright,
            size: size(style), color: style.color)
    }

    private func words(_ text: String, _ face: MathNode.Variant, _ style: MathStyle) -> MathBox {
        inked(shaper.shape(text, style: textStyle(textFamily, face, style)))
    }

    /// Shaped text, as high and deep as its ink.
    private func inked(_ shaped: ShapedText) -> MathBox {
        var boxes: [(x: Double, box: MathBox)] = []
        var x = 0.0
        for run in shaped.runs {
            boxes.append((x, inked(run)))
            x += run.advance
        }
        return MathBoxes.beside(boxes, width: shaped.width)
    }

    private func inked(_ run: GlyphRun) -> MathBox {
        var ascent = -Double.infinity
        var descent = -Double.infinity
        if let font = shaper.fonts.loaded(run.font) {
            for glyph in run.glyphs {
                let extents = font.extents(of: glyph.id)
                guard extents.top != extents.bottom else { continue }
                ascent = max(ascent, extents.top * run.size)
                descent = max(descent, -extents.bottom * run.size)
            }
        }
        guard ascent.isFinite else {
            return MathBox(width: run.advance, ascent: 0, descent: 0, items: [.glyphs(run, at: .zero)])
        }
        return MathBox(width: run.advance, ascent: ascent, descent: descent, items: [.glyphs(run, at: .zero)])
    }

    /// Glyphs of the mathematical font side by side, one for each character of the text.
    func glyphRun(_ glyphs: [UInt32], text: String, em: Double, color: Color) -> GlyphRun {
        var pen = 0.0
        var placed: [GlyphRun.Glyph] = []
        var cluster = 0
        for (glyph, scalar) in zip(glyphs, text.unicodeScalars.map(Optional.some) + [nil]) {
            placed.append(GlyphRun.Glyph(id: glyph, x: pen, y: 0, cluster: cluster))
            pen += math.font.advance(of: glyph) * em
            cluster += scalar.map { UTF8.width($0) } ?? 0
        }
        return GlyphRun(font: math.font.file, size: em, color: color, glyphs: placed, text: text, advance: pen)
    }

    /// A filled rectangle whose middle is at the height `y`, downwards from the baseline.
    func rule(_ x: Double, _ y: Double, width: Double, thickness: Double, _ style: MathStyle) -> DisplayItem {
        .fill(Path(Rect(x: x, y: y - thickness / 2, width: width, height: thickness)), style.color)
    }
}
