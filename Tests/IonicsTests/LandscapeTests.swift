import Testing

@testable import Ionics

@Suite struct LandscapeTests {
    private func conventional() throws -> EnergyLandscape {
        try .periodic(siteEnergies: [0, 0.08], saddleEnergies: [0.22, 0.2], period: 4, repeats: 2)
    }

    @Test func periodsRepeat() throws {
        let landscape = try conventional()
        #expect(landscape.coordinates == [0, 1, 2, 3, 4, 5, 6, 7, 8])
        for place in stride(from: 0.0, through: 4, by: 0.37) {
            #expect(abs(landscape.energy(at: place) - landscape.energy(at: place + 4)) < 1e-12)
        }
        #expect(landscape.sites.map(\.energy) == [0, 0.08, 0, 0.08, 0])
    }

    @Test func hopsHaveTheirBarriersBothWays() throws {
        let hops = try conventional().hops
        #expect(hops.forward.count == 4)
        #expect(abs(hops.forward[0].barrier - 0.22) < 1e-12)
        #expect(abs(hops.forward[1].barrier - 0.12) < 1e-12)
        #expect(abs(hops.backward[0].barrier - 0.14) < 1e-12)
        // Whatever path, climbs minus descents is the difference of the sites' energies.
        for (forward, backward) in zip(hops.forward, hops.backward) {
            #expect(abs(forward.barrier - backward.barrier - (backward.siteEnergy - forward.siteEnergy)) < 1e-12)
        }
    }

    /// Row D8: 0.22 eV (Cl₁₊ₓ) to 0.155 eV (ClBrₓ).
    @Test func frustrationBringsSitesTogetherAndLowersTheBarrier() throws {
        let frustrated = try conventional().frustrated(siteFactor: 0.25, barrier: 0.155)
        #expect(abs(frustrated.barrier - 0.155) < 1e-12)
        #expect(abs((frustrated.sites.map(\.energy).max() ?? 0) - 0.02) < 1e-12)
        let same = try conventional().frustrated(siteFactor: 1, barrier: 0.22)
        for (first, second) in zip(same.energies, try conventional().energies) { #expect(abs(first - second) < 1e-12) }
    }

    @Test func impossibleLandscapesAreRefused() {
        #expect(
            throws: IonicsError.outOfRange(
                name: "saddleEnergies[1]", value: 0.05, expected: "above both neighbouring sites")
        ) {
            try EnergyLandscape.periodic(siteEnergies: [0, 0.08], saddleEnergies: [0.22, 0.05])
        }
        #expect(throws: IonicsError.outOfRange(name: "barrier", value: 0.01, expected: "above the highest site")) {
            try conventional().frustrated(siteFactor: 0.5, barrier: 0.01)
        }
        #expect(
            throws: IonicsError.outOfRange(name: "coordinates[1]", value: 0, expected: "larger than the one before")
        ) {
            try EnergyLandscape(coordinates: [0, 0], energies: [0, 1])
        }
    }
}
