import Testing

@testable import NumericalMethods

@Suite struct ErrorsInVariablesLineTests {
    /// Pearson's data with York's weights: 5.4799 ± 0.2950, −0.4805 ± 0.0580, S = 11.8664, as York et al. 2004 print.
    @Test func pearsonsDataWithYorksWeights() throws {
        let x = [0.0, 0.9, 1.8, 2.6, 3.3, 4.4, 5.2, 6.1, 6.5, 7.4]
        let y = [5.9, 5.4, 4.4, 4.6, 3.5, 3.7, 2.8, 2.8, 2.4, 1.5]
        let weightsX = [1000.0, 1000, 500, 800, 200, 80, 60, 20, 1.8, 1]
        let weightsY = [1.0, 1.8, 4, 8, 20, 20, 70, 70, 100, 500]
        let line = try ErrorsInVariablesLine(
            points: x.indices.map { (x[$0], y[$0], 1 / weightsX[$0], 1 / weightsY[$0], 0) })
        #expect(abs(line.parameters[0] - 5.479_910) < 1e-5)
        #expect(abs(line.parameters[1] + 0.480_533) < 1e-5)
        #expect(abs(line.covariance[0][0].squareRoot() - 0.2950) < 1e-4)
        #expect(abs(line.covariance[1][1].squareRoot() - 0.0580) < 1e-4)
        #expect(abs(line.reducedChiSquare * 8 - 11.8664) < 1e-3)
    }

    /// A shear y → y + k x changes the slope by k and nothing else.
    @Test func shearingThePointsShearsTheLine() throws {
        var generator = SeededGenerator(seed: 12)
        let points = (0..<8).map {
            index -> (x: Double, y: Double, varianceX: Double, varianceY: Double, covariance: Double) in
            (Double(index) + 0.1 * generator.normal(), 2 * Double(index) + 0.1 * generator.normal(), 0.01, 0.02, 0.003)
        }
        let line = try ErrorsInVariablesLine(points: points)
        let k = 5.0
        let sheared = try ErrorsInVariablesLine(
            points: points.map {
                (
                    $0.x, $0.y + k * $0.x, $0.varianceX, $0.varianceY + 2 * k * $0.covariance + k * k * $0.varianceX,
                    $0.covariance + k * $0.varianceX
                )
            })
        #expect(abs(sheared.parameters[1] - line.parameters[1] - k) < 1e-9)
        #expect(abs(sheared.parameters[0] - line.parameters[0]) < 1e-9)
        #expect(abs(sheared.covariance[1][1] / line.covariance[1][1] - 1) < 1e-6)
        #expect(abs(sheared.reducedChiSquare / line.reducedChiSquare - 1) < 1e-6)
    }

    @Test func pointsAboveEachOtherHaveNoSlope() {
        #expect(throws: NumericalError.singular(name: "the slope")) {
            try ErrorsInVariablesLine(points: [(1, 1, 1, 1, 0), (1, 2, 1, 1, 0), (1, 3, 1, 1, 0)])
        }
    }
}
