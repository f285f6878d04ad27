internal import Glibc

/// A file read in pieces, unpacked on the way when its first bytes are those of gzip or Zstandard.
///
/// Memory stays at a few hundred kilobytes whatever the size of the file.
public final class DecompressingFile {
    private enum Decoder {
        case plain
        case gzip(InflateStream)
        case zstandard(ZstandardStream)
    }

    /// The file as it was asked for.
    public let path: String
    private let file: UnsafeMutablePointer<FILE>
    private let decoder: Decoder
    private var input: [UInt8]
    private var position = 0
    private var filled = 0
    /// Whether the decoder stands between two members, where the file may end.
    private var isBetweenMembers = false

    /// Opens a file.
    public init(path: String) throws(CompressionError) {
        guard let file = fopen(path, "rb") else {
            throw .unreadableFile(path: path, reason: String(cString: strerror(errno)))
        }
        self.path = path
        self.file = file
        input = [UInt8](repeating: 0, count: 1 << 18)
        filled = fread(&input, 1, input.count, file)
        let start = input[..<filled]
        if Gzip.isGzip(start) {
            decoder = .gzip(InflateStream(.gzip))
        } else if Zstandard.isZstandard(start) {
            decoder = .zstandard(ZstandardStream())
        } else {
            decoder = .plain
        }
        if ferror(file) != 0 {
            let reason = String(cString: strerror(errno))
            fclose(file)
            throw .unreadableFile(path: path, reason: reason)
        }
    }

    deinit { fclose(file) }

    /// Whether the file is packed by gzip or Zstandard.
    public var isCompressed: Bool {
        if case .plain = decoder { false } else { true }
    }

    /// Fills the buffer as far as the file goes and returns the number of bytes; less than its size only at the end of the file.
    public func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(CompressionError) -> Int {
        var count = 0
        while count < buffer.count {
            if case .plain = decoder, position == filled, buffer.count - count >= input.count {
                // Large pieces of a plain file need not pass through the own buffer.
                let found = fread(buffer.baseAddress.map { $0 + count }, 1, buffer.count - count, file)
                guard ferror(file) == 0 else {
                    throw .unreadableFile(path: path, reason: String(cString: strerror(errno)))
                }
                count += found
                break
            }
            if position == filled, try !refill() { break }
            count += try step(into: UnsafeMutableBufferPointer(rebasing: buffer[count...]))
        }
        return count
    }

    /// Reads what is left of the file.
    public func readToEnd() throws(CompressionError) -> [UInt8] {
        var result: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let outcome = piece.withUnsafeMutableBufferPointer { buffer in
                Result { () throws(CompressionError) in try read(into: buffer) }
            }
            let count = try outcome.get()
            result += piece[..<count]
            if count < piece.count { return result }
        }
    }

    private func step(into output: UnsafeMutableBufferPointer<UInt8>) throws(CompressionError) -> Int {
        let outcome = input.withUnsafeBufferPointer { bytes in
            Result { () throws(CompressionError) in
                let piece = UnsafeBufferPointer(rebasing: bytes[position..<filled])
                switch decoder {
                case .plain:
                    let count = min(piece.count, output.count)
                    _ = UnsafeMutableBufferPointer(rebasing: output[..<count])
                        .update(fromContentsOf: UnsafeBufferPointer(rebasing: piece[..<count]))
                    return InflateStream.Step(consumed: count, produced: count, isAtEnd: true)
                case .gzip(let stream): return try stream.step(from: piece, into: output)
                case .zstandard(let stream): return try stream.step(from: piece, into: output)
                }
            }
        }
        let step = try outcome.get()
        position += step.consumed
        isBetweenMembers = step.isAtEnd
        if step.isAtEnd, case .gzip(let stream) = decoder {
            if position == filled { _ = try refill() }
            // Padding after the last member is not data.
            if position < filled, input[position] == 0x1F {
                stream.restart()
            } else {
                while try refill() {}
                position = filled
            }
        }
        return step.produced
    }

    /// Reads the next piece; false at the end of the file.
    private func refill() throws(CompressionError) -> Bool {
        filled = fread(&input, 1, input.count, file)
        position = 0
        guard filled == 0 else { return true }
        guard ferror(file) == 0 else {
            throw .unreadableFile(path: path, reason: String(cString: strerror(errno)))
        }
        if case .plain = decoder { return false }
        guard isBetweenMembers else {
            if case .gzip = decoder { throw .truncated(format: "gzip") }
            throw .truncated(format: "Zstandard")
        }
        return false
    }
}
