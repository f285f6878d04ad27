/// A sign of any size made of parts, from the bottom upwards or from left to right; measures are parts of the font size.
struct GlyphAssembly {
    struct Part {
        var glyph: UInt32
        var advance: Double
        /// How much of the part's ends may lie over its neighbours.
        var startConnector: Double
        var endConnector: Double
        var isExtender: Bool
    }

    private(set) var parts: [(glyph: UInt32, offset: Double)] = []
    private(set) var size = 0.0

    /// Repeats the extenders as often as needed, then lets all joints overlap alike so that the size is met
    /// (OpenType specification, MATH table, "GlyphAssembly table").
    ///
    /// Nil when there are no parts.
    init?(parts: [Part], minOverlap: Double, atLeast needed: Double) {
        guard !parts.isEmpty else { return nil }
        let canGrow = parts.contains(where: \.isExtender)
        var sequence: [Part] = []
        for repeats in 0..<(canGrow ? 400 : 1) {
            sequence = parts.flatMap { [Part](repeating: $0, count: $0.isExtender && canGrow ? repeats : 1) }
            guard !sequence.isEmpty else { continue }
            if Self.length(sequence, overlap: minOverlap) >= needed { break }
        }
        guard !sequence.isEmpty else { return nil }
        let joints = Double(sequence.count - 1)
        let surplus = Self.length(sequence, overlap: minOverlap) - needed
        let widest =
            zip(sequence, sequence.dropFirst()).map { min($0.endConnector, $1.startConnector) }.min() ?? minOverlap
        let overlap = joints > 0 ? max(minOverlap, min(minOverlap + surplus / joints, widest)) : 0
        var place = 0.0
        for part in sequence {
            self.parts.append((part.glyph, place))
            size = place + part.advance
            place += part.advance - overlap
        }
    }

    private static func length(_ parts: [Part], overlap: Double) -> Double {
        parts.reduce(0) { $0 + $1.advance } - overlap * Double(parts.count - 1)
    }
}
