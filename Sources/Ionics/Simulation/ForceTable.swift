/// F(r)/r of one kind of pair over r², linear between 8192 points; the error is below 1e-5 of the force where ions can be.
struct ForceTable {
    /// Value and step of each interval.
    private let entries: [SIMD2<Double>]
    private let first: Double
    private let scale: Double

    init(_ terms: SoftSphereModel.Terms) {
        let count = 8192
        // Nearer than a tenth of the cut-off the force goes on as it is there; ions never get so near.
        first = 0.01 * terms.cutoff * terms.cutoff
        let width = (terms.cutoff * terms.cutoff - first) / Double(count)
        scale = 1 / width
        let (start, cutoff) = (first, terms.cutoff)
        let values = (0...count).map { index -> Double in
            let r = min(cutoff, (start + Double(index) * width).squareRoot())
            return index == count ? 0 : terms.shifted(r).force / r
        }
        entries = (0..<count).map { SIMD2(values[$0], values[$0 + 1] - values[$0]) } + [SIMD2(0, 0)]
    }

    @inline(__always)
    static func value(
        _ entries: UnsafePointer<SIMD2<Double>>, first: Double, scale: Double, square: Double
    ) -> Double {
        let place = max(0, (square - first) * scale)
        let index = Int(place)
        let entry = entries[index]
        return entry.x + entry.y * (place - Double(index))
    }

    /// All entries with what is needed to find them.
    var layout: (entries: [SIMD2<Double>], first: Double, scale: Double) { (entries, first, scale) }
}
