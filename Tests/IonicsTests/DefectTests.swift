import Glibc
import Quantities
import Testing

@testable import Ionics

@Suite struct DefectTests {
    /// Row X5: LiCl pairs of 1.41 eV at 550 K: exp(−E/2 k_B T) = 3.5e-7 (mole fractions; 1 + x is 1 to seven digits).
    @Test func schottkyPairsFollowHalfTheirEnergy() throws {
        let equilibrium = try DefectEquilibrium(
            defects: [
                .init(name: "V_Li", charge: -1, energy: 0.3, sites: 1),
                .init(name: "V_Cl", charge: 1, energy: 1.11, sites: 1),
            ], temperature: 550)
        let vacancies = try #require(equilibrium.concentration(of: "V_Li"))
        #expect(abs(vacancies - 3.5e-7) < 0.05e-7)
        #expect(abs(equilibrium.concentrations[1] / vacancies - 1) < 1e-9)
        #expect(abs(equilibrium.potential - (0.3 - 1.11) / 2) < 1e-9)
    }

    /// Golden-section search, twice over, of G = Σ c E + k_B T Σ [c ln (c/N) + (N − c) ln ((N − c)/N)] with the charges in balance.
    @Test func concentrationsMinimiseTheFreeEnergy() throws {
        let thermal = PhysicalConstants.boltzmannElectronvolt * 3000
        let (energies, sites, dopant) = ([0.4, 0.5, 0.3], [3.0, 2.0, 1.0], 0.05)
        func freeEnergy(_ c: [Double]) -> Double {
            (0..<3).reduce(0) { sum, k in
                let rest = sites[k] - c[k]
                guard c[k] > 0, rest > 0 else { return .infinity }
                return sum + c[k] * energies[k] + thermal * (c[k] * log(c[k] / sites[k]) + rest * log(rest / sites[k]))
            }
        }
        func least(_ function: (Double) -> Double) -> (place: Double, value: Double) {
            let ratio = (5.0.squareRoot() - 1) / 2
            var (lower, upper) = (0.0, 0.999)
            for _ in 0..<60 {
                let (first, second) = (upper - ratio * (upper - lower), lower + ratio * (upper - lower))
                if function(first) < function(second) { upper = second } else { lower = first }
            }
            return (lower, function(lower))
        }
        func inner(_ a: Double) -> (place: Double, value: Double) {
            least { freeEnergy([a + 2 * $0 + dopant, a, $0]) }
        }
        let a = least { inner($0).value }.place
        let b = inner(a).place
        let equilibrium = try DefectEquilibrium(
            defects: [
                .init(name: "V_Li", charge: -1, energy: 0.4, sites: 3),
                .init(name: "Li_i", charge: 1, energy: 0.5, sites: 2),
                .init(name: "V_O", charge: 2, energy: 0.3, sites: 1),
            ], dopantCharge: dopant, temperature: 3000)
        for (found, expected) in zip(equilibrium.concentrations, [a + 2 * b + dopant, a, b]) {
            #expect(abs(found - expected) < 1e-5)
        }
    }

    /// Dopants alone set the vacancies at low temperature.
    @Test func dopantsSetTheVacancies() throws {
        let defects: [DefectEquilibrium.Defect] = [
            .init(name: "V_Li", charge: -1, energy: 0.7, sites: 3),
            .init(name: "V_Cl", charge: 1, energy: 0.71, sites: 1),
        ]
        let doped = try DefectEquilibrium(defects: defects, dopantCharge: 0.01, temperature: 300)
        #expect(abs((doped.concentration(of: "V_Li") ?? 0) - 0.01) < 1e-9)
        #expect(throws: IonicsError.self) {
            try DefectEquilibrium(defects: defects, dopantCharge: 5, temperature: 300)
        }
        #expect(throws: IonicsError.self) { try DefectEquilibrium(defects: defects, temperature: 0) }
    }

    /// Row X6: table 2 of Xia 2022.
    @Test func bindingAddsToTheBarrier() throws {
        for (barrier, binding, sum) in [(0.310, 0.145, 0.455), (0.310, 0.736, 1.046), (0.147, 0.642, 0.789)] {
            #expect(abs(try DefectAssociation.activationEnergy(barrier: barrier, binding: binding) - sum) < 1e-12)
        }
    }

    /// Mass action holds, and the free part's own activation energy is half the binding energy where nearly all are bound.
    @Test func freeVacanciesFollowMassAction() throws {
        func free(_ temperature: Double) throws -> Double {
            try DefectAssociation.freeFraction(
                concentration: 0.02, binding: 0.6, orientations: 12, temperature: temperature)
        }
        let f = try free(900)
        let constant = 12 * exp(0.6 / (PhysicalConstants.boltzmannElectronvolt * 900))
        #expect(abs((1 - f) / (f * f * 0.02) / constant - 1) < 1e-9)
        let slope = log(try free(301) / free(299)) * PhysicalConstants.boltzmannElectronvolt / (1 / 299 - 1 / 301)
        #expect(abs(slope - 0.3) < 0.001)
        #expect(abs(try free(1e7) - 0.83) < 0.01)
        #expect(try free(5) > 0)
    }
}
