/// The kinds of elements that circuit strings may name.
public struct CircuitElementRegistry: Sendable {
    public private(set) var kinds: [any CircuitElement.Type]

    /// Those of this library.
    public static let standard = CircuitElementRegistry(kinds: [
        Resistor.self, Capacitor.self, Inductor.self, ConstantPhaseElement.self, SemiInfiniteWarburg.self,
        OpenWarburg.self, ShortWarburg.self, Gerischer.self, ZARC.self, HavriliakNegami.self, PowerLawConductor.self,
    ])

    private init(kinds: [any CircuitElement.Type]) { self.kinds = kinds }

    /// The same with one more kind, instead of that with the same symbol if there is one.
    public func adding(_ kind: any CircuitElement.Type) -> CircuitElementRegistry {
        CircuitElementRegistry(kinds: kinds.filter { $0.symbol != kind.symbol } + [kind])
    }

    /// The kind whose symbol is exactly this.
    public func kind(ofSymbol symbol: String) -> (any CircuitElement.Type)? { kinds.first { $0.symbol == symbol } }
}
