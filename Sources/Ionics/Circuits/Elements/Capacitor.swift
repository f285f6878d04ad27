/// A capacitor, Z = 1/(iωC).
public enum Capacitor: CircuitElement {
    public static let symbol = "C"
    public static let name = "capacitor"
    public static let equation = "1/(iωC)"
    public static let parameters = [
        CircuitParameter(name: "C", unit: "F", bounds: 1e-18...1e9, isLogarithmic: true)
    ]

    public static func impedance(
        angularFrequency: Double, parameters: UnsafeBufferPointer<Double>,
        derivatives: UnsafeMutableBufferPointer<ComplexNumber>?
    ) -> ComplexNumber {
        let impedance = ComplexNumber(0, -1 / (angularFrequency * parameters[0]))
        derivatives?[0] = -impedance / parameters[0]
        return impedance
    }

    public static func start(resistance: Double, relaxationTime: Double, ideality: Double) -> [Double] {
        [relaxationTime / resistance]
    }
}
