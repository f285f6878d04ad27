/// A zip archive in memory, as spreadsheets and text documents are.
public struct ZipArchive: Sendable {
    private struct Entry: Sendable {
        var method: UInt16
        var checksum: UInt32
        var packedSize: Int
        var size: Int
        var offset: Int
    }

    private let bytes: [UInt8]
    private var entries: [String: Entry] = [:]
    /// Names of the files in the order of the archive's directory.
    public private(set) var names: [String] = []

    /// Reads the directory of an archive; the files are unpacked when they are asked for.
    public init(_ bytes: [UInt8]) throws(CompressionError) {
        self.bytes = bytes
        guard let end = Self.endOfDirectory(bytes) else {
            throw .damaged(format: "zip", reason: "it has no directory")
        }
        guard let count = bytes.littleEndian(UInt16.self, at: end + 10),
            let start = bytes.littleEndian(UInt32.self, at: end + 16)
        else { throw .truncated(format: "zip") }
        guard count != .max, start != .max else { throw .unsupported(format: "zip", feature: "64-bit sizes") }
        var offset = Int(start)
        for _ in 0..<count { offset = try read(directoryEntryAt: offset) }
    }

    /// Whether data begins as a zip archive does.
    public static func isZip(_ bytes: some Collection<UInt8>) -> Bool { bytes.starts(with: [0x50, 0x4B, 3, 4]) }

    /// Unpacks a file and verifies its checksum.
    ///
    /// - Parameter limit: largest number of bytes to unpack.
    public func contents(of name: String, limit: Int = 1 << 30) throws(CompressionError) -> [UInt8] {
        guard let entry = entries[name] else { throw .missingEntry(name: name, archive: names) }
        guard let nameSize = bytes.littleEndian(UInt16.self, at: entry.offset + 26),
            let extraSize = bytes.littleEndian(UInt16.self, at: entry.offset + 28),
            bytes.littleEndian(UInt32.self, at: entry.offset) == 0x0403_4B50
        else { throw .damaged(format: "zip", reason: "'\(name)' is not where the directory says") }
        let start = entry.offset + 30 + Int(nameSize) + Int(extraSize)
        guard start + entry.packedSize <= bytes.count else { throw .truncated(format: "zip") }
        let packed = bytes[start..<start + entry.packedSize]
        guard entry.size <= limit else { throw .tooLarge(format: "zip", limit: limit) }
        let contents: [UInt8]
        switch entry.method {
        case 0: contents = Array(packed)
        case 8: contents = try Deflate.inflate(packed, limit: limit)
        default: throw .unsupported(format: "zip", feature: "compression method \(entry.method)")
        }
        guard CRC32.checksum(contents) == entry.checksum else {
            throw .damaged(format: "zip", reason: "the checksum of '\(name)' differs")
        }
        return contents
    }

    /// The place of the end record, which stands before a comment of at most 64 KiB.
    private static func endOfDirectory(_ bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        for offset in stride(from: bytes.count - 22, through: max(0, bytes.count - 22 - 65_535), by: -1)
        where bytes.littleEndian(UInt32.self, at: offset) == 0x0605_4B50 {
            return offset
        }
        return nil
    }

    private mutating func read(directoryEntryAt offset: Int) throws(CompressionError) -> Int {
        guard bytes.littleEndian(UInt32.self, at: offset) == 0x0201_4B50,
            let flags = bytes.littleEndian(UInt16.self, at: offset + 8),
            let method = bytes.littleEndian(UInt16.self, at: offset + 10),
            let checksum = bytes.littleEndian(UInt32.self, at: offset + 16),
            let packedSize = bytes.littleEndian(UInt32.self, at: offset + 20),
            let size = bytes.littleEndian(UInt32.self, at: offset + 24),
            let nameSize = bytes.littleEndian(UInt16.self, at: offset + 28),
            let extraSize = bytes.littleEndian(UInt16.self, at: offset + 30),
            let commentSize = bytes.littleEndian(UInt16.self, at: offset + 32),
            let start = bytes.littleEndian(UInt32.self, at: offset + 42),
            offset + 46 + Int(nameSize) <= bytes.count
        else { throw .damaged(format: "zip", reason: "the directory is cut") }
        guard flags & 1 == 0 else { throw .unsupported(format: "zip", feature: "a password") }
        let name = String(decoding: bytes[(offset + 46)..<(offset + 46 + Int(nameSize))], as: UTF8.self)
        names.append(name)
        entries[name] = Entry(
            method: method, checksum: checksum, packedSize: Int(packedSize), size: Int(size), offset: Int(start))
        return offset + 46 + Int(nameSize) + Int(extraSize) + Int(commentSize)
    }
}
