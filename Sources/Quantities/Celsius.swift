/// A temperature in degrees Celsius, T/K = t/°C + 273.15.
public struct Celsius: Hashable, Codable, Sendable {
    public let degrees: Double

    public init(_ degrees: Double) { self.degrees = degrees }
    public init(kelvin: Double) { degrees = kelvin - Self.zeroInKelvin }

    /// The temperature in K.
    public var kelvin: Double { degrees + Self.zeroInKelvin }

    /// 0 °C in K, exact.
    public static let zeroInKelvin = 273.15
}

extension Celsius: CustomStringConvertible {
    public var description: String { NumberText.significantText(degrees, digits: 4).plain + "\u{202F}°C" }
}
