import Testing

@testable import Chemistry

@Suite struct RandomDefectTests {
    /// Any text is read or refused, and what is read comes back from its own text and TeX.
    @Test func randomTextsDoNoHarm() throws {
        let pieces = [
            "V", "Li", "O", "Cl", "(OH)", "_", "^", "{", "}", "(", ")", "[", "]", "'", "•", "×", "x", "2", "+", "-",
            " + ", " -> ", "→",
            "\\bullet", "\\mathrm", "\\", "~", "*", "–", "e", "h", "i", "½", "/", "0", "nil", " ", ".",
            "99999999999999999999", "=", "\\xrightarrow{",
        ]
        var state: UInt64 = 12345
        func next(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var read = 0
        for round in 0..<20_000 {
            // Every other text is a defect to begin with.
            let start =
                round % 2 == 0
                ? ""
                : ["V", "Li", "(OH)", "O2"][next(4)] + "_" + ["Li", "i", "4d", "{Cl}"][next(4)]
                    + ["'", "•", "^x", "^{2+}"][next(4)]
            let text = start + (0...next(9)).map { _ in next(2) == 0 ? pieces[next(pieces.count)] : "" }.joined()
            if let species = try? DefectSpecies(text) {
                read += 1
                #expect(try DefectSpecies(species.text) == species, "\(text)")
                #expect(try DefectSpecies(species.latex) == species, "\(text)")
            }
            if let reaction = try? DefectReaction(text) {
                _ = try? reaction.imbalance()
                _ = try? reaction.balanced()
                _ = reaction.latex + reaction.massAction
                #expect((try? DefectReaction(reaction.text)) != nil, "\(text) --- \(reaction.text)")
            }
        }
        #expect(read > 500)
    }
}
