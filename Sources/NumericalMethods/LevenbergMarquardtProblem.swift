internal import CMinpack
import Glibc

/// The functions that MINPACK calls back, and the call itself.
final class LevenbergMarquardtProblem {
    let residualCount: Int
    let residuals: ([Double]) -> [Double]
    /// `[residual][parameter]`; nil leaves derivatives to MINPACK.
    let jacobian: (([Double]) -> [[Double]])?
    private(set) var evaluationCount = 0

    private static let tolerance = 1e-12

    init(
        residualCount: Int, residuals: @escaping ([Double]) -> [Double], jacobian: (([Double]) -> [[Double]])?
    ) {
        self.residualCount = residualCount
        self.residuals = residuals
        self.jacobian = jacobian
    }

    /// The parameters at which the iteration ended, and MINPACK's `info`.
    func solve(from start: [Double]) -> (parameters: [Double], status: Int) {
        let count = start.count
        var x = start
        var values = [Double](repeating: 0, count: residualCount)
        var integers = [Int32](repeating: 0, count: count)
        let context = Unmanaged.passUnretained(self).toOpaque()
        let status: Int32
        if jacobian != nil {
            var derivatives = [Double](repeating: 0, count: residualCount * count)
            var workspace = [Double](repeating: 0, count: 5 * count + residualCount)
            status = lmder1(
                { context, _, n, x, values, derivatives, stride, flag in
                    guard let context, let x, let values, let derivatives else { return -1 }
                    let problem = Unmanaged<LevenbergMarquardtProblem>.fromOpaque(context).takeUnretainedValue()
                    let parameters = Array(UnsafeBufferPointer(start: x, count: Int(n)))
                    return flag == 1
                        ? problem.evaluate(parameters, into: values)
                        : problem.differentiate(parameters, into: derivatives, stride: Int(stride))
                }, context, Int32(residualCount), Int32(count), &x, &values, &derivatives, Int32(residualCount),
                Self.tolerance, &integers, &workspace, Int32(workspace.count))
        } else {
            var workspace = [Double](repeating: 0, count: residualCount * count + 5 * count + residualCount)
            status = lmdif1(
                { context, _, n, x, values, _ in
                    guard let context, let x, let values else { return -1 }
                    let problem = Unmanaged<LevenbergMarquardtProblem>.fromOpaque(context).takeUnretainedValue()
                    return problem.evaluate(Array(UnsafeBufferPointer(start: x, count: Int(n))), into: values)
                }, context, Int32(residualCount), Int32(count), &x, &values, Self.tolerance, &integers, &workspace,
                Int32(workspace.count))
        }
        return (x, Int(status))
    }

    private func evaluate(_ parameters: [Double], into values: UnsafeMutablePointer<Double>) -> Int32 {
        evaluationCount += 1
        let found = residuals(parameters)
        precondition(found.count == residualCount, "the count of residuals must not change during a fit")
        for (index, value) in found.enumerated() {
            // A step into a region without numbers is one that MINPACK must take back.
            values[index] = value.isFinite ? value : 1e150
        }
        return 0
    }

    private func differentiate(
        _ parameters: [Double], into derivatives: UnsafeMutablePointer<Double>, stride: Int
    ) -> Int32 {
        guard let matrix = jacobian?(parameters) else { return -1 }
        precondition(
            matrix.count == residualCount && matrix.allSatisfy { $0.count == parameters.count },
            "the Jacobian must have a row for each residual and a column for each parameter")
        // MINPACK keeps matrices by columns.
        for (row, line) in matrix.enumerated() {
            for (column, value) in line.enumerated() { derivatives[row + column * stride] = value }
        }
        return 0
    }
}
