import Foundation
import Testing

@testable import NumericalMethods

@Suite struct NonNegativeQuadraticProgramTests {
    @Test func boundsThatBindHoldTheOthersBack() throws {
        // Columns (1, 0), (1, 1): for b = (1, −1) the free solution is (2, −1); with x ≥ 0 it is (1, 0) by hand.
        let found = try NonNegativeQuadraticProgram.leastSquares(matrix: [1, 1, 0, 1], right: [1, -1])
        #expect(abs(found.solution[0] - 1) < 1e-12)
        #expect(found.solution[1] == 0)
        #expect(found.isFree == [true, false])
    }

    /// Random problems must meet the conditions of Karush, Kuhn and Tucker: x ≥ 0, slope ≥ 0, x · slope = 0.
    @Test func conditionsHoldForRandomProblems() throws {
        var generator = SeededGenerator(seed: 31)
        for trial in 0..<200 {
            let columns = 1 + trial % 40
            let rows = columns + 5
            let matrix = (0..<rows * columns).map { _ in generator.normal() }
            let right = (0..<rows).map { _ in generator.normal() }
            let normal = NormalEquations(matrix: matrix, right: right)
            let found = try NonNegativeQuadraticProgram(hessian: normal.matrix, gradient: normal.right)
            for row in 0..<columns {
                let slope =
                    (0..<columns).reduce(0) { $0 + normal.matrix[row * columns + $1] * found.solution[$1] }
                    - normal.right[row]
                #expect(found.solution[row] >= 0)
                #expect(slope > -1e-8)
                #expect(abs(slope * found.solution[row]) < 1e-8)
            }
        }
    }

    @Test func variablesWithoutBoundMayBeNegative() throws {
        let found = try NonNegativeQuadraticProgram(hessian: [2, 0, 0, 2], gradient: [-2, -2], unbounded: [1])
        #expect(found.solution[0] == 0)
        #expect(abs(found.solution[1] + 1) < 1e-12)
        #expect(throws: NumericalError.notPositiveDefinite(name: "the matrix of the quadratic program", row: 1)) {
            try NonNegativeQuadraticProgram(hessian: [1, 1, 1, 0], gradient: [1, 1])
        }
    }
}
