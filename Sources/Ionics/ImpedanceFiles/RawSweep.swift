/// A sweep as a file has it, before any point is judged.
struct RawSweep {
    struct Point {
        /// Line of the file, row of the sheet or number of the record, from 1.
        var line: Int
        var frequency: Double
        var real: Double
        var imaginary: Double
        /// What the file numbers sweeps by; nil when it does not.
        var sweep: Double?
    }

    var name = ""
    var points: [Point] = []
    /// Lines at the end that are cut.
    var incompleteLines: [Int] = []
    /// Whether the format or the column's name states the sign of Z″.
    var isSignStated = true

    /// The sweeps of a table in which several follow each other.
    ///
    /// A new one begins where the file's own number of the sweep changes, where the frequency goes back over more than half of the range, in
    /// logarithms, that the sweep has covered, and where its direction turns and stays turned for three points.
    func divided() -> [RawSweep] {
        var sweeps: [RawSweep] = []
        var current: [Point] = []
        var course = Course()
        func finish() {
            guard !current.isEmpty else { return }
            sweeps.append(RawSweep(name: name, points: current, isSignStated: isSignStated))
            current = []
            course = Course()
        }
        for (index, point) in points.enumerated() {
            if let number = point.sweep, let before = current.last?.sweep, number != before {
                finish()
            } else if course.turns(at: points[index...]) {
                finish()
            }
            current.append(point)
            course.append(point.frequency)
        }
        finish()
        if !sweeps.isEmpty { sweeps[sweeps.count - 1].incompleteLines = incompleteLines }
        return sweeps
    }

    /// The frequencies of a sweep so far.
    private struct Course {
        private var count = 0
        private var first = 0.0
        private var last = 0.0
        private var low = 0.0
        private var high = 0.0

        mutating func append(_ frequency: Double) {
            guard frequency > 0, frequency.isFinite else { return }
            if count == 0 { (first, low, high) = (frequency, frequency, frequency) }
            last = frequency
            low = min(low, frequency)
            high = max(high, frequency)
            count += 1
        }

        func turns(at points: ArraySlice<Point>) -> Bool {
            guard count >= 3, let next = points.first?.frequency, next > 0, next.isFinite else { return false }
            let isFalling = last < first
            guard last != first, next != last, (next < last) != isFalling else { return false }
            let step = isFalling ? next / last : last / next
            if step * step > high / low { return true }
            let following = Array(points.lazy.map(\.frequency).filter { $0 > 0 && $0.isFinite }.prefix(3))
            guard following.count == 3 else { return false }
            return zip(following, following.dropFirst()).allSatisfy { isFalling ? $0 < $1 : $0 > $1 }
        }
    }
}
