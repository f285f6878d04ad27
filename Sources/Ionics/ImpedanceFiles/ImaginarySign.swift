import Glibc

/// How the sign of Im Z in a file is meant.
public enum ImaginarySign: String, Hashable, Codable, Sendable {
    /// As the file states it; where it does not, as the spectrum shows, and an error where that shows nothing either.
    case automatic
    /// As the column's name says, Z″ where it has no minus; the spectrum is not consulted.
    case asWritten
    /// The opposite of what the column's name says.
    case negated

    /// What a spectrum shows of its sign: −1 or 1 to multiply Z″ with, nil when nothing is to be seen.
    ///
    /// First by the local form of the Kramers–Kronig relations, Z″(ω) ≈ (π/2) dZ′/d ln ω, which holds for whatever is causal: the correlation of both
    /// sides, divided by |Z|, must exceed 0.6. Then, for electrodes that block, where Z′ hardly changes: what rises in amount towards low frequency is
    /// a capacitor, with Z″ < 0. Source of the local form: van Meirhaeghe, Dutoit, Cardon and Gomes, Electrochim. Acta 21 (1976) 39.
    static func evidence(frequencies: [Double], real: [Double], imaginary: [Double]) -> Double? {
        let order = frequencies.indices.sorted { (frequencies[$0], $0) < (frequencies[$1], $1) }
        var product = 0.0
        var squares = (0.0, 0.0)
        for position in order.indices.dropFirst().dropLast() {
            let (before, here, after) = (order[position - 1], order[position], order[position + 1])
            let width = log(frequencies[after] / frequencies[before])
            let modulus = hypot(real[here], imaginary[here])
            guard width > 0, modulus > 0 else { continue }
            let slope = (real[after] - real[before]) / width / modulus
            let share = imaginary[here] / modulus
            product += slope * share
            squares.0 += slope * slope
            squares.1 += share * share
        }
        let correlation = product / (squares.0 * squares.1).squareRoot()
        if correlation.isFinite, abs(correlation) > 0.6 { return correlation > 0 ? 1 : -1 }
        guard order.count >= 6 else { return nil }
        let third = order.count / 3
        let low = order.prefix(third).map { imaginary[$0] }
        let high = order.suffix(third).map { imaginary[$0] }
        guard low.allSatisfy({ $0 > 0 }) || low.allSatisfy({ $0 < 0 }) else { return nil }
        let sizes = (low.reduce(0) { $0 + abs($1) }, high.reduce(0) { $0 + abs($1) })
        guard sizes.0 > 3 * sizes.1 else { return nil }
        return low[0] < 0 ? 1 : -1
    }
}
