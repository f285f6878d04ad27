/// A kind of element of an equivalent circuit. Conform a type to it and add it to a `CircuitElementRegistry` to use it in circuit strings.
public protocol CircuitElement: Sendable {
    /// The letters with which names of such elements begin.
    static var symbol: String { get }
    /// What it is called.
    static var name: String { get }
    /// Z(ω), for tables.
    static var equation: String { get }
    static var parameters: [CircuitParameter] { get }

    /// Z in Ω, and ∂Z/∂p for each parameter.
    ///
    /// - Parameters:
    ///   - angularFrequency: ω in rad/s, positive.
    ///   - parameters: in the order of `parameters`.
    ///   - derivatives: one place for each parameter; nil when they are not wanted.
    static func impedance(
        angularFrequency: Double, parameters: UnsafeBufferPointer<Double>,
        derivatives: UnsafeMutableBufferPointer<ComplexNumber>?
    ) -> ComplexNumber

    /// Parameters with which |Z| is about r at ω = 1/τ, for starts of fits.
    ///
    /// - Parameters:
    ///   - resistance: r in Ω.
    ///   - relaxationTime: τ in s.
    ///   - ideality: 0…1, from a wide distribution of times to a single one.
    static func start(resistance: Double, relaxationTime: Double, ideality: Double) -> [Double]
}
