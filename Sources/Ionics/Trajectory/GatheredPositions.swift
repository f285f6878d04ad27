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

    /// All in one piece.
    consuming func joined() -> [Double] {
        guard !pieces.isEmpty else { return last }
        let count = pieces.reduce(last.count) { $0 + $1.count }
        pieces.append(last)
        last = []
        return [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
            pieces.reverse()
            while let piece = pieces.popLast() {
                _ = UnsafeMutableBufferPointer(rebasing: buffer[initialized...]).initialize(from: piece)
                initialized += piece.count
            }
        }
    }
}
