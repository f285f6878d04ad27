internal import Compression
import Glibc

/// The bytes of a binary file one after the other, plain or compressed: memory does not grow with the file.
final class BinaryInput {
    let path: String
    /// Frame that is being read, from 1; for messages.
    var frame = 1
    /// Bytes read so far.
    private(set) var offset = 0
    var isBigEndian = false
    private let file: DecompressingFile
    private var buffer = [UInt8](repeating: 0, count: 1 << 18)
    private var position = 0
    private var filled = 0
    /// Longest piece that is read at once; a length beyond it is an error of the file.
    static let longestPiece = 1 << 31

    init(path: String) throws(TrajectoryError) {
        self.path = path
        do {
            file = try DecompressingFile(path: path)
        } catch {
            throw .unreadableFile(path: path, reason: "\(error)")
        }
        try fill()
    }

    private func fill() throws(TrajectoryError) {
        position = 0
        do {
            filled = try buffer.withUnsafeMutableBufferPointer { space in
                Result { () throws(CompressionError) in try file.read(into: space) }
            }.get()
        } catch {
            throw .unreadableFile(path: path, reason: "\(error)")
        }
    }

    var isAtEnd: Bool {
        get throws(TrajectoryError) {
            if position < filled { return false }
            try fill()
            return filled == 0
        }
    }

    func malformed(_ reason: String) -> TrajectoryError {
        .malformed(path: path, frame: frame, line: 0, reason: "\(reason) (byte \(offset))")
    }

    /// Nil when the file ends before.
    func bytes(_ count: Int) throws(TrajectoryError) -> [UInt8]? {
        guard count >= 0, count <= Self.longestPiece else { throw malformed("a piece of \(count) bytes") }
        var result: [UInt8] = []
        result.reserveCapacity(min(count, 1 << 24))
        while result.count < count {
            if position == filled {
                try fill()
                if filled == 0 { return nil }
            }
            let end = min(filled, position + count - result.count)
            result.append(contentsOf: buffer[position..<end])
            offset += end - position
            position = end
        }
        return result
    }

    func int32() throws(TrajectoryError) -> Int? { try bytes(4).map { Int(word32($0, 0)) } }

    /// The signed word at a place.
    func word32(_ bytes: [UInt8], _ place: Int) -> Int32 {
        Int32(bitPattern: UInt32(truncatingIfNeeded: word(bytes, place, 4)))
    }

    func float32(_ bytes: [UInt8], _ place: Int) -> Double {
        Double(Float(bitPattern: UInt32(truncatingIfNeeded: word(bytes, place, 4))))
    }

    func float64(_ bytes: [UInt8], _ place: Int) -> Double { Double(bitPattern: word(bytes, place, 8)) }

    @inline(__always)
    func word(_ bytes: [UInt8], _ place: Int, _ size: Int) -> UInt64 {
        var value: UInt64 = 0
        for index in 0..<size {
            value = value << 8 | UInt64(bytes[place + (isBigEndian ? index : size - 1 - index)])
        }
        return value
    }
}
