public import Quantities

/// Thickness and electrode area of a flat sample, with their uncertainties.
public struct CellGeometry: Hashable, Codable, Sendable {
    /// d in cm.
    public let thickness: Uncertain
    /// A in cm².
    public let area: Uncertain

    /// - Parameters:
    ///   - thickness: d in cm, positive.
    ///   - area: A of one electrode in cm², positive.
    /// - Throws: `IonicsError.outOfRange`.
    public init(thickness: Uncertain, area: Uncertain) throws(IonicsError) {
        for (name, value) in [("thickness", thickness.value), ("area", area.value)] where !(value > 0 && value.isFinite)
        {
            throw .outOfRange(name: name, value: value, expected: "positive and finite")
        }
        self.thickness = thickness
        self.area = area
    }

    /// A round electrode, A = π D²/4.
    ///
    /// - Parameters:
    ///   - thickness: d in cm.
    ///   - diameter: D in cm.
    public init(thickness: Uncertain, diameter: Uncertain) throws(IonicsError) {
        guard diameter.value > 0, diameter.value.isFinite else {
            throw .outOfRange(name: "diameter", value: diameter.value, expected: "positive and finite")
        }
        try self.init(thickness: thickness, area: .pi / 4 * diameter.power(2))
    }

    /// Exact sizes: d in cm, A in cm².
    public init(thickness: Double, area: Double) throws(IonicsError) {
        try self.init(thickness: Uncertain(exactly: thickness), area: Uncertain(exactly: area))
    }

    /// Exact sizes of a round electrode: d and D in cm.
    public init(thickness: Double, diameter: Double) throws(IonicsError) {
        try self.init(thickness: Uncertain(exactly: thickness), diameter: Uncertain(exactly: diameter))
    }

    /// Sizes with their units.
    ///
    /// - Throws: `QuantityError.dimensionsDiffer` for anything but a length and an area, `IonicsError.outOfRange`.
    public init(thickness: MeasuredQuantity, area: MeasuredQuantity) throws {
        try self.init(
            thickness: thickness.converted(to: .centimetre).measurement,
            area: area.converted(to: Unit.centimetre.power(2)).measurement)
    }

    /// d/A in cm⁻¹, by which a conductance becomes a conductivity.
    public var cellConstant: Uncertain { thickness / area }

    /// Capacitance of the empty cell, C₀ = ε₀ A/d, in F.
    public var emptyCapacitance: Uncertain { (PhysicalConstants.vacuumPermittivity * 1e-2) * (area / thickness) }
}
