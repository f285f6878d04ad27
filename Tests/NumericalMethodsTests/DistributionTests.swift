import Foundation
import Testing

@testable import NumericalMethods

/// Expected values are those of SciPy 1.17 (scipy.stats).
@Suite struct DistributionTests {
    @Test(arguments: [
        (1.0, 12.706_204_736_174_7), (2, 4.302_652_729_749_46), (5, 2.570_581_835_636_31), (30, 2.042_272_456_301_24),
        (1e6, 1.959_966_356_814_1),
    ])
    func coverageFactors(degreesOfFreedom: Double, expected: Double) {
        let found = StudentDistribution(degreesOfFreedom: degreesOfFreedom).coverageFactor()
        #expect(abs(found / expected - 1) < 1e-9)
    }

    @Test func studentIsSymmetric() {
        let distribution = StudentDistribution(degreesOfFreedom: 3)
        // The closed form for three degrees of freedom: 1/2 + [x/(1 + x²) + arctan x]/π with x = t/√3.
        let x = 1.7 / 3.0.squareRoot()
        #expect(abs(distribution.cumulative(1.7) - 0.5 - (x / (1 + x * x) + atan(x)) / .pi) < 1e-14)
        #expect(abs(distribution.cumulative(-1.7) + distribution.cumulative(1.7) - 1) < 1e-14)
    }

    @Test func fisherQuantilesAndTails() {
        let distribution = FisherDistribution(numerator: 3, denominator: 17)
        #expect(abs(distribution.quantile(0.95) / 3.196_776_840_943_3 - 1) < 1e-9)
        // With two degrees of freedom above, the tail is (1 + 2F/f)^(−f/2) exactly.
        let tail = FisherDistribution(numerator: 2, denominator: 40).tail(30)
        #expect(abs(tail / pow(1 + 1.5, -20) - 1) < 1e-12)
    }

    @Test func normalTailsFarOut() {
        #expect(abs(NormalDistribution.quantile(0.975) - 1.959_963_984_540_05) < 1e-12)
        // scipy.stats.norm.logsf(40) = −804.608442...
        #expect(abs(NormalDistribution.logarithmOfTail(40) + 804.608_442_013_753_9) < 1e-9)
        #expect(
            abs(NormalDistribution.logarithmOfTail(29.999) - NormalDistribution.logarithmOfTail(30.001) - 0.060_066_5)
                < 1e-5)
        #expect(abs(NormalDistribution.hazard(0) - (2 / Double.pi).squareRoot()) < 1e-14)
    }
}
