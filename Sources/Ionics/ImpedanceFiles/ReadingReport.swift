/// What was found while a sweep was read, by count: nothing is left out without being said here.
public struct ReadingReport: Hashable, Codable, Sendable {
    public enum Reason: String, Hashable, Codable, Sendable, CaseIterable {
        case notFinite = "a value is missing or not finite"
        case frequencyNotPositive = "the frequency is not positive"
        case zeroImpedance = "the impedance is exactly zero"
        case inductive = "Z″ is positive and the rule excludes such points"
        case repeatedFrequency = "the frequency occurs more than once and the rule keeps one of them"
        case incomplete = "the last line is cut"
    }

    public struct Exclusion: Hashable, Codable, Sendable {
        /// Line of the file, row of the sheet or number of the record, from 1.
        public let line: Int
        public let reason: Reason
    }

    /// How the sign of Z″ was found.
    public enum Sign: String, Hashable, Codable, Sendable {
        case stated = "stated by the file"
        case asWritten = "taken as written, which agrees with the spectrum"
        case turned = "turned, because the spectrum contradicts the sign as written"
        case given = "given by the caller"
    }

    /// Points in the file.
    public let pointCount: Int
    public let exclusions: [Exclusion]
    /// Points with Z″ > 0, kept unless the rule excludes them.
    public let inductiveCount: Int
    /// Points at a frequency that occurred before in the sweep.
    public let repeatedCount: Int
    /// Points with Z′ < 0, which are kept.
    public let negativeRealCount: Int
    public let sign: Sign

    /// Points left out for a reason.
    public func count(_ reason: Reason) -> Int { exclusions.count { $0.reason == reason } }
}

extension ReadingReport: CustomStringConvertible {
    /// For example: 66 points read, 65 kept; left out: 1 (the frequency is not positive); 9 inductive; sign of Z″ stated by the file.
    public var description: String {
        var parts = ["\(pointCount) points read, \(pointCount - exclusions.count) kept"]
        let reasons = Reason.allCases.filter { count($0) > 0 }.map { "\(count($0)) (\($0.rawValue))" }
        if !reasons.isEmpty { parts.append("left out: " + reasons.joined(separator: ", ")) }
        for (number, text) in [
            (inductiveCount, "inductive"), (repeatedCount, "at a repeated frequency"),
            (negativeRealCount, "with Z′ < 0"),
        ] where number > 0 { parts.append("\(number) \(text)") }
        parts.append("sign of Z″ " + sign.rawValue)
        return parts.joined(separator: "; ")
    }
}
