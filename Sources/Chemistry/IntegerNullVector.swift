/// The smallest whole numbers ν with Σ_c A_rc ν_c = 0 in every row r, for a matrix of whole numbers whose null space is one line.
enum IntegerNullVector {
    /// What the null space is.
    enum Outcome: Equatable {
        /// Without a common divisor; the sign is not determined.
        case line([Int])
        /// Only ν = 0, or numbers too large to follow.
        case none
        /// More than one independent solution.
        case several
    }

    static func find(_ matrix: [[Int]], columns: Int) -> Outcome {
        var rows = matrix
        guard let (pivots, free) = eliminate(&rows, columns: columns) else { return .none }
        guard free.count < 2 else { return .several }
        guard let last = free.first else { return .none }
        // Row i says p_i ν_i = −f_i ν_last: ν_last is the least common multiple of what the p_i leave.
        var scale = 1
        for (row, column) in pivots.enumerated() {
            let pivot = Int(rows[row][column].magnitude)
            let need = pivot / divisor(pivot, rows[row][last])
            let (product, overflow) = (scale / divisor(scale, need)).multipliedReportingOverflow(by: need)
            guard !overflow, product < 1 << 31 else { return .none }
            scale = product
        }
        var vector = [Int](repeating: 0, count: columns)
        vector[last] = scale
        for (row, column) in pivots.enumerated() {
            let (product, overflow) = rows[row][last].multipliedReportingOverflow(by: scale)
            guard !overflow else { return .none }
            vector[column] = -product / rows[row][column]
        }
        return .line(vector)
    }

    /// Gauss–Jordan elimination; nil when a number outgrows `Int`.
    private static func eliminate(_ rows: inout [[Int]], columns: Int) -> (pivots: [Int], free: [Int])? {
        var pivots: [Int] = []
        var free: [Int] = []
        for column in 0..<columns {
            let rank = pivots.count
            guard let found = rows.indices.dropFirst(rank).first(where: { rows[$0][column] != 0 }) else {
                free.append(column)
                continue
            }
            rows.swapAt(rank, found)
            for row in rows.indices where row != rank && rows[row][column] != 0 {
                let common = divisor(rows[rank][column], rows[row][column])
                let (own, other) = (rows[rank][column] / common, rows[row][column] / common)
                for index in 0..<columns {
                    let (left, first) = rows[row][index].multipliedReportingOverflow(by: own)
                    let (right, second) = rows[rank][index].multipliedReportingOverflow(by: other)
                    let (difference, third) = left.subtractingReportingOverflow(right)
                    guard !first, !second, !third else { return nil }
                    rows[row][index] = difference
                }
                let shared = rows[row].reduce(0, divisor)
                if shared > 1 { rows[row] = rows[row].map { $0 / shared } }
            }
            pivots.append(column)
        }
        return (pivots, free)
    }

    private static func divisor(_ a: Int, _ b: Int) -> Int {
        var (a, b) = (Int(a.magnitude), Int(b.magnitude))
        while b != 0 { (a, b) = (b, a % b) }
        return a
    }
}
