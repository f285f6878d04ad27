import Glibc
import Ionics
import NumericalMethods
import Quantities
import Testing

@Suite struct DescriptorTests {
    /// v_l 4560 and v_t 2580 m/s, 4.47e28 m⁻³, by a calculator: v_m, ω_D and θ_D.
    @Test func debyeFrequency() throws {
        let debye = try DebyeFrequency(
            longitudinalVelocity: Uncertain(4560, standardUncertainty: 45.6),
            transverseVelocity: Uncertain(2580, standardUncertainty: 25.8),
            atomDensity: 4.47e28)
        #expect(abs(debye.meanVelocity.value - 2869.240734551524) < 1e-6)
        #expect(abs(debye.frequency.radiansPerSecond.value / 39690493074741.9 - 1) < 1e-12)
        #expect(abs(debye.temperature.value - 303.1652172236135) < 1e-6)
        // Mostly transverse, so that the uncertainty is a little below 1 %.
        #expect((0.008...0.01).contains(debye.temperature.relativeUncertainty))
        // The same from the moduli, G = ρv_t² and K = ρ(v_l² − 4v_t²/3).
        let shear = 2.16e3 * 2580 * 2580 / 1e9
        let bulk = 2.16e3 * (4560 * 4560 - 4 / 3.0 * 2580 * 2580) / 1e9
        let same = try DebyeFrequency(bulkModulus: bulk, shearModulus: shear, density: 2.16, atomDensity: 4.47e28)
        #expect(abs(same.meanVelocity.value - 2869.240734551524) < 1e-6)
        #expect(throws: IonicsError.self) {
            try DebyeFrequency(
                longitudinalVelocity: Uncertain(exactly: 1000), transverseVelocity: Uncertain(exactly: 990),
                atomDensity: 1e28)
        }
    }

    /// A Debye band, g ∝ ω², has its centre at (3/4)ω_D and the width √(3/80)ω_D.
    @Test func phononBandCentre() throws {
        let frequencies = (0...2000).map { Double($0) / 200 }
        let centre = try PhononBandCentre(frequencies: frequencies, density: frequencies.map { $0 * $0 })
        #expect(abs(centre.value - 7.5) < 1e-5)
        #expect(abs(centre.width - 10 * (3 / 80.0).squareRoot()) < 1e-5)
        #expect(throws: IonicsError.self) { try PhononBandCentre(frequencies: [1, 1], density: [1, 1]) }
        #expect(throws: IonicsError.self) { try PhononBandCentre(frequencies: [-1, 1], density: [1, 1]) }
        #expect(throws: IonicsError.self) { try PhononBandCentre(frequencies: [0, 1], density: [0, 0]) }
    }

    /// SciPy's linregress and pearsonr with its interval by Fisher's transformation.
    @Test func correlation() throws {
        let correlation = try DescriptorCorrelation(
            descriptor: [10, 12, 15, 17, 21], property: [0.2, 0.26, 0.31, 0.33, 0.45])
        #expect(abs(correlation.coefficient - 0.9874228606021554) < 1e-12)
        #expect(abs(correlation.interval.lowerBound - 0.8162420695214333) < 1e-9)
        #expect(abs(correlation.interval.upperBound - 0.999208649376819) < 1e-9)
        #expect(abs(correlation.slope.value - 0.021351351351351355) < 1e-12)
        #expect(abs(correlation.slope.standardUncertainty - 0.0019737749820005843) < 1e-12)
        #expect(abs(correlation.intercept.standardUncertainty - 0.030564847219661077) < 1e-11)
        #expect(correlation.isSignificant)
        let weak = try DescriptorCorrelation(descriptor: [1, 2, 3, 4], property: [1, 3, 2, 2.5])
        #expect(!weak.isSignificant)
    }
}
