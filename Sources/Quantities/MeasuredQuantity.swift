/// A measured value: number, standard uncertainty and unit.
public struct MeasuredQuantity: Hashable, Codable, Sendable {
    public let measurement: Uncertain
    public let unit: Unit

    public init(_ measurement: Uncertain, _ unit: Unit) {
        self.measurement = measurement
        self.unit = unit
    }

    /// The same in another unit, uncertainty included.
    ///
    /// - Throws: `QuantityError.dimensionsDiffer`.
    public func converted(to other: Unit) throws(QuantityError) -> MeasuredQuantity {
        MeasuredQuantity((try unit.factor(to: other)) * measurement, other)
    }

    /// The concise notation with the unit in the notebook's inline notation: 1.23(4) × 10^−5^ S cm^−1^.
    public var markup: String { text.markup }

    /// The concise notation with the unit, as plain Unicode and in the notebook's inline notation.
    public var text: (plain: String, markup: String) {
        NumberText.withUnit(
            NumberText.concise(measurement.value, standardUncertainty: measurement.standardUncertainty), unit)
    }
}

extension MeasuredQuantity: CustomStringConvertible {
    /// The concise notation, for example 0.312(4) eV.
    public var description: String { text.plain }
}
