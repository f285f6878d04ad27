import Glibc

/// A complex number; physicists' i is the engineers' j.
public struct ComplexNumber: Hashable, Codable, Sendable {
    public var real: Double
    public var imaginary: Double

    public init(_ real: Double, _ imaginary: Double = 0) {
        self.real = real
        self.imaginary = imaginary
    }

    /// The number of this modulus and argument (in rad).
    public init(modulus: Double, argument: Double) {
        self.init(modulus * cos(argument), modulus * sin(argument))
    }

    public static let zero = ComplexNumber(0, 0)
    public static let one = ComplexNumber(1, 0)

    public var modulus: Double { hypot(real, imaginary) }
    public var argument: Double { atan2(imaginary, real) }

    public static func + (left: ComplexNumber, right: ComplexNumber) -> ComplexNumber {
        ComplexNumber(left.real + right.real, left.imaginary + right.imaginary)
    }
    public static func - (left: ComplexNumber, right: ComplexNumber) -> ComplexNumber {
        ComplexNumber(left.real - right.real, left.imaginary - right.imaginary)
    }
    public static func * (left: ComplexNumber, right: ComplexNumber) -> ComplexNumber {
        ComplexNumber(
            left.real * right.real - left.imaginary * right.imaginary,
            left.real * right.imaginary + left.imaginary * right.real)
    }
    public static func * (factor: Double, value: ComplexNumber) -> ComplexNumber {
        ComplexNumber(factor * value.real, factor * value.imaginary)
    }
    public static func / (left: ComplexNumber, right: ComplexNumber) -> ComplexNumber { left * right.reciprocal }
    public static func / (value: ComplexNumber, divisor: Double) -> ComplexNumber {
        ComplexNumber(value.real / divisor, value.imaginary / divisor)
    }
    public static prefix func - (value: ComplexNumber) -> ComplexNumber { ComplexNumber(-value.real, -value.imaginary) }
    public static func += (left: inout ComplexNumber, right: ComplexNumber) {
        left.real += right.real
        left.imaginary += right.imaginary
    }

    /// 1/z
    public var reciprocal: ComplexNumber {
        let square = real * real + imaginary * imaginary
        // Squares of what is very small or large leave the range of numbers before the reciprocal does.
        guard square > 1e-290, square < 1e290 else { return scaledReciprocal }
        let inverse = 1 / square
        return ComplexNumber(real * inverse, -imaginary * inverse)
    }

    @inline(never)
    private var scaledReciprocal: ComplexNumber {
        let size = max(abs(real), abs(imaginary))
        let (x, y) = (real / size, imaginary / size)
        let rest = x * x + y * y
        return ComplexNumber(x / rest / size, -y / rest / size)
    }

    /// The root whose real part is not negative.
    public var squareRoot: ComplexNumber {
        let size = modulus
        guard size > 0 else { return .zero }
        let larger = ((size + abs(real)) / 2).squareRoot()
        let smaller = imaginary / (2 * larger)
        if real >= 0 { return ComplexNumber(larger, smaller) }
        return ComplexNumber(abs(smaller), imaginary < 0 ? -larger : larger)
    }

    /// ln z with the argument between −π and π.
    public var logarithm: ComplexNumber { ComplexNumber(log(modulus), argument) }

    public var exponential: ComplexNumber { ComplexNumber(modulus: exp(real), argument: imaginary) }

    /// tanh z, also where eᶻ leaves the range of numbers.
    public var hyperbolicTangent: ComplexNumber {
        guard real >= 0 else { return -(-self).hyperbolicTangent }
        if real < 1e-4, abs(imaginary) < 1e-4 { return self - self * self * self / 3 }
        let decay = (-2 * self).exponential
        return (.one - decay) / (.one + decay)
    }
}
