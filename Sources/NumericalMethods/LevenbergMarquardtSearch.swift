internal import CMinpack
import Glibc

/// The search of a non-linear least-squares fit without what follows it: for those who start it many times (MINPACK's lmder on plain buffers).
public struct LevenbergMarquardtSearch {
    /// Computes residuals and, when the last buffer is there, their derivatives: parameters, residuals, and derivatives by columns, one column
    /// of all residuals after the other for each parameter. False stops the search.
    public typealias Model = (
        UnsafeBufferPointer<Double>, UnsafeMutableBufferPointer<Double>, UnsafeMutableBufferPointer<Double>?
    ) -> Bool

    public let parameters: [Double]
    public let sumOfSquares: Double
    public let evaluationCount: Int
    /// Indices of parameters that ended at one of their bounds.
    public let parametersAtBounds: [Int]
    /// Whether one of MINPACK's tests was met, instead of the allowed evaluations running out.
    public let isConverged: Bool

    /// - Parameters:
    ///   - start: first guess of the parameters; those outside of their bounds are moved to them.
    ///   - bounds: a range for each parameter, with infinite ends for none.
    ///   - residualCount: at least as many as parameters.
    ///   - tolerance: of the sum of squares, relative.
    ///   - parameterTolerance: of the parameters, relative to their size.
    ///   - evaluationLimit: how often the residuals may be computed.
    ///   - model: see `Model`.
    /// - Throws: `NumericalError.tooFewPoints`, `.lengthsDiffer`, or `.notFinite` when the model gives no numbers at the start.
    public init(
        start: [Double], bounds: [ClosedRange<Double>], residualCount: Int, tolerance: Double = 1e-12,
        parameterTolerance: Double = 1e-8, evaluationLimit: Int = 1000, model: @escaping Model
    ) throws(NumericalError) {
        guard residualCount >= start.count, !start.isEmpty else {
            throw .tooFewPoints(count: residualCount, needed: max(1, start.count))
        }
        guard bounds.count == start.count else { throw .lengthsDiffer("start and bounds", start.count, bounds.count) }
        if let index = start.firstIndex(where: { !$0.isFinite }) { throw .notFinite(name: "start", index: index) }
        let transforms = bounds.map { ParameterTransform($0) }
        let problem = Problem(transforms: transforms, residualCount: residualCount, model: model)
        var x = zip(transforms, start).map { $0.inner($0.clamped($1)) }
        let count = start.count
        let stride = Int32(residualCount)
        var values = [Double](repeating: 0, count: residualCount)
        var derivatives = [Double](repeating: 0, count: residualCount * count)
        var scales = [Double](repeating: 1, count: count)
        var pivots = [Int32](repeating: 0, count: count)
        var projections = [Double](repeating: 0, count: count)
        var first = [Double](repeating: 0, count: count)
        var second = first
        var third = first
        var rest = [Double](repeating: 0, count: residualCount)
        var evaluations: Int32 = 0
        var jacobians: Int32 = 0
        let status = withExtendedLifetime(problem) {
            lmder(
                { context, m, n, x, values, derivatives, _, flag in
                    guard let context, let x, let values, let derivatives else { return -1 }
                    let problem = Unmanaged<Problem>.fromOpaque(context).takeUnretainedValue()
                    return problem.call(
                        UnsafeBufferPointer(start: x, count: Int(n)),
                        UnsafeMutableBufferPointer(start: values, count: Int(m)),
                        flag == 1 ? nil : UnsafeMutableBufferPointer(start: derivatives, count: Int(m) * Int(n)))
                }, Unmanaged.passUnretained(problem).toOpaque(), stride, Int32(count), &x, &values, &derivatives,
                stride,
                tolerance, parameterTolerance, 0, Int32(evaluationLimit), &scales, 1, 100, 0, &evaluations, &jacobians,
                &pivots,
                &projections, &first, &second, &third, &rest)
        }
        guard values.allSatisfy(\.isFinite), status >= 0 else { throw .notFinite(name: "residuals", index: 0) }
        let solution = zip(transforms, x).map { $0.outer($1) }
        parameters = solution
        sumOfSquares = values.reduce(0) { $0 + $1 * $1 }
        evaluationCount = Int(evaluations)
        isConverged = (1...4).contains(status) || (6...8).contains(status)
        parametersAtBounds = solution.indices.filter { transforms[$0].isAtBound(solution[$0]) }
    }

    /// The covariance of the parameters where the search ended, in units of the residuals' variance; those at their bounds are fixed.
    ///
    /// - Parameter model: the one that was searched, with as many residuals.
    public func covariance(_ model: Model, residualCount: Int) -> ParameterCovariance {
        var residuals = [Double](repeating: 0, count: residualCount)
        var jacobian = [Double](repeating: 0, count: parameters.count * residualCount)
        _ = parameters.withUnsafeBufferPointer { p in
            residuals.withUnsafeMutableBufferPointer { r in jacobian.withUnsafeMutableBufferPointer { model(p, r, $0) }
            }
        }
        return ParameterCovariance(jacobian: jacobian, rows: residualCount, fixed: parametersAtBounds)
    }

    /// What MINPACK calls back.
    ///
    /// Residuals and derivatives are computed together, because nearly every step is accepted and its derivatives asked for next.
    private final class Problem {
        private let transforms: [ParameterTransform]
        private let model: Model
        private var inner: [Double] = []
        private var outer: [Double]
        private var residuals: [Double]
        private var derivatives: [Double]

        init(transforms: [ParameterTransform], residualCount: Int, model: @escaping Model) {
            self.transforms = transforms
            self.model = model
            outer = [Double](repeating: 0, count: transforms.count)
            residuals = [Double](repeating: 0, count: residualCount)
            derivatives = [Double](repeating: 0, count: residualCount * transforms.count)
        }

        private func compute(_ place: UnsafeBufferPointer<Double>) -> Bool {
            if inner.elementsEqual(place) { return true }
            inner = Array(place)
            for index in transforms.indices { outer[index] = transforms[index].outer(inner[index]) }
            return outer.withUnsafeBufferPointer { outer in
                residuals.withUnsafeMutableBufferPointer { residuals in
                    derivatives.withUnsafeMutableBufferPointer { model(outer, residuals, $0) }
                }
            }
        }

        func call(
            _ place: UnsafeBufferPointer<Double>, _ values: UnsafeMutableBufferPointer<Double>,
            _ slopes: UnsafeMutableBufferPointer<Double>?
        ) -> Int32 {
            guard compute(place) else { return -1 }
            guard let slopes else {
                // A step into a region without numbers is one that MINPACK must take back.
                for index in values.indices { values[index] = residuals[index].isFinite ? residuals[index] : 1e150 }
                return 0
            }
            for index in transforms.indices {
                let slope = transforms[index].slope(place[index])
                for row in index * values.count..<(index + 1) * values.count { slopes[row] = slope * derivatives[row] }
            }
            return 0
        }
    }
}
