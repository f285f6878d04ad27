import Foundation
import Testing

@testable import NumericalMethods

@Suite struct CensoredRegressionTests {
    /// Without bounds it is the ordinary fit.
    @Test func valuesAloneGiveTheStraightLine() throws {
        let fit = try CensoredRegression(
            design: [[1, 1], [1, 2], [1, 3]], observations: [.value(1), .value(2), .value(2)],
            standardUncertainties: [1, 1, 1], estimatesScatter: true)
        #expect(abs(fit.solution[0] - 2.0 / 3) < 1e-9)
        #expect(abs(fit.solution[1] - 0.5) < 1e-9)
        #expect(abs(fit.covariance[1][1] - 1.0 / 12) < 1e-9)
        #expect(abs(fit.scatter * fit.scatter - 1.0 / 6) < 1e-9)
    }

    /// Maximum by SciPy's minimize (Nelder–Mead to 1e-12) of the same likelihood.
    @Test func boundsAgreeWithAnotherProgram() throws {
        let x = [0.0, 1, 2, 3, 4, 5, 6, 7]
        let fit = try CensoredRegression(
            design: x.map { [1, $0] },
            observations: [
                .below(0.4), .value(1.1), .value(1.7), .value(3.4), .value(3.9), .value(5.2), .above(5.5), .above(5.5),
            ],
            standardUncertainties: x.map { _ in 1 }, estimatesScatter: true)
        let expected = [-0.07379545124212773, 1.0438860045760798, 0.23228955501558987, 4.717311577123945]
        #expect(abs(fit.solution[0] - expected[0]) < 1e-6)
        #expect(abs(fit.solution[1] - expected[1]) < 1e-6)
        #expect(abs(fit.scatter * (3.0 / 5).squareRoot() - expected[2]) < 1e-6)
        #expect(abs(fit.logarithmOfLikelihood - expected[3]) < 1e-8)
    }

    /// Dropping what lies above a limit draws the slope down; counting it as bound does not. 95 % intervals with known scatter.
    @Test func slopesAreNotDrawnDown() throws {
        var generator = SeededGenerator(seed: 33)
        let x = (0..<8).map { Double($0) }
        var (covered, sum, dropped) = (0, 0.0, 0.0)
        for _ in 0..<1000 {
            let values = x.map { 1 + 0.5 * $0 + 0.4 * generator.normal() }
            let fit = try CensoredRegression(
                design: x.map { [1, $0] }, observations: values.map { $0 > 3.5 ? .above(3.5) : .value($0) },
                standardUncertainties: x.map { _ in 0.4 }, estimatesScatter: false)
            sum += fit.solution[1] - 0.5
            let kept = x.indices.filter { values[$0] <= 3.5 }
            dropped +=
                try LinearLeastSquares(
                    design: kept.map { [1, x[$0]] }, values: kept.map { values[$0] }, standardUncertainties: nil
                ).solution[1] - 0.5
            if abs(fit.solution[1] - 0.5) < 1.96 * fit.covariance[1][1].squareRoot() { covered += 1 }
        }
        #expect((930...970).contains(covered), "\(covered)")
        #expect(abs(sum / 1000) < 0.02)
        #expect(dropped / 1000 < -0.04)
    }
}
