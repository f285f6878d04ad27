import Foundation
import Testing

@testable import Quantities

@Suite struct UncertaintyTests {
    @Test func independentValuesPropagateInQuadrature() {
        let a = Uncertain(3, standardUncertainty: 0.3)
        let b = Uncertain(4, standardUncertainty: 0.4)
        #expect((a + b).standardUncertainty.isClose(to: 0.5))
        #expect((a - b).standardUncertainty.isClose(to: 0.5))
        // Relative uncertainties of 10 % each make √2 × 10 %.
        #expect((a * b).standardUncertainty.isClose(to: 12 * 0.1 * 2.0.squareRoot()))
        #expect((a / b).standardUncertainty.isClose(to: 0.75 * 0.1 * 2.0.squareRoot()))
        #expect(a.exponential.naturalLogarithm.standardUncertainty.isClose(to: 0.3))
    }

    @Test func correlationCountsInPropagation() {
        // For fully correlated values the difference has no uncertainty and the sum twice that of one.
        let pair = CorrelatedValues(values: [1, 2], covariance: [[0.04, 0.04], [0.04, 0.04]])
        #expect(pair.propagate { $0[1] - $0[0] }.standardUncertainty < 1e-9)
        #expect(pair.propagate { $0[0] + $0[1] }.standardUncertainty.isClose(to: 0.4))
        #expect(pair.uncertain(0).standardUncertainty.isClose(to: 0.2))
    }

    @Test func powersAndLogarithms() {
        let x = Uncertain(2, standardUncertainty: 0.1)
        #expect(x.power(3).standardUncertainty.isClose(to: 1.2))
        #expect(x.power(-1).standardUncertainty.isClose(to: 0.025))
        // log₁₀ e = 0.434 294 481 9
        #expect(x.decimalLogarithm.standardUncertainty.isClose(to: 0.434_294_481_9 * 0.05))
        #expect((-x).standardUncertainty == 0.1)
        #expect((x / 4).standardUncertainty.isClose(to: 0.025))
    }

    @Test func severalResultsKeepTheirCovariance() {
        // Sum and difference of independent values have covariance u₁² − u₂².
        let pair = CorrelatedValues(values: [1, 2], covariance: [[0.09, 0], [0, 0.04]])
        let both = pair.propagateSeveral { [$0[0] + $0[1], $0[0] - $0[1]] }
        #expect(both.covariance[0][0].isClose(to: 0.13))
        #expect(both.covariance[0][1].isClose(to: 0.05))
        #expect(pair.description == "1.0(3), 2.0(2)")
        #expect(both.correlation(0, 1).isClose(to: 0.05 / 0.13))
        let more = pair.joined(both)
        #expect(more.values.count == 4)
        #expect(more.covariance[0][2] == 0)
        #expect(more.covariance[2][3].isClose(to: 0.05))
    }

    /// With an uncertainty far below the rounding of the value the gradient must not become noise.
    @Test func tinyUncertaintiesPropagate() {
        let value = CorrelatedValues(values: [1e6], covariance: [[1e-14]])
        #expect(value.propagate { 3 * $0[0] }.standardUncertainty.isClose(to: 3e-7))
    }

    /// What a fit could not determine must not come out as exact.
    @Test func unknownVariancesStayUnknown() {
        let values = CorrelatedValues(
            values: [1, 2, 3], covariance: [[0.04, 0, 0], [0, .infinity, 0], [0, 0, .nan]])
        #expect(values.propagate { $0[0] * 2 }.standardUncertainty.isClose(to: 0.4))
        #expect(values.propagate { $0[0] + $0[1] }.standardUncertainty == .infinity)
        #expect(values.propagate { $0[0] + $0[2] }.standardUncertainty.isNaN)
        #expect(values.uncertain(1).standardUncertainty == .infinity)
        #expect(values.uncertain(2).standardUncertainty.isNaN)
        #expect(values.uncertain(1).description.contains("2"))
    }

    @Test func constantsAreThoseOfCODATA2022() {
        #expect(PhysicalConstants.boltzmannElectronvolt.isClose(to: 8.617_333_262e-5, relative: 1e-9))
        #expect(PhysicalConstants.molarGas.isClose(to: 8.314_462_618, relative: 1e-9))
        #expect(PhysicalConstants.faraday.isClose(to: 96_485.332_12, relative: 1e-10))
    }
}

extension Double {
    func isClose(to other: Double, relative: Double = 1e-6) -> Bool {
        abs(self - other) <= relative * max(abs(other), 1e-300)
    }
}
