/// Numbers in SVG text.
enum SVGNumber {
    /// A number with few decimals, the same on every machine.
    static func text(_ value: Double, decimals: Int = 2) -> String {
        let factor = [1.0, 10, 100, 1000, 1e4, 1e5, 1e6][decimals]
        let scaled = Int64((value * factor).rounded())
        guard decimals > 0 else { return String(scaled) }
        let sign = scaled < 0 ? "-" : ""
        let whole = scaled.magnitude / UInt64(factor)
        var fraction = String(scaled.magnitude % UInt64(factor))
        while fraction.count < decimals { fraction = "0" + fraction }
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return fraction.isEmpty ? "\(sign)\(whole)" : "\(sign)\(whole).\(fraction)"
    }
}
