import Document
import Drawing
import NumericalMethods
import Testing

@testable import Typesetting

/// What holds for every paragraph, with words of all kinds drawn at random.
@Suite struct ParagraphTests {
    private let shaper = HarfBuzzShaper(fonts: FontBook())
    private static let words = [
        "ion", "conductivity", "of", "the", "superionic", "Li6PS5Cl", "solid-state", "and/or", "25 °C", "yes—no", "a",
        "electrolyte–electrode", "https://doi.org/10.1021/jacs.3c01955", "efficient", "office", "0.312(4) eV",
        "naïve", "Ångström", "activation\u{AD}energy", "Fig. 3", "(see", "below)", "“quoted”", "T.", "离子电导率",
    ]

    private var setter: ParagraphSetter {
        get throws {
            let math = try MathTypesetter(
                shaper: shaper, mathFamily: "TeX Gyre Pagella Math", textFamily: "TeX Gyre Pagella")
            let inlines = InlineSetter(
                shaper: shaper, math: math, hyphenator: Hyphenator(language: "en-GB"),
                opportunities: LineBreakOpportunities(language: "en-GB"), codeFamily: "Inconsolata", linkColor: .black,
                images: { _ in nil }, textWidth: 340)
            return ParagraphSetter(inlines: inlines, shaper: shaper)
        }
    }

    private func inlines(_ text: String) -> [Inline] {
        [Inline(.text(text), span: .init(file: .init(name: "", text: ""), range: 0..<0))]
    }

    private func runs(_ items: [DisplayItem]) -> [(run: GlyphRun, x: Double)] {
        items.flatMap { item -> [(GlyphRun, Double)] in
            switch item {
            case .glyphs(let run, let origin): [(run, origin.x)]
            case .group(let transform, _, let inner):
                runs(inner).map { ($0.run, transform.apply(Point(x: $0.x, y: 0)).x) }
            case .link(_, let inner), .tagged(_, let inner): runs(inner)
            default: []
            }
        }
    }

    private let style = TextStyle(family: "TeX Gyre Pagella", size: 9.5)

    /// Letters without spaces, hyphens of divided words and signs that show only at the end of a line.
    private func letters(_ text: String) -> String {
        text.filter { !$0.isWhitespace && $0 != "\u{AD}" && $0 != "\u{200B}" }
    }

    @Test(arguments: [60.0, 110, 238.11, 340.16])
    func noLineIsLongerThanToldAndNoTextIsLost(width: Double) throws {
        var generator = SeededGenerator(seed: 71)
        let setter = try setter
        for _ in 0..<60 {
            let count = Int.random(in: 1...90, using: &generator)
            let text = (0..<count).map { _ in Self.words.randomElement(using: &generator) ?? "" }.joined(separator: " ")
            let (lines, overflow) = setter.lines(inlines(text), style: style, width: width, indent: 9.5)
            var found = ""
            for (index, line) in lines.enumerated() {
                // Hyphens and points may hang out by half of themselves.
                let end = runs(line.items).map { $0.x + inkedAdvance($0.run) }.max() ?? 0
                #expect(line.width <= width + overflow + 0.2)
                #expect(end <= width + overflow + 3.2, "\(runs(line.items).map(\.run.text))")
                var own = runs(line.items).map(\.run.text).joined()
                // What ends in a hyphen without a space after it was divided there, or has the hyphen itself.
                if index + 1 < lines.count, own.hasSuffix("-"),
                    !text.contains(own.suffix(8) + (firstText(lines[index + 1]).prefix(1)))
                {
                    own.removeLast()
                }
                found += own
            }
            #expect(letters(found) == letters(text))
        }
    }

    /// Advance of a run without the space at its end.
    private func inkedAdvance(_ run: GlyphRun) -> Double {
        run.text.hasSuffix(" ") ? run.glyphs.last?.x ?? 0 : run.advance
    }

    private func firstText(_ line: SetLine) -> String { runs(line.items).map(\.run.text).joined() }

    /// Lines that are filled end alike, but for what hangs out, and letters move by no more than a hundredth of the size.
    @Test func filledLinesEndAlike() throws {
        let text = Array(repeating: "Efficient conductivity of the superionic conductor at the temperature", count: 12)
            .joined(separator: " ")
        let (lines, _) = try setter.lines(inlines(text), style: style, width: 238.11)
        for line in lines.dropLast() {
            #expect(abs(line.width - 238.11) < 0.01)
            for (run, _) in runs(line.items) {
                let natural = shaper.shape(run.text, style: style)
                let moved = zip(run.glyphs, natural.runs.flatMap(\.glyphs)).map { $0.x - $1.x }
                // Inside the first word there are no spaces; a ligature is one glyph.
                let bytes = run.text.prefix { $0 != " " }.utf8.count
                let first = run.glyphs.count { $0.cluster < bytes }
                for (a, b) in zip(moved.prefix(first), moved.prefix(first).dropFirst()) {
                    #expect(abs(b - a) <= 0.0121 * style.size)
                }
            }
        }
    }

    /// Lines found one after the other have at least the faults of those found together, in every kind of text and setting.
    @Test(arguments: [(60.0, true), (110, true), (238.11, true), (340.16, true), (110, false), (238.11, false)])
    func lineAfterLineIsNeverBetter(width: Double, isJustified: Bool) throws {
        var generator = SeededGenerator(seed: 17)
        let setter = try setter
        let faults = LineFaults(widths: [width - 9.5, width], isJustified: isJustified)
        var better = 0
        var compared = 0
        for _ in 0..<60 {
            let count = Int.random(in: 1...120, using: &generator)
            let text = (0..<count).map { _ in Self.words.randomElement(using: &generator) ?? "" }
                .joined(separator: " ")
            let items = setter.inlines.items(inlines(text), style: style)
            let greedy = GreedyLineBreaker(faults: faults).breaking(of: items)
            let best = OptimalLineBreaker(faults: faults).breaking(of: items)
            #expect(boxes(greedy.lines, items) == boxes(best.lines, items), "the same text stands in both")
            // What is wider than its line is so for both, and neither counts it as a fault among others.
            guard greedy.lines.allSatisfy({ $0.overflow == 0 }) else { continue }
            compared += 1
            #expect(best.lines.allSatisfy { $0.overflow == 0 })
            #expect(best.demerits <= greedy.demerits * (1 + 1e-9))
            if best.demerits < greedy.demerits * 0.99 { better += 1 }
        }
        #expect(compared > 30)
        #expect(better > 10, "the best lines are hardly better")
    }

    /// Indices of the boxes on all lines, in their order.
    private func boxes(_ lines: [BrokenLine], _ items: [ParagraphItem]) -> [Int] {
        lines.flatMap(\.items).filter { if case .box = items[$0] { true } else { false } }
    }

    /// An edit leaves the lines before it as they were when they are found one after the other.
    @Test func greedyLinesDoNotKnowWhatFollows() throws {
        let setter = try setter
        let faults = LineFaults(widths: [238.11], isJustified: true)
        let text = Array(repeating: "Efficient conductivity of the superionic conductor at", count: 9)
        let before = setter.inlines.items(inlines(text.joined(separator: " ")), style: style)
        let after = setter.inlines.items(
            inlines((text + ["and of a further one"]).joined(separator: " ")), style: style)
        let breaker = GreedyLineBreaker(faults: faults)
        let lines = breaker.breaking(of: before).lines
        #expect(lines.count > 6)
        // The last line took all that was left; the one before it could have ended there for that.
        #expect(breaker.breaking(of: after).lines.prefix(lines.count - 1) == lines.dropLast())
    }
}
