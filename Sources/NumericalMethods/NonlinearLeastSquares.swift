import Glibc

/// The non-linear least-squares fit by Levenberg and Marquardt's method (MINPACK's lmder and lmdif).
public struct NonlinearLeastSquares: Sendable {
    /// Why the iteration ended.
    public enum Convergence: Int, Sendable {
        /// The sum of squares no longer falls.
        case sumOfSquares = 1
        /// The parameters no longer move.
        case parameters = 2
        case sumOfSquaresAndParameters = 3
        /// The residuals are orthogonal to every column of the Jacobian.
        case gradient = 4
        /// Working precision allows no further fall of the sum of squares.
        case sumOfSquaresAtRounding = 6
        /// Working precision allows no better parameters.
        case parametersAtRounding = 7
    }

    public let parameters: [Double]
    /// (JᵀJ)⁻¹ at the solution, multiplied by `reducedChiSquare` when the residuals were not divided by uncertainties.
    public let covariance: [[Double]]
    public let residuals: [Double]
    public let sumOfSquares: Double
    /// Residuals minus parameters.
    public let degreesOfFreedom: Int
    /// Sum of squared residuals divided by the degrees of freedom.
    public let reducedChiSquare: Double
    public let convergence: Convergence
    public let evaluationCount: Int
    /// Indices of parameters that ended at one of their bounds; their uncertainties mean nothing.
    public let parametersAtBounds: [Int]

    /// Finds the parameters that make the residuals' sum of squares least.
    ///
    /// - Parameters:
    ///   - start: first guess of the parameters, within the bounds.
    ///   - residualCount: number of residuals, more than parameters.
    ///   - scalesCovariance: true when the residuals are not in units of their standard uncertainties.
    ///   - bounds: a range for each parameter, nil or infinite ends for none. Bounded parameters are searched through p = a + (b − a)(1 + sin u)/2,
    ///     those bounded on one side through p = a − 1 + √(u² + 1) (as in MINUIT).
    ///   - residuals: residuals for parameters, always `residualCount` of them.
    ///   - jacobian: `[residual][parameter]`, the derivatives of the residuals.
    /// - Throws: `NumericalError.notConverged`, `.notFinite` when residuals are not numbers at the start or the end, or `.singular` when some
    ///   parameters cannot be told apart.
    public init(
        start: [Double], residualCount: Int, scalesCovariance: Bool, bounds: [ClosedRange<Double>?]? = nil,
        residuals: @escaping ([Double]) -> [Double], jacobian: @escaping ([Double]) -> [[Double]]
    ) throws(NumericalError) {
        try self.init(
            start: start, residualCount: residualCount, scalesCovariance: scalesCovariance, bounds: bounds,
            residuals: residuals, derivatives: jacobian)
    }

    /// The same with derivatives by differences: forward ones on the way, central ones for the covariance.
    public init(
        start: [Double], residualCount: Int, scalesCovariance: Bool, bounds: [ClosedRange<Double>?]? = nil,
        residuals: @escaping ([Double]) -> [Double]
    ) throws(NumericalError) {
        try self.init(
            start: start, residualCount: residualCount, scalesCovariance: scalesCovariance, bounds: bounds,
            residuals: residuals, derivatives: nil)
    }

    private init(
        start: [Double], residualCount: Int, scalesCovariance: Bool, bounds: [ClosedRange<Double>?]?,
        residuals: @escaping ([Double]) -> [Double], derivatives: (([Double]) -> [[Double]])?
    ) throws(NumericalError) {
        let count = start.count
        guard residualCount > count else { throw .tooFewPoints(count: residualCount, needed: count + 1) }
        if let bounds, bounds.count != count { throw .lengthsDiffer("start and bounds", count, bounds.count) }
        if let index = start.firstIndex(where: { !$0.isFinite }) { throw .notFinite(name: "start", index: index) }
        let transforms = (0..<count).map { ParameterTransform(bounds?[$0]) }
        let inner = try Self.innerStart(start, transforms)
        let problem = LevenbergMarquardtProblem(
            residualCount: residualCount,
            residuals: { residuals(zip(transforms, $0).map { $0.outer($1) }) },
            jacobian: derivatives.map { derivatives in
                { u in
                    let slopes = zip(transforms, u).map { $0.slope($1) }
                    return derivatives(zip(transforms, u).map { $0.outer($1) }).map { zip($0, slopes).map { $0 * $1 } }
                }
            })
        let first = problem.residuals(inner)
        guard first.count == residualCount else {
            throw .lengthsDiffer("residuals and their announced count", first.count, residualCount)
        }
        if let index = first.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(name: "residuals at the start", index: index)
        }
        let found = problem.solve(from: inner)
        guard let convergence = Convergence(rawValue: found.status), found.parameters.allSatisfy(\.isFinite) else {
            throw .notConverged(method: "the Levenberg–Marquardt fit", status: found.status)
        }
        self.convergence = convergence
        let solution = zip(transforms, found.parameters).map { $0.outer($1) }
        parameters = solution
        let last = residuals(solution)
        if let index = last.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(name: "residuals at the solution", index: index)
        }
        self.residuals = last
        evaluationCount = problem.evaluationCount
        sumOfSquares = last.reduce(0) { $0 + $1 * $1 }
        degreesOfFreedom = residualCount - count
        reducedChiSquare = sumOfSquares / Double(degreesOfFreedom)
        parametersAtBounds = (0..<count).filter { transforms[$0].isAtBound(solution[$0]) }
        let slopes = derivatives?(solution) ?? Self.centralDifferences(residuals, solution, transforms)
        guard let values = SingularValues(matrix: slopes.flatMap { $0 }, rows: residualCount, columns: count) else {
            throw .singular(name: "a parameter")
        }
        let scale = scalesCovariance ? reducedChiSquare : 1
        covariance = values.inverseNormalMatrix.map { $0.map { $0 * scale } }
    }

    private static func innerStart(
        _ start: [Double], _ transforms: [ParameterTransform]
    ) throws(NumericalError) -> [Double] {
        var inner: [Double] = []
        for (index, (transform, value)) in zip(transforms, start).enumerated() {
            guard transform.contains(value) else { throw .outsideBounds(name: "start", index: index, value: value) }
            inner.append(transform.inner(value))
        }
        return inner
    }

    private static func centralDifferences(
        _ function: ([Double]) -> [Double], _ point: [Double], _ transforms: [ParameterTransform]
    ) -> [[Double]] {
        let columns = point.indices.map { index -> [Double] in
            // The third root of the rounding unit balances rounding against curvature.
            let step = 6e-6 * max(abs(point[index]), 1e-3)
            var upper = point
            var lower = point
            upper[index] = transforms[index].clamped(point[index] + step)
            lower[index] = transforms[index].clamped(point[index] - step)
            let width = upper[index] - lower[index]
            return zip(function(upper), function(lower)).map { ($0 - $1) / width }
        }
        return columns[0].indices.map { row in columns.map { $0[row] } }
    }
}
