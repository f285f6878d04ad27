import NumericalMethods
import Testing

@Suite struct ChiSquareDistributionTests {
    /// Values of scipy.stats.chi2, SciPy 1.17.1.
    @Test func quantilesAreThoseOfOtherPrograms() {
        for (freedom, probability, value) in [
            (1.0, 0.95, 3.841_458_820_694_124), (2, 0.5, 1.386_294_361_119_890_6), (5.5, 0.025, 1.027781635081403),
            (300, 0.975, 349.87446882991526),
        ] {
            let found = ChiSquareDistribution(degreesOfFreedom: freedom).quantile(probability)
            #expect(abs(found / value - 1) < 1e-10)
        }
        #expect(ChiSquareDistribution(degreesOfFreedom: 3).cumulative(0) == 0)
    }
}
