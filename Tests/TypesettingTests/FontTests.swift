import Drawing
import Testing

@testable import Typesetting

@Suite struct FontTests {
    private let shaper = HarfBuzzShaper(fonts: FontBook())

    /// Advance widths in the font's own table (units of 1/1000 em): T 613, e 479, x 516 in TeX Gyre Pagella Regular.
    @Test func advancesAreTheFontsOwn() throws {
        let font = try shaper.fonts.font(for: TextStyle(family: "TeX Gyre Pagella", size: 10))
        for (character, width) in [("T", 613.0), ("e", 479), ("x", 516)] {
            let glyph = try #require(font.glyph(for: Unicode.Scalar(character) ?? "?"))
            #expect(abs(font.advance(of: glyph) * 1000 - width) < 0.51)
        }
    }

    @Test func kerningAndLigatures() {
        let style = TextStyle(family: "TeX Gyre Pagella", size: 10)
        let pair = shaper.shape("AV", style: style).width
        #expect(pair < shaper.shape("A", style: style).width + shaper.shape("V", style: style).width)
        let ligature = shaper.shape("fi", style: style)
        #expect(ligature.runs.first?.glyphs.count == 1)
        #expect(ligature.runs.first?.text == "fi")
    }

    /// Pagella has small capitals, Inconsolata has none; the text stays as it was written.
    @Test func smallCapitalsAreTheFontsOwn() {
        func glyphs(_ family: String, _ isSmallCaps: Bool) -> [UInt32] {
            var style = TextStyle(family: family, size: 10)
            style.isSmallCaps = isSmallCaps
            let shaped = shaper.shape("Ion", style: style)
            #expect(shaped.runs.map(\.text) == ["Ion"])
            return shaped.runs.flatMap(\.glyphs).map(\.id)
        }
        let plain = glyphs("TeX Gyre Pagella", false)
        let small = glyphs("TeX Gyre Pagella", true)
        #expect(small.first == plain.first)
        #expect(zip(small, plain).dropFirst().allSatisfy { $0 != $1 })
        #expect(glyphs("Inconsolata", false) == glyphs("Inconsolata", true))
    }

    @Test func anotherFontStepsInForWhatIsMissing() {
        let shaped = shaper.shape("a☃b", style: TextStyle(family: "TeX Gyre Pagella", size: 10))
        #expect(shaped.runs.count == 3)
        #expect(shaped.runs[1].glyphs.allSatisfy { $0.id != 0 })
    }

    @Test func aMissingFamilyIsNamedWithItsPackage() {
        #expect(throws: TypesettingError.fontNotInstalled(family: "No Such Family")) {
            try FontBook().font(for: TextStyle(family: "No Such Family", size: 10))
        }
    }

    @Test func wordsDivideByTheLanguagesPatterns() {
        // Divisions by the British patterns, as in the Oxford spelling dictionary: con-duc-tiv-ity.
        #expect(Hyphenator(language: "en-GB").divisions(of: "conductivity").contains(3))
        #expect(Hyphenator(language: "en-GB").divisions(of: "ion").isEmpty)
        #expect(Hyphenator(language: "xx").divisions(of: "conductivity").isEmpty)
    }
}
