/// A resistor, Z = R.
public enum Resistor: CircuitElement {
    public static let symbol = "R"
    public static let name = "resistor"
    public static let equation = "R"
    public static let parameters = [CircuitParameter.resistance()]

    public static func impedance(
        angularFrequency: Double, parameters: UnsafeBufferPointer<Double>,
        derivatives: UnsafeMutableBufferPointer<ComplexNumber>?
    ) -> ComplexNumber {
        derivatives?[0] = .one
        return ComplexNumber(parameters[0])
    }

    public static func start(resistance: Double, relaxationTime: Double, ideality: Double) -> [Double] { [resistance] }
}
