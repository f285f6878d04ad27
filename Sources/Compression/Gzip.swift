/// The gzip format of RFC 1952.
public enum Gzip {
    /// Whether data begins as gzip data does.
    public static func isGzip(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: [0x1F, 0x8B]) }

    /// Unpacks all members of the data.
    ///
    /// - Parameter limit: largest number of bytes to unpack; more is an error, not memory.
    public static func decompress(_ bytes: [UInt8], limit: Int = .max) throws(CompressionError) -> [UInt8] {
        try InflatedBytes.members(of: bytes, framing: .gzip, limit: limit)
    }

    /// Packs data into one member without name and time, so that equal input gives equal bytes.
    public static func compress(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 2, 255]
        result += Deflate.deflate(bytes)
        result.append(littleEndian: CRC32.checksum(bytes))
        result.append(littleEndian: UInt32(truncatingIfNeeded: bytes.count))
        return result
    }
}
