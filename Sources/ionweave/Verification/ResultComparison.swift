/// Compares what a report says with what its notebook gives now, number by number.
///
/// Two numbers agree when they differ by no more than `tolerance` of the larger one, or by what rounding leaves of a
/// zero: `roundingFloor` of the largest number in their column.
struct ResultComparison {
    struct Difference: Equatable {
        /// The expression, block or file.
        var source: String
        /// Where in it; empty for all of it.
        var place = ""
        var reported: String
        var now: String
        /// Relative difference of two numbers; nil where words differ.
        var relative: Double?
    }

    /// What is left of a zero by sums of numbers of order one is some units of their last place.
    static let roundingFloor = 1e-13

    let tolerance: Double
    private(set) var numberCount = 0
    private(set) var differences: [Difference] = []

    init(tolerance: Double) { self.tolerance = tolerance }

    /// Compares two texts; one that differs is one difference, with all of its text.
    mutating func compare(_ reported: String, _ now: String, of source: String) {
        let known = differences.count
        compare(reported, now, source, "", floor: 0)
        guard differences.count > known else { return }
        let relative = differences[known...].map { $0.relative ?? .infinity }.max()
        differences.removeSubrange(known...)
        differences.append(
            Difference(
                source: source, reported: reported, now: now,
                relative: relative.flatMap { $0.isFinite ? $0 : nil }))
    }

    /// Compares two files of comma-separated values, cell by cell.
    mutating func compareCSV(_ reported: String, _ now: String, of source: String) {
        let (before, after) = (CSVRows.rows(reported), CSVRows.rows(now))
        if before.count != after.count {
            differences.append(
                Difference(source: source, reported: Self.count(before.count), now: Self.count(after.count)))
        }
        let floors = Self.floors(before)
        let head = before.first ?? []
        for (row, pair) in zip(before, after).enumerated() {
            if pair.0.count != pair.1.count {
                differences.append(
                    Difference(
                        source: source, place: "row \(row + 1)", reported: "\(pair.0.count) cells",
                        now: "\(pair.1.count) cells"))
            }
            for (column, cells) in zip(pair.0, pair.1).enumerated() {
                let name = column < head.count && row > 0 ? "'\(head[column])'" : "\(column + 1)"
                compare(cells.0, cells.1, source, "row \(row + 1), column \(name)", floor: floors[column])
            }
        }
    }

    mutating func missing(_ source: String, isNew: Bool) {
        differences.append(
            Difference(source: source, reported: isNew ? "not there" : "there", now: isNew ? "there" : "not there"))
    }

    private mutating func compare(
        _ reported: String, _ now: String, _ source: String, _ place: String, floor: Double
    ) {
        let before = TextPieces(reported).pieces
        guard reported != now else {
            numberCount += before.count { if case .number = $0 { true } else { false } }
            return
        }
        let after = TextPieces(now).pieces
        guard before.count == after.count else {
            differences.append(Difference(source: source, place: place, reported: reported, now: now))
            return
        }
        for pair in zip(before, after) {
            switch pair {
            case (.number(let old, let oldText), .number(let new, let newText)):
                numberCount += 1
                let size = max(abs(old), abs(new))
                let distance = abs(old - new)
                guard distance > max(tolerance * size, floor) else { continue }
                differences.append(
                    Difference(
                        source: source, place: place, reported: oldText, now: newText, relative: distance / size))
            case _ where pair.0 == pair.1: break
            default:
                differences.append(Difference(source: source, place: place, reported: reported, now: now))
                return
            }
        }
    }

    private static func floors(_ rows: [[String]]) -> [Double] {
        var largest = [Double](repeating: 0, count: rows.map(\.count).max() ?? 0)
        for row in rows {
            for (column, cell) in row.enumerated() {
                if let value = Double(cell), value.isFinite { largest[column] = max(largest[column], abs(value)) }
            }
        }
        return largest.map { $0 * roundingFloor }
    }

    private static func count(_ rows: Int) -> String { rows == 1 ? "1 row" : "\(rows) rows" }
}
