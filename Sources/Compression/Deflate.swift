internal import CZlib

/// The bare DEFLATE format of RFC 1951, as in zip archives.
public enum Deflate {
    /// Unpacks data that ends where its stream ends.
    ///
    /// - Parameter limit: largest number of bytes to unpack; more is an error, not memory.
    public static func inflate(_ bytes: some Collection<UInt8>, limit: Int = .max) throws(CompressionError) -> [UInt8] {
        try InflatedBytes.members(of: Array(bytes), framing: .raw, limit: limit)
    }

    /// Packs data; equal input gives equal bytes.
    public static func deflate(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        let started = deflateInit2_(
            &stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        precondition(started == Z_OK, "zlib refuses to start only when memory is gone or headers and library differ")
        defer { deflateEnd(&stream) }
        precondition(bytes.count <= Int(UInt32.max), "one entry of an archive holds at most 4 GiB")
        return [UInt8](unsafeUninitializedCapacity: Int(deflateBound(&stream, UInt(bytes.count)))) { output, count in
            bytes.withUnsafeBufferPointer { input in
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(clamping: output.count)
                let status = CZlib.deflate(&stream, Z_FINISH)
                precondition(status == Z_STREAM_END, "the output has the room that zlib asked for")
                count = output.count - Int(stream.avail_out)
            }
        }
    }
}
