internal import CLAPACK
import Glibc

/// The minimum of ½ xᵀH x − gᵀx over x ≥ 0, with H symmetric positive definite: non-negative least squares with or without a penalty.
///
/// Block principal pivoting: variables are split into free ones and ones at zero; free ones that come out negative and zeros whose gradient is
/// negative change sides all at once, which takes few systems. Where that does not end, because H is nearly singular, variables are freed one by
/// one and the function falls with each (Lawson and Hanson). The result meets the conditions of Karush, Kuhn and Tucker to rounding.
/// Source: L. F. Portugal, J. J. Júdice, L. N. Vicente, Math. Comp. 1994, 63, 625; C. L. Lawson, R. J. Hanson, Solving Least Squares Problems,
/// Prentice-Hall 1974, chapter 23.
public struct NonNegativeQuadraticProgram: Sendable {
    public let solution: [Double]
    /// Whether each variable lies above zero (or is one without a bound).
    public let isFree: [Bool]
    /// How many linear systems were solved.
    public let iterationCount: Int

    /// - Parameters:
    ///   - hessian: H by rows, `count` × `count`.
    ///   - gradient: g.
    ///   - unbounded: indices of variables that may be negative.
    ///   - start: which variables are guessed to be above zero; nil takes all.
    /// - Throws: `NumericalError.notPositiveDefinite`, `.lengthsDiffer`, `.notFinite`.
    public init(hessian: [Double], gradient: [Double], unbounded: Set<Int> = [], start: [Bool]? = nil)
        throws(NumericalError)
    {
        let count = gradient.count
        guard count > 0 else { throw .tooFewPoints(count: 0, needed: 1) }
        guard hessian.count == count * count else {
            throw .lengthsDiffer("the matrix and the square of the gradient", hessian.count, count * count)
        }
        if let index = hessian.firstIndex(where: { !$0.isFinite }) { throw .notFinite(name: "hessian", index: index) }
        if let index = gradient.firstIndex(where: { !$0.isFinite }) { throw .notFinite(name: "gradient", index: index) }
        var free = start ?? [Bool](repeating: true, count: count)
        for index in unbounded { free[index] = true }
        var x = [Double](repeating: 0, count: count)
        var slope = [Double](repeating: 0, count: count)
        // What counts as zero, for variables and for slopes: rounding of the sums that they come from.
        let scales = (0..<count).map { sqrt(hessian[$0 * count + $0]) }
        guard let weakest = scales.firstIndex(where: { !($0 > 0) }) else {
            let size = zip(gradient, scales).reduce(0) { max($0, abs($1.0) / $1.1) }
            let tolerance = 1e-11 * size
            var (fewest, patience, rounds) = (count + 1, 8, 0)
            var isDone = false
            while patience > 0, !isDone {
                rounds += 1
                try Self.solve(hessian, gradient, free, &x)
                Self.slopes(hessian, gradient, free, x, &slope)
                let wrong = (0..<count).filter { index in
                    free[index]
                        ? !unbounded.contains(index) && x[index] * scales[index] < -tolerance
                        : slope[index] / scales[index] < -tolerance
                }
                isDone = wrong.isEmpty
                if wrong.count < fewest { (fewest, patience) = (wrong.count, 8) } else { patience -= 1 }
                if !isDone { for index in wrong { free[index].toggle() } }
            }
            if !isDone {
                rounds += try Self.descend(
                    hessian, gradient, unbounded: unbounded, scales: scales, tolerance: tolerance, &free, &x)
            }
            for index in 0..<count where !unbounded.contains(index) { x[index] = max(0, x[index]) }
            solution = x
            isFree = free
            iterationCount = rounds
            return
        }
        throw .notPositiveDefinite(name: "the matrix of the quadratic program", row: weakest)
    }

    /// Non-negative least squares, ‖A x − b‖² least over x ≥ 0, for a matrix by rows whose columns are independent.
    public static func leastSquares(matrix: [Double], right: [Double]) throws(NumericalError)
        -> NonNegativeQuadraticProgram
    {
        let rows = right.count
        guard rows > 0, matrix.count % rows == 0 else {
            throw .lengthsDiffer("the matrix and a multiple of the right side", matrix.count, rows)
        }
        let normal = NormalEquations(matrix: matrix, right: right)
        return try NonNegativeQuadraticProgram(hessian: normal.matrix, gradient: normal.right)
    }

    /// Frees the variable with the steepest slope, solves, and steps back to the first bound that is met; returns the systems solved.
    private static func descend(
        _ hessian: [Double], _ gradient: [Double], unbounded: Set<Int>, scales: [Double], tolerance: Double,
        _ free: inout [Bool], _ x: inout [Double]
    ) throws(NumericalError) -> Int {
        let count = gradient.count
        free = (0..<count).map { unbounded.contains($0) }
        x = [Double](repeating: 0, count: count)
        var slope = [Double](repeating: 0, count: count)
        var target = x
        var rounds = 0
        while rounds < 10 * count + 20 {
            Self.slopes(hessian, gradient, free, x, &slope)
            if rounds > 0 || unbounded.isEmpty {
                let steepest = (0..<count).filter { !free[$0] }.min {
                    (slope[$0] / scales[$0], $0) < (slope[$1] / scales[$1], $1)
                }
                guard let steepest, slope[steepest] / scales[steepest] < -tolerance else { break }
                free[steepest] = true
            }
            while true {
                rounds += 1
                try solve(hessian, gradient, free, &target)
                let blocked = (0..<count).filter { free[$0] && !unbounded.contains($0) && target[$0] <= 0 }
                guard !blocked.isEmpty else { break }
                let part = blocked.reduce(1.0) { min($0, x[$1] / (x[$1] - target[$1])) }
                for index in 0..<count where free[index] { x[index] += part * (target[index] - x[index]) }
                for index in blocked where x[index] <= 1e-14 * abs(target[index]) { free[index] = false }
                for index in 0..<count where !free[index] { x[index] = 0 }
                if rounds > 10 * count + 20 { return rounds }
            }
            x = target
        }
        return rounds
    }

    private static func solve(
        _ hessian: [Double], _ gradient: [Double], _ free: [Bool], _ x: inout [Double]
    ) throws(NumericalError) {
        let count = gradient.count
        let kept = (0..<count).filter { free[$0] }
        for index in 0..<count { x[index] = 0 }
        guard !kept.isEmpty else { return }
        var part = [Double](unsafeUninitializedCapacity: kept.count * kept.count) { buffer, filled in
            var place = 0
            for row in kept {
                for column in kept {
                    buffer[place] = hessian[row * count + column]
                    place += 1
                }
            }
            filled = place
        }
        var right = kept.map { gradient[$0] }
        // The matrix is symmetric, so that it may be handed over as one by columns.
        let status = LAPACKE_dposv(
            LAPACK_COL_MAJOR, 0x4C, Int32(kept.count), 1, &part, Int32(kept.count), &right, Int32(kept.count))
        guard status == 0 else {
            throw .notPositiveDefinite(name: "the matrix of the quadratic program", row: Int(status) - 1)
        }
        for (place, index) in kept.enumerated() { x[index] = right[place] }
    }

    /// H x − g of the variables at zero.
    private static func slopes(
        _ hessian: [Double], _ gradient: [Double], _ free: [Bool], _ x: [Double], _ slope: inout [Double]
    ) {
        let count = gradient.count
        hessian.withUnsafeBufferPointer { h in
            for row in 0..<count where !free[row] {
                var sum = -gradient[row]
                for column in 0..<count { sum += h[row * count + column] * x[column] }
                slope[row] = sum
            }
        }
    }
}
