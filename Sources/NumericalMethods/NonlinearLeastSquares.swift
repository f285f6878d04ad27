internal import CMinpack
import Glibc

/// The non-linear least-squares fit by Levenberg and Marquardt's method (MINPACK's lmder).
public struct NonlinearLeastSquares: Sendable {
    public let parameters: [Double]
    /// (JᵀJ)⁻¹ at the solution, multiplied by `reducedChiSquare` when the residuals were not divided by uncertainties.
    public let covariance: [[Double]]
    public let residuals: [Double]
    /// Sum of squared residuals divided by the degrees of freedom.
    public let reducedChiSquare: Double
    public let evaluationCount: Int

    /// Finds the parameters that make the residuals' sum of squares least.
    ///
    /// - Parameters:
    ///   - start: first guess of the parameters.
    ///   - residualCount: number of residuals, at least as many as parameters.
    ///   - scalesCovariance: true when the residuals are not in units of their standard uncertainties.
    ///   - residuals: residuals for parameters.
    ///   - jacobian: `[residual][parameter]`, the derivatives of the residuals.
    /// - Throws: `NumericalError.notConverged`, or `.singular` when some parameters cannot be told apart.
    public init(
        start: [Double], residualCount: Int, scalesCovariance: Bool, residuals: @escaping ([Double]) -> [Double],
        jacobian: @escaping ([Double]) -> [[Double]]
    ) throws(NumericalError) {
        let count = start.count
        guard residualCount > count else { throw .tooFewPoints(count: residualCount, needed: count + 1) }
        let problem = Problem(residuals: residuals, jacobian: jacobian)
        var x = start
        var values = [Double](repeating: 0, count: residualCount)
        var derivatives = [Double](repeating: 0, count: residualCount * count)
        var pivots = [Int32](repeating: 0, count: count)
        var workspace = [Double](repeating: 0, count: 5 * count + residualCount)
        let status = lmder1(
            { context, m, n, x, values, derivatives, stride, flag in
                guard let context, let x, let values, let derivatives else { return -1 }
                let problem = Unmanaged<Problem>.fromOpaque(context).takeUnretainedValue()
                let parameters = Array(UnsafeBufferPointer(start: x, count: Int(n)))
                if flag == 1 {
                    problem.evaluationCount += 1
                    for (index, value) in problem.residuals(parameters).enumerated() { values[index] = value }
                } else {
                    // MINPACK keeps matrices by columns.
                    for (row, line) in problem.jacobian(parameters).enumerated() {
                        for (column, value) in line.enumerated() { derivatives[row + column * Int(stride)] = value }
                    }
                }
                return 0
            }, Unmanaged.passUnretained(problem).toOpaque(), Int32(residualCount), Int32(count), &x, &values,
            &derivatives,
            Int32(residualCount), 1e-12, &pivots, &workspace, Int32(workspace.count))
        guard (1...4).contains(status) || status == 6 || status == 7, x.allSatisfy(\.isFinite) else {
            throw .notConverged(method: "the Levenberg–Marquardt fit", status: Int(status))
        }
        parameters = x
        self.residuals = residuals(x)
        evaluationCount = problem.evaluationCount
        reducedChiSquare = self.residuals.reduce(0) { $0 + $1 * $1 } / Double(residualCount - count)
        let matrix = jacobian(x).flatMap { $0 }
        guard let found = SingularValues(matrix: matrix, rows: residualCount, columns: count) else {
            throw .singular(name: "a parameter")
        }
        let scale = scalesCovariance ? reducedChiSquare : 1
        covariance = found.inverseNormalMatrix.map { $0.map { $0 * scale } }
    }

    private final class Problem {
        let residuals: ([Double]) -> [Double]
        let jacobian: ([Double]) -> [[Double]]
        var evaluationCount = 0

        init(residuals: @escaping ([Double]) -> [Double], jacobian: @escaping ([Double]) -> [[Double]]) {
            self.residuals = residuals
            self.jacobian = jacobian
        }
    }
}
