/// How often intervals hold the truth.
struct Coverage {
    private(set) var covered = 0
    /// Intervals that lie wholly above the truth, or below it.
    private(set) var above = 0
    private(set) var below = 0
    private(set) var undetermined = 0

    mutating func add(_ interval: ClosedRange<Double>?, truth: Double) {
        guard let interval else {
            undetermined += 1
            return
        }
        if interval.contains(truth) {
            covered += 1
        } else if interval.lowerBound > truth {
            above += 1
        } else {
            below += 1
        }
    }

    var trials: Int { covered + above + below + undetermined }

    /// 93 to 97 % with what was not determined counted as a miss, of which no more than 5 %.
    var isCalibrated: Bool {
        let share = Double(covered) / Double(trials)
        return share >= 0.93 && share <= 0.97 && Double(undetermined) <= 0.05 * Double(trials)
    }

    var line: String {
        let share = String(Double(covered * 1000 / trials) / 10)
        return
            "\(share) % covered, \(above) above, \(below) below, \(undetermined) not determined of \(trials)\(isCalibrated ? "" : "   OUTSIDE 93 TO 97 %")"
    }
}
