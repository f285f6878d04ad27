/// Places in a triangle from amounts of three components.
public enum Ternary {
    /// The second and third fraction of each composition, for the x and y of marks in a ternary panel.
    ///
    /// - Parameters:
    ///   - left: amounts of the component at the left corner, in any unit common to all three.
    ///   - right: amounts of the component at the right corner.
    ///   - top: amounts of the component at the top.
    /// - Returns: fractions of the sum; NaN where that is not positive.
    public static func places(left: [Double], right: [Double], top: [Double]) -> (x: [Double], y: [Double]) {
        requireEqualCounts("Ternary", ("left", left.count), ("right", right.count), ("top", top.count))
        let sums = left.indices.map { left[$0] + right[$0] + top[$0] }
        func fractions(_ amounts: [Double]) -> [Double] { zip(amounts, sums).map { $1 > 0 ? $0 / $1 : .nan } }
        return (fractions(right), fractions(top))
    }
}
