/// A parameter of a circuit element, and of a circuit, where the element's name stands before it.
public struct CircuitParameter: Hashable, Codable, Sendable {
    /// In an element: "R", "Q", "alpha"; in a circuit: "R1", "CPE1.Q", "CPE1.alpha".
    public let name: String
    /// As text; a constant phase element's Q has the unit S sᵅ, whose power depends on another parameter.
    public let unit: String
    /// Smallest and largest value that a fit may take.
    public let bounds: ClosedRange<Double>
    /// Whether fits search its logarithm, which keeps it positive and lets it run over decades.
    public let isLogarithmic: Bool

    public init(name: String, unit: String, bounds: ClosedRange<Double>, isLogarithmic: Bool) {
        self.name = name
        self.unit = unit
        self.bounds = bounds
        self.isLogarithmic = isLogarithmic
    }

    /// A resistance in Ω.
    public static func resistance(_ name: String = "R") -> CircuitParameter {
        CircuitParameter(name: name, unit: "Ω", bounds: 1e-9...1e15, isLogarithmic: true)
    }
    /// A relaxation time in s.
    public static func time(_ name: String = "tau") -> CircuitParameter {
        CircuitParameter(name: name, unit: "s", bounds: 1e-15...1e9, isLogarithmic: true)
    }
    /// An exponent between 0 and 1, without unit.
    public static func exponent(_ name: String = "alpha") -> CircuitParameter {
        CircuitParameter(name: name, unit: "", bounds: 0...1, isLogarithmic: false)
    }
}
