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

    /// NIST StRD Misra1a, y = b1 (1 − exp(−b2 x)): certified values, standard deviations and residual standard deviation.
    @Test(arguments: [true, false])
    func certifiedValuesOfMisra1a(isAnalytic: Bool) throws {
        let x = [77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0]
        let y = [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78]
        let residuals: ([Double]) -> [Double] = { b in zip(x, y).map { b[0] * (1 - exp(-b[1] * $0)) - $1 } }
        let fit =
            isAnalytic
            ? try NonlinearLeastSquares(
                start: [500, 1e-4], residualCount: x.count, scalesCovariance: true, residuals: residuals,
                jacobian: { b in x.map { [1 - exp(-b[1] * $0), b[0] * $0 * exp(-b[1] * $0)] } })
            : try NonlinearLeastSquares(
                start: [500, 1e-4], residualCount: x.count, scalesCovariance: true, residuals: residuals)
        #expect(abs(fit.parameters[0] / 2.389_421_291_8e2 - 1) < 1e-6)
        #expect(abs(fit.parameters[1] / 5.501_564_318_1e-4 - 1) < 1e-6)
        #expect(abs(fit.covariance[0][0].squareRoot() / 2.707_007_524_1 - 1) < 1e-4)
        #expect(abs(fit.covariance[1][1].squareRoot() / 7.266_868_896_7e-6 - 1) < 1e-4)
        #expect(abs(fit.reducedChiSquare.squareRoot() / 1.018_787_633_0e-1 - 1) < 1e-6)
        #expect(fit.degreesOfFreedom == 12)
    }

    @Test func boundsHold() throws {
        // The best line through these has slope 2; with a slope of at most 1 the best intercept is the mean of y − x.
        let x = [0.0, 1, 2, 3]
        let y = [0.0, 2, 4, 6]
        let fit = try NonlinearLeastSquares(
            start: [0, 0.5], residualCount: 4, scalesCovariance: true, bounds: [nil, 0...1],
            residuals: { p in zip(x, y).map { p[0] + p[1] * $0 - $1 } }, jacobian: { _ in x.map { [1, $0] } })
        #expect(abs(fit.parameters[1] - 1) < 1e-6)
        #expect(abs(fit.parameters[0] - 1.5) < 1e-5)
        #expect(fit.parametersAtBounds == [1])
        let free = try NonlinearLeastSquares(
            start: [0, 0.5], residualCount: 4, scalesCovariance: true, bounds: [nil, 0...(.infinity)],
            residuals: { p in zip(x, y).map { p[0] + p[1] * $0 - $1 } })
        #expect(abs(free.parameters[1] - 2) < 1e-6)
        #expect(free.parametersAtBounds.isEmpty)
    }

    @Test func whatCannotBeFittedIsNamed() {
        #expect(throws: NumericalError.notFinite(name: "residuals at the start", index: 0)) {
            try NonlinearLeastSquares(
                start: [1], residualCount: 2, scalesCovariance: true, residuals: { [.nan, $0[0]] })
        }
        #expect(throws: NumericalError.outsideBounds(name: "start", index: 0, value: 3)) {
            try NonlinearLeastSquares(
                start: [3], residualCount: 2, scalesCovariance: true, bounds: [0...1], residuals: { [$0[0], $0[0]] })
        }
        #expect(throws: NumericalError.singular(name: "a parameter")) {
            try NonlinearLeastSquares(
                start: [1, 1], residualCount: 3, scalesCovariance: true,
                residuals: { p in [p[0] + p[1] - 1, p[0] + p[1] - 2, p[0] + p[1] - 3] })
        }
        #expect(throws: NumericalError.notFinite(name: "values", index: 1)) {
            try LinearLeastSquares(design: [[1], [1]], values: [1, .nan], standardUncertainties: nil)
        }
        #expect(throws: NumericalError.lengthsDiffer("rows of the design", 1, 2)) {
            try LinearLeastSquares(design: [[1], [1, 2]], values: [1, 2], standardUncertainties: nil)
        }
    }

    @Test func columnsOfVeryDifferentSizeAreNoSingularity() throws {
        let x = [1.0, 2, 3, 4, 5]
        let fit = try LinearLeastSquares(
            design: x.map { [1e-9, 1e9 * $0] }, values: x.map { 3 + 2 * $0 }, standardUncertainties: nil)
        #expect(abs(fit.solution[0] / 3e9 - 1) < 1e-9)
        #expect(abs(fit.solution[1] / 2e-9 - 1) < 1e-9)
        #expect(fit.residuals.allSatisfy { abs($0) < 1e-12 })
    }
}
