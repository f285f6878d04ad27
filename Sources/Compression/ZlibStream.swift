internal import CDeflate

/// The zlib format of RFC 1950, as inside PDF files.
public enum ZlibStream {
    /// How long to search for repetitions: text of many numbers gets a fifth smaller with the last one.
    public enum Effort: Sendable {
        case usual
        case high

        var level: Int32 { self == .usual ? 6 : 10 }
    }

    /// Packs data; equal input gives equal bytes.
    public static func packed(_ bytes: [UInt8], effort: Effort) -> [UInt8] {
        guard let compressor = libdeflate_alloc_compressor(effort.level) else {
            preconditionFailure("libdeflate refuses to start only when memory is gone")
        }
        defer { libdeflate_free_compressor(compressor) }
        let bound = libdeflate_zlib_compress_bound(compressor, bytes.count)
        return [UInt8](unsafeUninitializedCapacity: bound) { output, count in
            count = bytes.withUnsafeBytes { input in
                libdeflate_zlib_compress(compressor, input.baseAddress, input.count, output.baseAddress, bound)
            }
            precondition(count > 0, "the output has the room that libdeflate asked for")
        }
    }
}
