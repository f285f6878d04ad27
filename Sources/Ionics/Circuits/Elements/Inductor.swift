/// An inductor, Z = iωL.
public enum Inductor: CircuitElement {
    public static let symbol = "L"
    public static let name = "inductor"
    public static let equation = "iωL"
    public static let parameters = [
        CircuitParameter(name: "L", unit: "H", bounds: 1e-15...1e6, isLogarithmic: true)
    ]

    public static func impedance(
        angularFrequency: Double, parameters: UnsafeBufferPointer<Double>,
        derivatives: UnsafeMutableBufferPointer<ComplexNumber>?
    ) -> ComplexNumber {
        derivatives?[0] = ComplexNumber(0, angularFrequency)
        return ComplexNumber(0, angularFrequency * parameters[0])
    }

    public static func start(resistance: Double, relaxationTime: Double, ideality: Double) -> [Double] {
        [resistance * relaxationTime]
    }
}
