/// A number with its unit.
public struct Quantity: Hashable, Codable, Sendable {
    public let value: Double
    public let unit: Unit

    public init(_ value: Double, _ unit: Unit) {
        self.value = value
        self.unit = unit
    }

    /// The same quantity in another unit.
    ///
    /// - Throws: `QuantityError.dimensionsDiffer`; angular and ordinary frequencies differ in dimension, too.
    public func converted(to other: Unit) throws(QuantityError) -> Quantity {
        Quantity(value * (try unit.factor(to: other)), other)
    }

    /// The number alone, in a unit that is named here.
    public func value(in other: Unit) throws(QuantityError) -> Double { try converted(to: other).value }

    /// A molar quantity for one particle: kJ/mol becomes an energy, in SI units.
    public var perParticle: Quantity {
        Quantity(
            value * unit.factor / PhysicalConstants.avogadro,
            Unit(symbol: "SI", dimension: unit.dimension * PhysicalDimension(amount: 1), factor: 1))
    }

    /// A quantity of one particle for a mole of them.
    public var perMole: Quantity {
        Quantity(
            value * unit.factor * PhysicalConstants.avogadro,
            Unit(symbol: "SI", dimension: unit.dimension * PhysicalDimension(amount: -1), factor: 1))
    }

    /// The sum in the left one's unit.
    public static func + (left: Quantity, right: Quantity) throws(QuantityError) -> Quantity {
        Quantity(left.value + (try right.value(in: left.unit)), left.unit)
    }

    public static func - (left: Quantity, right: Quantity) throws(QuantityError) -> Quantity {
        Quantity(left.value - (try right.value(in: left.unit)), left.unit)
    }

    public static func * (left: Quantity, right: Quantity) -> Quantity {
        Quantity(left.value * right.value, left.unit * right.unit)
    }

    public static func / (left: Quantity, right: Quantity) -> Quantity {
        Quantity(left.value / right.value, left.unit / right.unit)
    }

    public static func * (factor: Double, quantity: Quantity) -> Quantity {
        Quantity(factor * quantity.value, quantity.unit)
    }

    /// The quantity with a count of significant digits, as plain Unicode and in the notebook's inline notation.
    public func text(digits: Int) -> (plain: String, markup: String) {
        NumberText.withUnit(NumberText.significantText(value, digits: digits), unit)
    }
}

extension Quantity: CustomStringConvertible {
    /// Four significant digits and the unit.
    public var description: String { text(digits: 4).plain }
}
