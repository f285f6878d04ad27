import Foundation
import Testing

@testable import NumericalMethods

@Suite struct LinearSystemTests {
    @Test func twoEquations() throws {
        // 2x + y = 5, x − 3y = −1 has x = 2, y = 1.
        let x = try LinearSystem.solve([[2, 1], [1, -3]], [5, -1])
        #expect(abs(x[0] - 2) < 1e-14)
        #expect(abs(x[1] - 1) < 1e-14)
        #expect(throws: NumericalError.singular(name: "the system")) {
            try LinearSystem.solve([[1, 2], [2, 4]], [1, 2])
        }
        #expect(throws: NumericalError.lengthsDiffer("rows and columns", 2, 1)) {
            try LinearSystem.solve([[1, 2], [2]], [1, 2])
        }
    }

    @Test func symmetricSystems() throws {
        // [[4, 2], [2, 3]] = L Lᵀ with L = [[2, 0], [1, √2]]; determinant 8.
        let system = try SymmetricSystem([[4, 2], [2, 3]])
        #expect(abs(system.logarithmOfDeterminant - log(8)) < 1e-14)
        let x = try system.solve([10, 9])
        #expect(abs(x[0] - 1.5) < 1e-14)
        #expect(abs(x[1] - 2) < 1e-14)
        let deviates = try system.correlated([1, 1])
        #expect(abs(deviates[0] - 2) < 1e-14)
        #expect(abs(deviates[1] - 1 - 2.0.squareRoot()) < 1e-14)
        #expect(throws: NumericalError.notPositiveDefinite(name: "matrix", row: 1)) {
            try SymmetricSystem([[1, 2], [2, 1]])
        }
    }

    @Test(arguments: [1, 3, 20])
    func solutionsSatisfyTheirEquations(size: Int) throws {
        var generator = SeededGenerator(seed: UInt64(size))
        let matrix = (0..<size).map { _ in (0..<size).map { _ in generator.normal() } }
        let truth = (0..<size).map { _ in generator.normal() }
        let right = matrix.map { zip($0, truth).reduce(0) { $0 + $1.0 * $1.1 } }
        for (found, expected) in zip(try LinearSystem.solve(matrix, right), truth) {
            #expect(abs(found - expected) < 1e-9)
        }
        // A Aᵀ is symmetric and positive definite.
        let square = matrix.map { row in matrix.map { zip(row, $0).reduce(0) { $0 + $1.0 * $1.1 } } }
        let product = square.map { zip($0, truth).reduce(0) { $0 + $1.0 * $1.1 } }
        for (found, expected) in zip(try SymmetricSystem(square).solve(product), truth) {
            #expect(abs(found - expected) < 1e-6)
        }
    }
}
