public import Quantities

/// A parameter of a fitted circuit and what is to be said about it.
public struct CircuitFitParameter: Hashable, Codable, Sendable {
    /// "R1", "CPE1.Q".
    public let name: String
    public let unit: String
    /// In its unit; the uncertainty is zero when fixed, not-a-number at a bound, infinite where the data do not determine it.
    public let value: Uncertain
    /// 95 %, symmetric in the logarithm of logarithmic parameters; nil where there is none.
    public let interval: ClosedRange<Double>?
    public let isFixed: Bool
    /// Whether it ended at a bound; the value then says no more than that.
    public let isAtBound: Bool
    /// Whether its relative uncertainty exceeds 1: the circuit has more parameters than the data show.
    public let isUndetermined: Bool
}

extension CircuitFitParameter: CustomStringConvertible {
    public var description: String {
        let text =
            isAtBound || isUndetermined
            ? NumberText.significantText(value.value, digits: 3).plain : value.description
        let remark = isFixed ? " (fixed)" : isAtBound ? " (at its bound)" : isUndetermined ? " (not determined)" : ""
        return "\(name) = \(text)\(unit.isEmpty ? "" : "\u{00A0}\(unit)")\(remark)"
    }
}
