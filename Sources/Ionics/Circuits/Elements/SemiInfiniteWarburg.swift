import Glibc

/// Diffusion into an endless medium, Z = A (1 − i)/√ω.
///
/// Source: E. Warburg, Ann. Phys. 1899, 67, 493 (row L12).
public enum SemiInfiniteWarburg: CircuitElement {
    public static let symbol = "W"
    public static let name = "semi-infinite Warburg element"
    public static let equation = "A (1 − i)/√ω"
    public static let parameters = [
        CircuitParameter(name: "A", unit: "Ω s⁻¹ᐟ²", bounds: 1e-12...1e15, isLogarithmic: true)
    ]

    public static func impedance(
        angularFrequency: Double, parameters: UnsafeBufferPointer<Double>,
        derivatives: UnsafeMutableBufferPointer<ComplexNumber>?
    ) -> ComplexNumber {
        let root = 1 / angularFrequency.squareRoot()
        derivatives?[0] = ComplexNumber(root, -root)
        return ComplexNumber(parameters[0] * root, -parameters[0] * root)
    }

    public static func start(resistance: Double, relaxationTime: Double, ideality: Double) -> [Double] {
        [resistance / (2 * relaxationTime).squareRoot()]
    }
}
