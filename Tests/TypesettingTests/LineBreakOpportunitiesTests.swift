import Document
import Drawing
import NumericalMethods
import Testing

@testable import Typesetting

/// Where words may be parted. The cases of running text are rules of Unicode Standard Annex 14, named beside them.
@Suite struct LineBreakOpportunitiesTests {
    private func parts(_ word: String, isAddress: Bool = false, isCode: Bool = false, upTo cost: Double = 300)
        -> [String]
    {
        let opportunities = LineBreakOpportunities(language: "en-GB")
        let characters = Array(word)
        let found =
            isAddress ? opportunities.inAddress(characters, isCode: isCode) : opportunities.inText(characters)
        let ends = found.filter { $0.cost <= cost }.map(\.offset)
        return zip([0] + ends, ends + [characters.count]).map { String(characters[$0..<$1]) }
    }

    @Test(arguments: [
        // LB31: between ideographs; LB13: not before closing marks; LB14: not after opening ones.
        ("离子电导率", ["离", "子", "电", "导", "率"]), ("离子。电", ["离", "子。", "电"]), ("离「子」", ["离", "「子」"]),
        // Hangul syllables part as ideographs do.
        ("이온", ["이", "온"]),
        // LB17 and B2: on both sides of an em dash.
        ("yes—no", ["yes", "—", "no"]),
        // LB21: after hyphens and en dashes; LB25: not before a number.
        ("solid-state", ["solid-", "state"]), ("well-known", ["well-", "known"]), ("300-500", ["300-500"]),
        ("anode–cathode", ["anode–", "cathode"]), ("25–60", ["25–60"]),
        // LB13: after a slash, not before a number (LB25).
        ("anode/electrolyte", ["anode/", "electrolyte"]), ("1/2", ["1/2"]),
        // LB8: at spaces without width; LB11 and LB12: never at joiners.
        ("half\u{200B}way", ["half\u{200B}", "way"]), ("half-\u{2060}way", ["half-\u{2060}way"]),
        // Ours: letters do not stand alone, units stay whole.
        ("p-type", ["p-type"]), ("S/cm", ["S/cm"]), ("and/or", ["and/or"]), ("Li-6", ["Li-6"]), ("(a)", ["(a)"]),
        ("naïve", ["naïve"]),
    ])
    func wordsPartWhereUnicodeAllows(word: String, expected: [String]) { #expect(parts(word) == expected) }

    @Test func addressesPartAfterTheirSigns() {
        let address = "https://doi.org/10.1016/j.ssi.2019.115087"
        #expect(
            parts(address, isAddress: true) == ["https://", "doi.", "org/", "10.1016/", "j.", "ssi.2019.115087"])
        // Before a number too, when need be.
        #expect(parts(address, isAddress: true, upTo: 600).suffix(3) == ["ssi.", "2019.", "115087"])
        #expect(parts("https://a.b", isAddress: true, upTo: 300).first == "https://")
    }

    @Test(arguments: ["10.1021/jacs.3c01955", "doi:10.1021/jacs.3c01955", "https://example.org/x", "www.example.org"])
    func identifiersAreAddresses(word: String) { #expect(LineBreakOpportunities.isAddress(word[...])) }

    @Test(arguments: ["10.5/2", "3/4", "and/or", "10.1021", "e.g."])
    func numbersAreNone(word: String) { #expect(!LineBreakOpportunities.isAddress(word[...])) }

    @Test func namesPartBetweenHumpsAndHashesAnywhere() {
        #expect(
            parts("migrationEntropyOf", isAddress: true, isCode: true, upTo: 600) == ["migration", "Entropy", "Of"])
        let hash = String(repeating: "0a1b", count: 10)
        #expect(parts(hash, isAddress: true, isCode: true, upTo: 600) == [hash])
        let all = parts(hash, isAddress: true, isCode: true, upTo: .infinity)
        #expect(all.joined() == hash && all.count > 30)
        #expect(all.first?.count == 4 && all.last?.count == 4)
    }
}
