import Drawing

/// How SVG text names the font of a run, with others for readers who do not have it.
struct SVGFont {
    /// Attributes of a `text` element.
    let attributes: String

    /// Nil for runs that are drawn rather than written: signs put together of pieces, and letters out of their order.
    init?(_ run: GlyphRun) {
        guard !run.text.isEmpty, run.advance > 0, run.glyphs.allSatisfy({ $0.y == 0 }), !run.font.name.contains("Math")
        else { return nil }
        let parts = run.font.name.split(separator: "-", maxSplits: 1)
        let face = parts.count > 1 ? parts[1].lowercased() : ""
        var text = " font-family=\"\(Self.families(of: String(parts.first ?? "")))\""
        if face.contains("bold") { text += " font-weight=\"bold\"" }
        if face.contains("italic") || face.contains("oblique") { text += " font-style=\"italic\"" }
        attributes = text
    }

    private static func families(of name: String) -> String {
        switch name {
        case "TeXGyreHeros": "TeX Gyre Heros, Helvetica, Arial, Liberation Sans, sans-serif"
        case "TeXGyrePagella": "TeX Gyre Pagella, Palatino, Palatino Linotype, serif"
        case _ where name.hasPrefix("Inconsolata"): "Inconsolata, Menlo, Consolas, monospace"
        default: "\(MarkupText.escaped(name)), sans-serif"
        }
    }
}
