/// Positions of frame after frame, before it is known how many there are.
///
/// An array that grows is copied to one twice as large: for a while it takes three times its room. Pieces of 32 MB are joined at the end, each
/// given back as soon as it is copied.
struct GatheredPositions {
    private var pieces: [[Double]] = []
    private var last: [Double] = []
    private static let pieceSize = 1 << 22

    mutating func append(_ values: [Double]) {
        if last.count >= Self.pieceSize / 2, last.count + values.count > last.capacity {
            pieces.append(last)
            last = []
        }
        if !pieces.isEmpty, last.isEmpty { last.reserveCapacity(max(Self.pieceSize, values.count)) }
        last += values
    }

    /// All in one piece; nothing is left here. A copy of this value would keep the pieces, and twice the memory.
    mutating func join() -> [Double] {
        var parts = pieces
        parts.append(last)
        pieces = []
        last = []
        if parts.count == 1 { return parts[0] }
        let count = parts.reduce(0) { $0 + $1.count }
        parts.reverse()
        return [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
            while let part = parts.popLast() {
                _ = UnsafeMutableBufferPointer(rebasing: buffer[initialized...]).initialize(from: part)
                initialized += part.count
            }
        }
    }
}
