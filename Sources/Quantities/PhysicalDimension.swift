/// Exponents of the SI's base dimensions in a unit, with the plane angle as one of its own.
///
/// Counting the angle keeps angular frequencies (rad/s) apart from ordinary ones (Hz): turning one into the other takes
/// `Frequency`, never a plain conversion. In the same way kJ/mol (amount −1) is kept apart from eV.
public struct PhysicalDimension: Hashable, Codable, Sendable {
    public var length: Int
    public var mass: Int
    public var time: Int
    public var current: Int
    public var temperature: Int
    public var amount: Int
    public var angle: Int

    public init(
        length: Int = 0, mass: Int = 0, time: Int = 0, current: Int = 0, temperature: Int = 0, amount: Int = 0,
        angle: Int = 0
    ) {
        self.length = length
        self.mass = mass
        self.time = time
        self.current = current
        self.temperature = temperature
        self.amount = amount
        self.angle = angle
    }

    private func combined(_ other: PhysicalDimension, _ factor: Int) -> PhysicalDimension {
        PhysicalDimension(
            length: length + factor * other.length, mass: mass + factor * other.mass, time: time + factor * other.time,
            current: current + factor * other.current, temperature: temperature + factor * other.temperature,
            amount: amount + factor * other.amount, angle: angle + factor * other.angle)
    }

    public static func * (left: PhysicalDimension, right: PhysicalDimension) -> PhysicalDimension {
        left.combined(right, 1)
    }
    public static func / (left: PhysicalDimension, right: PhysicalDimension) -> PhysicalDimension {
        left.combined(right, -1)
    }

    public func power(_ exponent: Int) -> PhysicalDimension { PhysicalDimension().combined(self, exponent) }
}
