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
        var value = word & 0x0F0F_0F0F_0F0F_0F0F
        value = (value &* 10 &+ (value >> 8)) & 0x00FF_00FF_00FF_00FF
        value = (value &* 100 &+ (value >> 16)) & 0x0000_FFFF_0000_FFFF
        return (value &* 10_000 &+ (value >> 32)) & 0xFFFF_FFFF
    }

    private static let powers: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20,
        1e21, 1e22,
    ]
    private static let wholePowers: [UInt64] = (0...19).map { (0..<$0).reduce(1) { power, _ in power * 10 } }
}
