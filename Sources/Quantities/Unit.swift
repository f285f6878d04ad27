import Glibc

/// A unit: its symbol, its dimension, and how many of the SI's coherent unit one of it is.
///
/// Degrees Celsius are no such unit, because their zero lies elsewhere: see `Celsius`.
public struct Unit: Hashable, Codable, Sendable {
    /// As printed, in plain Unicode: S cm⁻¹.
    public let symbol: String
    public let dimension: PhysicalDimension
    /// Value in the SI's coherent unit of this dimension: 100 for S/cm.
    public let factor: Double

    /// - Parameters:
    ///   - symbol: as printed; raised characters for exponents.
    ///   - factor: size in the SI's coherent unit, positive.
    public init(symbol: String, dimension: PhysicalDimension, factor: Double) {
        self.symbol = symbol
        self.dimension = dimension
        self.factor = factor
    }

    /// The symbol in the notebook's inline notation: S cm^−1^.
    public var markup: String { RaisedText.markup(ofPlain: symbol) }

    /// The product; symbols stand side by side.
    public static func * (left: Unit, right: Unit) -> Unit {
        Unit(
            symbol: [left.symbol, right.symbol].filter { !$0.isEmpty }.joined(separator: "\u{00A0}"),
            dimension: left.dimension * right.dimension, factor: left.factor * right.factor)
    }

    public static func / (left: Unit, right: Unit) -> Unit { left * right.power(-1) }

    /// The unit raised to a power; a compound symbol is raised factor by factor.
    public func power(_ exponent: Int) -> Unit {
        let factors = symbol.split(whereSeparator: { $0 == "\u{00A0}" || $0 == " " }).map { part -> String in
            let base = String(part.prefix { !RaisedText.isRaised($0) })
            let known = RaisedText.integer(part.dropFirst(base.count)) ?? 1
            let product = known * exponent
            guard product != 0 else { return "" }
            return product == 1 ? base : base + RaisedText.raised(product)
        }
        return Unit(
            symbol: factors.filter { !$0.isEmpty }.joined(separator: "\u{00A0}"), dimension: dimension.power(exponent),
            factor: pow(factor, Double(exponent)))
    }

    /// How many of `other` one of this unit is.
    ///
    /// - Throws: `QuantityError.dimensionsDiffer`.
    public func factor(to other: Unit) throws(QuantityError) -> Double {
        guard dimension == other.dimension else { throw .dimensionsDiffer(symbol, other.symbol) }
        return factor / other.factor
    }
}

extension Unit: CustomStringConvertible {
    public var description: String { symbol }
}

extension Unit {
    private static let energyDimension = PhysicalDimension(length: 2, mass: 1, time: -2)
    private static let resistanceDimension = PhysicalDimension(length: 2, mass: 1, time: -3, current: -2)
    private static let conductivityDimension = PhysicalDimension(length: -3, mass: -1, time: 3, current: 2)

    /// The unit of pure numbers.
    public static let one = Unit(symbol: "", dimension: PhysicalDimension(), factor: 1)
    public static let metre = Unit(symbol: "m", dimension: PhysicalDimension(length: 1), factor: 1)
    public static let centimetre = Unit(symbol: "cm", dimension: PhysicalDimension(length: 1), factor: 1e-2)
    public static let nanometre = Unit(symbol: "nm", dimension: PhysicalDimension(length: 1), factor: 1e-9)
    public static let angstrom = Unit(symbol: "Å", dimension: PhysicalDimension(length: 1), factor: 1e-10)
    public static let second = Unit(symbol: "s", dimension: PhysicalDimension(time: 1), factor: 1)
    public static let kelvin = Unit(symbol: "K", dimension: PhysicalDimension(temperature: 1), factor: 1)
    /// Cycles per second.
    public static let hertz = Unit(symbol: "Hz", dimension: PhysicalDimension(time: -1), factor: 1)
    public static let radianPerSecond = Unit(
        symbol: "rad\u{00A0}s⁻¹", dimension: PhysicalDimension(time: -1, angle: 1), factor: 1)
    public static let joule = Unit(symbol: "J", dimension: energyDimension, factor: 1)
    public static let electronvolt = Unit(
        symbol: "eV", dimension: energyDimension, factor: PhysicalConstants.elementaryCharge)
    public static let millielectronvolt = Unit(
        symbol: "meV", dimension: energyDimension, factor: 1e-3 * PhysicalConstants.elementaryCharge)
    public static let kilojoulePerMole = Unit(
        symbol: "kJ\u{00A0}mol⁻¹", dimension: PhysicalDimension(length: 2, mass: 1, time: -2, amount: -1), factor: 1e3)
    public static let siemensPerCentimetre = Unit(
        symbol: "S\u{00A0}cm⁻¹", dimension: conductivityDimension, factor: 100)
    public static let siemensPerMetre = Unit(symbol: "S\u{00A0}m⁻¹", dimension: conductivityDimension, factor: 1)
    public static let millisiemensPerCentimetre = Unit(
        symbol: "mS\u{00A0}cm⁻¹", dimension: conductivityDimension, factor: 0.1)
    /// The unit of σT.
    public static let siemensKelvinPerCentimetre = Unit(
        symbol: "S\u{00A0}cm⁻¹\u{00A0}K", dimension: conductivityDimension * PhysicalDimension(temperature: 1),
        factor: 100)
    public static let ohm = Unit(symbol: "Ω", dimension: resistanceDimension, factor: 1)
    public static let ohmCentimetre = Unit(
        symbol: "Ω\u{00A0}cm", dimension: resistanceDimension * PhysicalDimension(length: 1), factor: 1e-2)
    public static let farad = Unit(
        symbol: "F", dimension: PhysicalDimension(length: -2, mass: -1, time: 4, current: 2), factor: 1)
    public static let squareCentimetrePerSecond = Unit(
        symbol: "cm²\u{00A0}s⁻¹", dimension: PhysicalDimension(length: 2, time: -1), factor: 1e-4)
    public static let squareMetrePerSecond = Unit(
        symbol: "m²\u{00A0}s⁻¹", dimension: PhysicalDimension(length: 2, time: -1), factor: 1)
    public static let perCubicCentimetre = Unit(symbol: "cm⁻³", dimension: PhysicalDimension(length: -3), factor: 1e6)
    public static let perCubicMetre = Unit(symbol: "m⁻³", dimension: PhysicalDimension(length: -3), factor: 1)
}
