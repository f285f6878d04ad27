import Chemistry
import Testing

@Suite struct ToleranceFactorsTests {
    /// Radii in pm of Xia 2022, table 1: O²⁻ 140, Cl⁻ 181, Br⁻ 196, Li⁺ 76.
    @Test(arguments: [(181.0, 0.841, 4.58), (196.0, 0.890, 3.70)])
    func antiperovskites(a: Double, t: Double, tau: Double) throws {
        let factors = try ToleranceFactors(a: a, b: 140, x: 76, chargeOfA: -1)
        #expect(abs(factors.goldschmidt - t) < 5e-4)
        #expect(abs(factors.octahedral - 1.842) < 5e-4)
        #expect(abs(try #require(factors.bartel) - tau) < 5e-3)
    }

    /// The paper's text prints 0.85 and 0.91, which need a smaller lithium.
    @Test(arguments: [(181.0, 0.853), (196.0, 0.906)])
    func smallerLithium(a: Double, t: Double) throws {
        let factors = try ToleranceFactors(a: a, b: 140, x: 59, chargeOfA: -1)
        #expect(abs(factors.goldschmidt - t) < 5e-4)
    }

    /// Equal spheres leave A too small for its hole by √2, and τ undefined.
    @Test func equalSpheres() throws {
        let factors = try ToleranceFactors(a: 1, b: 1, x: 1, chargeOfA: 2)
        #expect(abs(factors.goldschmidt - 0.5.squareRoot()) < 1e-15)
        #expect(factors.octahedral == 1)
        #expect(factors.bartel == nil)
    }

    /// The charge enters squared: τ = 1 − n² + 2n/ln 2 for R_A = 2, R_B = R_X = 1.
    @Test(arguments: [(1, 2.885_390_081_8), (2, 2.770_780_163_6), (-2, 2.770_780_163_6)])
    func charge(n: Int, tau: Double) throws {
        let factors = try ToleranceFactors(a: 2, b: 1, x: 1, chargeOfA: n)
        #expect(abs(try #require(factors.bartel) - tau) < 1e-9)
    }

    @Test(arguments: [0, -1, Double.infinity])
    func invalidRadius(radius: Double) {
        #expect(throws: ChemistryError.invalidRadius("B", radius: radius)) {
            try ToleranceFactors(a: 1, b: radius, x: 1, chargeOfA: 1)
        }
    }
}
