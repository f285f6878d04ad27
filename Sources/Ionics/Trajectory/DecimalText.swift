/// Decimal numbers read from bytes, correctly rounded, without locale and without making a string of the usual ones.
enum DecimalText {
    /// Reads a number at the pointer and moves the pointer behind it.
    ///
    /// - Parameters:
    ///   - pointer: start of the number; blanks before it are skipped.
    ///   - end: end of the line.
    ///   - fractionDigits: digits behind the point.
    /// - Returns: nil when no finite number stands there; the pointer then stands at what was found instead.
    @inline(__always)
    static func number(
        _ pointer: inout UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, fractionDigits: inout Int
    ) -> Double? {
        var p = pointer
        while p < end, p.pointee == 0x20 || p.pointee == 0x09 { p += 1 }
        let start = p
        pointer = start
        guard p < end else { return nil }
        let isNegative = p.pointee == 0x2D
        if isNegative || p.pointee == 0x2B { p += 1 }
        var mantissa: UInt64 = 0
        let first = p
        while p < end, p.pointee &- 0x30 < 10 {
            mantissa = mantissa &* 10 &+ UInt64(p.pointee &- 0x30)
            p += 1
        }
        var digits = p - first
        var exponent = 0
        if p < end, p.pointee == 0x2E {
            p += 1
            let fraction = p
            if end - p >= 8, let eight = eightDigits(p) {
                mantissa = mantissa &* 100_000_000 &+ eight
                p += 8
            }
            while p < end, p.pointee &- 0x30 < 10 {
                mantissa = mantissa &* 10 &+ UInt64(p.pointee &- 0x30)
                p += 1
            }
            exponent = fraction - p
            digits -= exponent
        }
        guard digits > 0 else { return nil }
        fractionDigits = -exponent
        // A letter may follow: an exponent, or what is no number at all.
        if p < end, p.pointee | 0x20 == 0x65 {
            var q = p + 1
            let isSmall = q < end && q.pointee == 0x2D
            if q < end, q.pointee == 0x2D || q.pointee == 0x2B { q += 1 }
            let firstOfExponent = q
            var given = 0
            while q < end, q.pointee &- 0x30 < 10 {
                given = min(100_000, given * 10 + Int(q.pointee &- 0x30))
                q += 1
            }
            guard q > firstOfExponent else { return nil }
            exponent += isSmall ? -given : given
            p = q
        }
        pointer = p
        // Up to 19 digits fit the mantissa.
        let value: Double?
        if digits <= 19 {
            value = nearest(mantissa, exponent) ?? slow(start, p)
        } else {
            value = slow(start, p)
            return value
        }
        guard let value else { return nil }
        return isNegative && value > 0 ? -value : value
    }

    /// Reads the usual number, with up to 7 digits before the point, up to 15 behind it and no exponent, a few digits at once.
    ///
    /// Whole numbers below 2⁵³ and powers of ten up to 10²² are exact, so that one division rounds once.
    ///
    /// - Parameter pointer: start of the number, moved behind it; eight bytes behind its end must be readable, and what ends it must
    ///   stand among them.
    /// - Returns: nil when a number of another kind, or none, stands there; the pointer then stays.
    @inline(__always)
    static func usualNumber(_ pointer: inout UnsafePointer<UInt8>, fractionDigits: inout Int) -> Double? {
        var p = pointer
        while p.pointee == 0x20 || p.pointee == 0x09 { p += 1 }
        let isNegative = p.pointee == 0x2D
        if isNegative { p += 1 }
        var (mantissa, count) = digits(p)
        guard count > 0, count < 8 else { return nil }
        p += count
        var power = 0
        if p.pointee == 0x2E {
            p += 1
            let (fraction, length) = digits(p)
            guard length > 0 else { return nil }
            p += length
            mantissa = mantissa &* wholePowers[length] &+ fraction
            power = length
            if length == 8 {
                let (rest, more) = digits(p)
                guard more < 8 else { return nil }
                p += more
                mantissa = mantissa &* wholePowers[more] &+ rest
                power += more
                guard mantissa < 1 << 53 else { return nil }
            }
        }
        guard p.pointee <= 0x20 || p.pointee == 0x2D else { return nil }
        pointer = p
        fractionDigits = power
        let value = Double(mantissa) / powers[power]
        return isNegative && mantissa > 0 ? -value : value
    }

