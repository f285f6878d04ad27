/// Atomic numbers and symbols of the elements, as files write them.
public enum AtomicNumber {
    /// 1 for H; nil for what is no element.
    public static func of(_ symbol: String) -> Int? { Elements.ordered.firstIndex(of: symbol).map { $0 + 1 } }

    /// H for 1; nil outside of 1 to 118.
    public static func symbol(_ number: Int) -> String? {
        Elements.ordered.indices.contains(number - 1) ? Elements.ordered[number - 1] : nil
    }
}
