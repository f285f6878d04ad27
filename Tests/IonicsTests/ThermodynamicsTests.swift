import Testing

@testable import Ionics

@Suite struct ThermodynamicsTests {
    private let solid = FreeEnergyLine(name: "solid", enthalpy: 0, entropy: 0)
    private let melt = FreeEnergyLine(name: "melt", enthalpy: 0.2, entropy: 0.000_25)

    /// Row F19: with enough entropy a superionic phase comes between, and the solid would melt at 800 K.
    @Test func theSuperionicPhaseComesBetween() throws {
        let superionic = FreeEnergyLine(name: "superionic", enthalpy: 0.06, entropy: 0.000_15)
        let ranges = FreeEnergyLine.stableRanges(of: [melt, superionic, solid])
        try #require(ranges.map(\.phase.name) == ["solid", "superionic", "melt"])
        #expect(abs((ranges[0].to ?? 0) - 400) < 1e-9)
        #expect(abs((ranges[1].to ?? 0) - 1400) < 1e-9)
        #expect(ranges[2].to == nil)
        #expect(abs((solid.crossing(with: melt) ?? 0) - 800) < 1e-9)
    }

    /// AgCl and CuCl melt before their superionic phase would form; at every temperature the least line is the one named.
    @Test func phasesThatMeltFirstDoNotAppear() {
        let superionic = FreeEnergyLine(name: "superionic", enthalpy: 0.1, entropy: 0.000_11)
        let phases = [solid, superionic, melt]
        let ranges = FreeEnergyLine.stableRanges(of: phases)
        #expect(ranges.map(\.phase.name) == ["solid", "melt"])
        for temperature in stride(from: 10.0, through: 1500, by: 10) {
            let least = phases.map { $0.freeEnergy(at: temperature) }.min() ?? 0
            let range = ranges.last { $0.from <= temperature }
            #expect(abs((range?.phase.freeEnergy(at: temperature) ?? 1) - least) < 1e-12)
        }
    }

    /// Row D6: S, Cl and Br over 4a and 4d of Li5.3PS4.3ClBr0.7: 0.3 S with Cl and Br on two sites of each formula.
    @Test func mixedSitesHaveTheirEntropy() throws {
        #expect(abs(try MixingEntropy.perFormula([0.3, 1, 0.7]) - 1.997) < 0.0005)
        #expect(abs(try MixingEntropy.perFormula([0.3, 1.7]) - 0.845) < 0.0005)
        #expect(try MixingEntropy.perFormula([2, 0]) == 0)
        #expect(throws: IonicsError.self) { try MixingEntropy.perFormula([-0.1, 1]) }
    }
}