    /// Reads a whole number of up to 7 digits without a sign, as `usualNumber` does.
    @inline(__always)
    static func usualWhole(_ pointer: inout UnsafePointer<UInt8>) -> Int? {
        var p = pointer
        while p.pointee == 0x20 || p.pointee == 0x09 { p += 1 }
        let (value, count) = digits(p)
        guard count > 0, count < 8, p[count] <= 0x20 else { return nil }
        pointer = p + count
        return Int(value)
    }

    /// The number that up to eight digits make, and how many of eight bytes are digits before the first that is none.
    @inline(__always)
    private static func digits(_ pointer: UnsafePointer<UInt8>) -> (value: UInt64, count: Int) {
        let word =
            UInt64(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self)) ^ 0x3030_3030_3030_3030
        // A byte above 9 sets its highest bit; carries reach only bytes behind the first such one.
        let others = ((word &+ 0x7676_7676_7676_7676) | word) & 0x8080_8080_8080_8080
        let count = others.trailingZeroBitCount >> 3
        guard count > 0 else { return (0, 0) }
        // Pushed up, the digits have zeros before them.
        return (sum(word &<< UInt64(64 - 8 * count)), count)
    }

    /// mantissa × 10^exponent where this is exact or rounds once; nil where it is not simple.
    @inline(__always)
    private static func nearest(_ mantissa: UInt64, _ exponent: Int) -> Double? {
        if mantissa < 1 << 53 {
            if exponent <= 0, exponent >= -22 { return Double(mantissa) / powers[-exponent] }
            if exponent > 0, exponent <= 22 { return Double(mantissa) * powers[exponent] }
        }
        guard exponent < 0, exponent >= -19 else { return mantissa == 0 ? 0 : nil }
        return quotient(mantissa, wholePowers[-exponent])
    }

    /// The double nearest to a ratio of whole numbers: 64 bits of the quotient, the remainder as a sticky bit.
    private static func quotient(_ numerator: UInt64, _ denominator: UInt64) -> Double {
        let up = numerator.leadingZeroBitCount
        let down = denominator.leadingZeroBitCount
        let shifted = numerator << up
        let (quotient, remainder) = (denominator << down).dividingFullWidth((shifted >> 1, shifted << 63))
        let sticky = remainder == 0 ? quotient : quotient | 1
        return Double(sign: .plus, exponent: down - up - 63, significand: Double(sticky))
    }

    /// The standard library's own reading, which knows every length and size.
    private static func slow(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Double? {
        let text = String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
        guard let value = Double(text), value.isFinite else { return nil }
        return value
    }

    /// Eight digits at once: the bytes are summed in pairs, then fours, then eights.
    @inline(__always)
    private static func eightDigits(_ pointer: UnsafePointer<UInt8>) -> UInt64? {
        let word = UInt64(littleEndian: UnsafeRawPointer(pointer).loadUnaligned(as: UInt64.self))
        guard
            word & 0xF0F0_F0F0_F0F0_F0F0 == 0x3030_3030_3030_3030,
            (word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0 == 0x3030_3030_3030_3030
        else { return nil }
        return sum(word & 0x0F0F_0F0F_0F0F_0F0F)
    }

    /// The number of eight decimal digits, one a byte.
    @inline(__always)
    private static func sum(_ digits: UInt64) -> UInt64 {
        var value = digits
        value = (value &* 10 &+ (value >> 8)) & 0x00FF_00FF_00FF_00FF
        value = (value &* 100 &+ (value >> 16)) & 0x0000_FFFF_0000_FFFF
        return (value &* 10_000 &+ (value >> 32)) & 0xFFFF_FFFF
    }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20,
        1e21, 1e22,
    ]
    private static let wholePowers: [UInt64] = [
        1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000, 10_000_000_000,
        100_000_000_000, 1_000_000_000_000, 10_000_000_000_000, 100_000_000_000_000, 1_000_000_000_000_000,
        10_000_000_000_000_000, 100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ]
}
