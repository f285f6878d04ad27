import Glibc

/// What a change of a material did to its conductivity.
public struct StrategyChange: Codable, Hashable, Sendable {
    /// The material or the change, in label markup.
    public var name: String
    /// Conductivity before and after, in S cm⁻¹; a bound counts as the value.
    public var before: Double
    public var after: Double
    /// The kind of change, which chooses the colour.
    public var strategy: String

    public init(_ name: String, before: Double, after: Double, strategy: String) {
        self.name = name
        self.before = before
        self.after = after
        self.strategy = strategy
    }
}

extension Figure {
    /// Conductivities before and after a change as arrows on a logarithmic axis, one row each, coloured by strategy; the
    /// factor stands at the end.
    ///
    /// - Parameter title: of the horizontal axis, in label markup.
    public static func strategies(
        _ changes: [StrategyChange], title: String = "*σ*", unit: String = "S cm^−1^"
    ) -> Figure {
        var kinds: [String] = []
        for change in changes where !kinds.contains(change.strategy) { kinds.append(change.strategy) }
        let largest = changes.map { max($0.before, $0.after) }.filter(\.isFinite).max() ?? 1
        return Figure {
            for kind in kinds {
                let members = changes.indices.filter { changes[$0].strategy == kind }
                Points(
                    x: members.map { changes[$0].before }, y: members.map { Double($0) }, label: kind, shape: .circle
                )
                .namedInLegend()
                for index in members {
                    Arrow(
                        from: (changes[index].before, Double(index)), to: (changes[index].after, Double(index)),
                        heads: .end
                    ).series(kind).scaled(by: 1.25)
                }
            }
            for index in changes.indices {
                Annotation(
                    factor(changes[index].after / changes[index].before),
                    x: max(changes[index].after, changes[index].before),
                    y: Double(index), anchor: .right
                ).color(.grey)
            }
        }
        .xAxis(title, unit: unit, scale: .log, to: largest * 8)
        .yAxis(scale: .categories(changes.map(\.name)))
        .yReversed()
        .legend(.above)
        .aspect(min(1.6, max(0.4, 0.055 * Double(changes.count))))
        .width(.medium)
    }

    /// The factor with two digits.
    static func factor(_ ratio: Double) -> String {
        guard ratio > 0, ratio.isFinite else { return "" }
        let exponent = Int(log10(ratio * 1.000_000_1).rounded(.down))
        let step = pow(10, Double(exponent - 1))
        let digits = (ratio / step).rounded()
        if exponent < 4 { return "×\(TickText.shortest(digits * step))" }
        // 9.96 × 10⁴ rounds to 10⁵.
        let (mantissa, power) = digits >= 100 ? (1, exponent + 1) : (digits / 10, exponent)
        return mantissa == 1 ? "×10^\(power)^" : "×\(TickText.shortest(mantissa))·10^\(power)^"
    }
}
