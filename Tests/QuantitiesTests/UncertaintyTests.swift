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

    @Test func constantsAreThoseOfCODATA2022() {
        #expect(PhysicalConstants.boltzmannElectronvolt.isClose(to: 8.617_333_262e-5, relative: 1e-9))
    }
}

extension Double {
    func isClose(to other: Double, relative: Double = 1e-6) -> Bool {
        abs(self - other) <= relative * max(abs(other), 1e-300)
    }
}
