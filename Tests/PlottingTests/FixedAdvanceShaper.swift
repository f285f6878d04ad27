import Drawing

/// Sets every character half an em wide, so that layouts can be calculated by hand.
final class FixedAdvanceShaper: TextShaper {
    func shape(_ text: String, style: TextStyle) -> ShapedText {
        let advance = style.size / 2
        let glyphs = text.unicodeScalars.enumerated().map { index, scalar in
            GlyphRun.Glyph(id: scalar.value, x: Double(index) * advance, y: 0, cluster: index)
        }
        let run = GlyphRun(
            font: FontFile(path: "", index: 0, name: "Fixed"), size: style.size, color: style.color, glyphs: glyphs,
            text: text, advance: Double(text.unicodeScalars.count) * advance)
        return ShapedText(runs: [run], width: run.advance, ascent: style.size, descent: style.size * 0.3)
    }
}

/// Pseudo-random numbers that are the same on every run (Steele, Lea and Flood, 2014).
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
