public import Quantities

/// Numbers with their unit and, where they were measured, their uncertainties: what an axis labels by itself.
public struct QuantityColumn: Codable, Hashable, Sendable {
    /// The quantity, in label markup, for instance `*σ*`.
    public var title: String
    public private(set) var values: [Double]
    /// Standard uncertainties in the same unit; nil when there are none.
    public private(set) var uncertainties: [Double]?
    public private(set) var unit: Unit

    /// A column in the unit of its first quantity.
    ///
    /// - Throws: `QuantityError` when a quantity has another dimension than the first.
    public init(_ title: String, _ quantities: [Quantity]) throws(QuantityError) {
        let unit = quantities.first?.unit ?? .one
        var values: [Double] = []
        for quantity in quantities { values.append(try quantity.value(in: unit)) }
        self.init(title, values, unit)
    }

    /// A column of measured quantities; their uncertainties are drawn unasked.
    ///
    /// - Throws: `QuantityError` when a quantity has another dimension than the first.
    public init(_ title: String, _ quantities: [MeasuredQuantity]) throws(QuantityError) {
        let unit = quantities.first?.unit ?? .one
        var values: [Double] = []
        var uncertainties: [Double] = []
        for quantity in quantities {
            let converted = try quantity.converted(to: unit)
            values.append(converted.measurement.value)
            uncertainties.append(converted.measurement.standardUncertainty)
        }
        self.init(title, values, unit)
        if uncertainties.contains(where: { $0 > 0 }) { self.uncertainties = uncertainties }
    }

    /// A column of plain numbers in a unit.
    public init(_ title: String, _ values: [Double], _ unit: Unit) {
        self.title = title
        self.values = values
        self.unit = unit
    }

    /// The column in another unit.
    ///
    /// - Throws: `QuantityError` when the units differ in dimension.
    public func converted(to other: Unit) throws(QuantityError) -> QuantityColumn {
        let factor = try unit.factor(to: other)
        var column = self
        column.unit = other
        column.values = values.map { $0 * factor }
        column.uncertainties = uncertainties?.map { $0 * factor }
        return column
    }
}
