internal import CZlib

/// zlib's inflate over pieces of input and output.
final class InflateStream {
    enum Framing: Int32 {
        case raw = -15
        case gzip = 31
    }

    struct Step {
        var consumed: Int
        var produced: Int
        var isAtEnd: Bool
    }

    private let stream: UnsafeMutablePointer<z_stream>
    private let format: String

    init(_ framing: Framing) {
        format = framing == .raw ? "deflate" : "gzip"
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        let status = inflateInit2_(stream, framing.rawValue, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(status == Z_OK, "zlib refuses to start only when memory is gone or headers and library differ")
    }

    deinit {
        inflateEnd(stream)
        stream.deallocate()
    }

    /// Makes the stream ready for another member of the same file.
    func restart() { inflateReset(stream) }

    func step(
        from input: UnsafeBufferPointer<UInt8>, into output: UnsafeMutableBufferPointer<UInt8>
    ) throws(CompressionError) -> Step {
        stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.pointee.avail_in = UInt32(clamping: input.count)
        stream.pointee.next_out = output.baseAddress
        stream.pointee.avail_out = UInt32(clamping: output.count)
        let status = inflate(stream, Z_NO_FLUSH)
        guard status == Z_OK || status == Z_STREAM_END || status == Z_BUF_ERROR else {
            let reason = stream.pointee.msg.map { String(cString: $0) } ?? "code \(status)"
            throw .damaged(format: format, reason: reason)
        }
        return Step(
            consumed: min(input.count, Int(UInt32.max)) - Int(stream.pointee.avail_in),
            produced: min(output.count, Int(UInt32.max)) - Int(stream.pointee.avail_out),
            isAtEnd: status == Z_STREAM_END)
    }
}
