import Diagnostics
import Testing

@testable import Document

@Suite struct RobustnessTests {
    /// SplitMix64 by Steele, Lea and Flood (2014): the same mutations on every machine.
    private struct Random: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var value = state
            value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
            value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
            return value ^ (value >> 31)
        }
    }

    private static let fragments = [
        "*", "**", "_", "`", "```", "```{swift}\n", "$", "$$", "\\", "[", "]", "](", ")", "{", "}", "{#fig-a}", "~",
        "^", "@fig-x",
        "|", "\n|--|--|\n", ":::", "\n::: {.x}\n", "\n", "\n\n", "> ", "- ", "1. ", "    ", "\t", "\"", "'", "--",
        "...", "<", "<!--",
        "-->", "&amp;", "&#0;", "---\n", "//| ", "#| label: x\n", "{{< ", " >}}", "\r\n", "\r", "\0", "\u{FEFF}", "é",
        "👩‍🔬", "\u{E000}",
        ": cap {#tbl-a}", "![a](b.svg)", "[^1]:", "[a]: /u\n", "==\n", "# ", "`{swift} x`", "- - - ", "? ", "&a ", "!!",
    ]

    @Test func mutationsNeverCrash() throws {
        let seed = Array(try Snapshot.notebook().text.unicodeScalars)
        var random = Random(state: 20_261_120)
        var misaligned = 0
        let clock = ContinuousClock()
        let duration = try clock.measure {
            for _ in 0..<2000 {
                var scalars = seed
                for _ in 0..<Int.random(in: 1...6, using: &random) {
                    let position = Int.random(in: 0...scalars.count, using: &random)
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0:
                        scalars.removeSubrange(
                            position..<min(scalars.count, position + Int.random(in: 0...40, using: &random)))
                    case 1:
                        let end = min(scalars.count, position + 60)
                        scalars.insert(
                            contentsOf: scalars[position..<end], at: Int.random(in: 0...scalars.count, using: &random))
                    default:
                        let fragment = try #require(Self.fragments.randomElement(using: &random))
                        scalars.insert(contentsOf: fragment.unicodeScalars, at: position)
                    }
                }
                var text = ""
                text.unicodeScalars.append(contentsOf: scalars)
                let parsed = Parsed(text)
                misaligned += parsed.misalignments
                visitInlines(parsed.blocks) { inline in
                    if inline.span.range.upperBound > parsed.document.file.bytes.count {
                        Issue.record("span past the end")
                    }
                }
                _ = DocumentResolver.resolve(parsed.document, outputs: [], expressions: [])
                for diagnostic in parsed.diagnostics { _ = DiagnosticPrinter().text(diagnostic) }
            }
        }
        #expect(duration < .seconds(120))
        // A piece that cannot be placed is no error, but each is a hole in the reader's knowledge of CommonMark.
        #expect(misaligned == 0)
    }

    @Test(arguments: [
        ">", "[", "*", "_", "`", "~", "^", "$", "(", "\\", "<", "![", "- ", "* a ", "**a ", "[a](", "*a _b ", "$$", "&",
        "{", "::: a\n",
        "> \n", "\"", "'", "@fig-", "| ", "\n|-|\n", "[^", "1. ", "`` ", "] {.x}", "[a]{.x} ", "~a^", "{#a", "<!--",
        "*[", "x{",
    ])
    func repetition(_ unit: String) {
        let clock = ContinuousClock()
        let duration = clock.measure {
            for text in [
                String(repeating: unit, count: 100_000),
                String(repeating: unit, count: 20_000) + "a" + String(repeating: ">", count: 300),
            ] {
                let parsed = Parsed(text)
                _ = DocumentResolver.resolve(parsed.document, outputs: [], expressions: [])
            }
        }
        #expect(duration < .seconds(20), "\(unit) took \(duration)")
    }

    @Test func deepNestingIsReported() {
        for text in [
            String(repeating: "> ", count: 300) + "a", String(repeating: "- ", count: 300) + "a",
            String(repeating: "*a ", count: 300) + String(repeating: "b* ", count: 300),
            (0..<300).map { "::: a\($0)\n" }.joined() + "x\n" + String(repeating: ":::\n", count: 300),
        ] {
            let parsed = Parsed(text)
            #expect(parsed.codes.filter { $0 == "too-deeply-nested" }.count == 1, "\(text.prefix(4))")
            #expect(
                TreeText.of(parsed.document).contains(text.hasPrefix(":") ? "text \"x\"" : "text \"a"), "text is kept")
        }
    }

    @Test func deepYAML() {
        #expect(
            Parsed("---\ntitle: " + String(repeating: "[", count: 100_000) + "\n---\n").codes == ["too-deeply-nested"])
        #expect(!Parsed("---\n" + String(repeating: "- ", count: 100_000) + "\n---\n").codes.isEmpty)
    }
}
