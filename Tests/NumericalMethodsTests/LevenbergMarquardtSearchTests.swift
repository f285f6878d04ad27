import Foundation
import Testing

@testable import NumericalMethods

@Suite struct LevenbergMarquardtSearchTests {
    /// NIST StRD Misra1a again, by the plain buffers: certified values and standard deviations.
    @Test func certifiedValuesOfMisra1a() throws {
        let x = [77.6, 114.9, 141.1, 190.8, 239.9, 289.0, 332.8, 378.4, 434.8, 477.3, 536.8, 593.1, 689.1, 760.0]
        let y = [10.07, 14.73, 17.94, 23.93, 29.61, 35.18, 40.02, 44.82, 50.76, 55.05, 61.01, 66.40, 75.47, 81.78]
        let model: LevenbergMarquardtSearch.Model = { b, values, derivatives in
            for row in x.indices {
                values[row] = b[0] * (1 - exp(-b[1] * x[row])) - y[row]
                derivatives?[row] = 1 - exp(-b[1] * x[row])
                derivatives?[x.count + row] = b[0] * x[row] * exp(-b[1] * x[row])
            }
            return true
        }
        let found = try LevenbergMarquardtSearch(
            start: [500, 1e-4], bounds: [0...1e4, 0...(.infinity)], residualCount: x.count, model: model)
        #expect(found.isConverged)
        #expect(abs(found.parameters[0] / 2.389_421_291_8e2 - 1) < 1e-6)
        #expect(abs(found.parameters[1] / 5.501_564_318_1e-4 - 1) < 1e-6)
        var values = [Double](repeating: 0, count: x.count)
        var derivatives = [Double](repeating: 0, count: 2 * x.count)
        _ = found.parameters.withUnsafeBufferPointer { parameters in
            values.withUnsafeMutableBufferPointer { values in
                derivatives.withUnsafeMutableBufferPointer { model(parameters, values, $0) }
            }
        }
        let covariance = ParameterCovariance(jacobian: derivatives, rows: x.count)
        let variance = found.sumOfSquares / 12
        #expect(covariance.undetermined.isEmpty)
        #expect(abs((covariance.matrix[0][0] * variance).squareRoot() / 2.707_007_524_1 - 1) < 1e-4)
    }

    @Test func undeterminedParametersAreSetApart() {
        // The third column is the sum of the first two, the fourth is zero, the fifth is fixed.
        let columns: [[Double]] = [[1, 0, 0, 0], [0, 2, 0, 0], [1, 2, 0, 0], [0, 0, 0, 0], [0, 0, 1, 1]]
        let covariance = ParameterCovariance(jacobian: columns.flatMap { $0 }, rows: 4, fixed: [4])
        #expect(covariance.undetermined == [2, 3])
        #expect(covariance.matrix[2][2] == .infinity)
        #expect(covariance.matrix[4][4].isNaN)
        #expect(abs(covariance.matrix[0][0] - 1) < 1e-12)
        #expect(abs(covariance.matrix[1][1] - 0.25) < 1e-12)
    }
}
