import Glibc
import NumericalMethods

/// Intervals that are put to the test on made-up data whose truth is known.
struct CoverageCase: Sendable {
    let title: String
    let quantities: [String]
    /// How many times more trials are made than was asked for: fits that take microseconds can be judged better.
    var repetition = 1
    /// One experiment with noise of its own: for each quantity whether its 95 % interval holds the truth, or nil where none was given.
    let trial: @Sendable (inout SeededGenerator) throws -> [Bool?]

    /// Rows of the table: how many intervals hold the truth in percent, refusals counted as misses, the binomial error, and the refusals in percent.
    ///
    /// Every trial has a seed of its own, so that neither threads nor other cases change it.
    func rows(number: Int, askedCount: Int) async -> [String] {
        let trialCount = askedCount * repetition
        let parts = 16
        let outcomes = await withTaskGroup(of: [[Bool?]].self) { group in
            for part in 0..<parts {
                group.addTask {
                    stride(from: part, to: trialCount, by: parts).map { index in
                        var generator = SeededGenerator(seed: UInt64(number) * 1_000_000 + UInt64(index))
                        return (try? trial(&generator)) ?? quantities.map { _ in nil }
                    }
                }
            }
            return await group.reduce(into: []) { $0 += $1 }
        }
        return quantities.indices.map { place in
            let own = outcomes.map { $0[place] }
            let covered = Double(own.count { $0 == true }) / Double(trialCount)
            let refused = Double(own.count { $0 == nil }) / Double(trialCount)
            let error = sqrt(covered * (1 - covered) / Double(trialCount))
            let isMet = (0.93...0.97).contains(covered) && refused < 0.05
            return
                "| \(title) | \(quantities[place]) | \(trialCount) | \(percent(covered)) | \(percent(error)) | \(percent(refused)) | "
                + "\(isMet ? "" : "outside") |"
        }
    }

    private func percent(_ part: Double) -> String {
        let tenths = Int((part * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10)"
    }
}
