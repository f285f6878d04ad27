/// Atomic numbers and symbols of the elements, as files write them.
public enum AtomicNumber {
    /// 1 for H; nil for what is no element.
    public static func of(_ symbol: String) -> Int? { Elements.ordered.firstIndex(of: symbol).map { $0 + 1 } }

    /// H for 1; nil outside of 1 to 118.
    public static func symbol(_ number: Int) -> String? {
        Elements.ordered.indices.contains(number - 1) ? Elements.ordered[number - 1] : nil
    }

    /// The element whose standard weight is nearest to a mass in g/mol; nil when none lies within 0.5.
    public static func symbol(ofMass mass: Double) -> String? {
        var best: (symbol: String, distance: Double)?
        for symbol in Elements.ordered {
            guard let weight = AtomicWeights.weight(of: symbol) else { continue }
            let distance = abs(weight - mass)
            if distance <= 0.5, distance < best?.distance ?? .infinity { best = (symbol, distance) }
        }
        return best?.symbol
    }
}
