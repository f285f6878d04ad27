import Testing

@testable import Ionics

@Suite struct StressStrainTests {
    /// Row X23: elastic to 0.5 %, then a slope of a tenth; slack of 0.1 %. Intersection and areas by hand.
    @Test func stressStrainCurves() throws {
        func stress(_ strain: Double) -> Double {
            let x = strain - 0.001
            return x < 0 ? 0 : x < 0.005 ? 20_000 * x : 100 + 2000 * (x - 0.005)
        }
        let strains = stride(from: 0.0, through: 0.0300001, by: 0.0005).map { $0 }
        let curve = try StressStrainCurve(
            strains: strains, stresses: strains.map(stress), elasticRange: 0.0015...0.0055)
        #expect(abs(curve.youngModulus.value - 20) < 1e-9)
        #expect(abs(curve.zeroStrain - 0.001) < 1e-9)
        // 100 + 2000 (x − 0.005) = 20 000 (x − 0.002) at x = 130/18 000.
        let point = try #require(curve.yieldPoint)
        let x = 130.0 / 18_000
        #expect(abs(point.strain - 0.001 - x) < 1e-9)
        #expect(abs(point.stress - 20_000 * (x - 0.002)) < 1e-6)
        #expect(abs(curve.resilience - (0.25 + (x - 0.005) * (100 + point.stress) / 2)) < 1e-9)
        #expect(abs(curve.toughness - (0.25 + 0.024 * (100 + 148) / 2)) < 1e-9)
        #expect(abs(curve.strength - 148) < 1e-9)
        let brittle = try StressStrainCurve(
            strains: [0, 0.001, 0.002, 0.003], stresses: [0, 50, 100, 150], elasticRange: 0...0.003)
        #expect(brittle.yieldPoint == nil)
        #expect(abs(brittle.resilience - 0.225) < 1e-12 && brittle.resilience == brittle.toughness)
        #expect(throws: IonicsError.self) {
            try StressStrainCurve(strains: [0, 0.001, 0.002], stresses: [0, 50, 100], elasticRange: 0...0.001)
        }
    }
}
