import Glibc
public import Quantities

/// An arc of a fitted circuit: a resistance beside a capacitance or a constant phase element, or a ZARC element.
public struct CircuitArc: Hashable, Codable, Sendable {
    /// The part of the circuit, as written.
    public let circuit: String
    /// R in Ω.
    public let resistance: Uncertain
    /// In F: C, or τ/R of a constant phase element (`EffectiveCapacitance.ofArc`).
    public let capacitance: Uncertain
    /// τ = RC or (RQ)^(1/α) in s; the arc's top lies at ω = 1/τ.
    public let relaxationTime: Uncertain
    /// α of the constant phase element; nil for a capacitor.
    public let exponent: Uncertain?

    /// The top of the arc.
    public var frequency: Frequency { Frequency(radiansPerSecond: Uncertain(exactly: 1) / relaxationTime) }

    /// What capacitances of this size mean in a pellet of this shape.
    ///
    /// - Parameters:
    ///   - thickness: d in cm.
    ///   - area: A in cm².
    public func assignments(thickness: Double, area: Double) -> [CapacitanceAssignment] {
        CapacitanceAssignment.candidates(capacitance: capacitance.value, thickness: thickness, area: area)
    }
}

extension CircuitArc: CustomStringConvertible {
    public var description: String {
        "\(circuit): \(MeasuredQuantity(resistance, .ohm)), \(MeasuredQuantity(capacitance, .farad)), \(frequency)"
    }
}
