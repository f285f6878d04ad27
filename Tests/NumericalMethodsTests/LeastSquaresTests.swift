import Foundation
import Testing

@testable import NumericalMethods

@Suite struct LeastSquaresTests {
    @Test func straightLineHasTheTextbookSolution() throws {
        // y = 1, 2, 2 at x = 1, 2, 3: slope 1/2, intercept 2/3, residual variance 1/6 (worked by hand).
        let fit = try LinearLeastSquares(
            design: [[1, 1], [1, 2], [1, 3]], values: [1, 2, 2], standardUncertainties: nil)
        #expect(abs(fit.solution[0] - 2.0 / 3) < 1e-12)
        #expect(abs(fit.solution[1] - 0.5) < 1e-12)
        #expect(abs(fit.reducedChiSquare - 1.0 / 6) < 1e-12)
        // Var(slope) = s²/Σ(x − x̄)² = (1/6)/2, Var(intercept) = s² (1/3 + x̄²/2), Cov = −s² x̄/2.
        #expect(abs(fit.covariance[1][1] - 1.0 / 12) < 1e-12)
        #expect(abs(fit.covariance[0][0] - (1.0 / 6) * (1.0 / 3 + 2)) < 1e-12)
        #expect(abs(fit.covariance[0][1] + 1.0 / 6) < 1e-12)
    }

    @Test func givenUncertaintiesWeighTheValues() throws {
        // The mean of 1 ± 1 and 4 ± 2 is (1/1 + 4/4)/(1 + 1/4) = 1.6 with u² = 1/(1 + 1/4).
        let fit = try LinearLeastSquares(design: [[1], [1]], values: [1, 4], standardUncertainties: [1, 2])
        #expect(abs(fit.solution[0] - 1.6) < 1e-12)
        #expect(abs(fit.covariance[0][0] - 0.8) < 1e-12)
    }

    @Test func parametersThatActAlikeAreRefused() {
        #expect(throws: NumericalError.singular(name: "the fit")) {
            try LinearLeastSquares(design: [[1, 2], [2, 4], [3, 6]], values: [1, 2, 3], standardUncertainties: nil)
        }
    }

    @Test func exponentialDecayIsFoundFromAFarStart() throws {
        let x = (0..<20).map { Double($0) / 4 }
        let y = x.map { 3 * exp(-0.7 * $0) }
        let fit = try NonlinearLeastSquares(
            start: [1, 0.1], residualCount: x.count, scalesCovariance: true,
            residuals: { p in zip(x, y).map { p[0] * exp(-p[1] * $0) - $1 } },
            jacobian: { p in x.map { [exp(-p[1] * $0), -p[0] * $0 * exp(-p[1] * $0)] } })
        #expect(abs(fit.parameters[0] - 3) < 1e-8)
        #expect(abs(fit.parameters[1] - 0.7) < 1e-8)
    }
}
