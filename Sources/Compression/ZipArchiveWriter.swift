/// Builds a zip archive; equal files in equal order give equal bytes.
public struct ZipArchiveWriter: Sendable {
    private var body: [UInt8] = []
    private var directory: [UInt8] = []
    private var count: UInt16 = 0

    public init() {}

    /// Adds a file.
    ///
    /// - Parameters:
    ///   - name: the path inside the archive, with `/`.
    ///   - isStored: kept as it is, where a format asks for it.
    public mutating func add(_ name: String, _ contents: [UInt8], isStored: Bool = false) {
        let packed = isStored ? contents : Deflate.deflate(contents)
        let offset = UInt32(body.count)
        // Version 2.0, names in UTF-8, the earliest date that the format knows.
        var description: [UInt8] = []
        for value in [20, 0x0800, isStored ? 0 : 8, 0, 0x0021] as [UInt16] { description.append(littleEndian: value) }
        for value in [CRC32.checksum(contents), UInt32(packed.count), UInt32(contents.count)] {
            description.append(littleEndian: value)
        }
        description.append(littleEndian: UInt16(name.utf8.count))
        description.append(littleEndian: UInt16(0))

        body.append(littleEndian: UInt32(0x0403_4B50))
        body += description
        body += name.utf8
        body += packed

        directory.append(littleEndian: UInt32(0x0201_4B50))
        directory.append(littleEndian: UInt16(20))
        directory += description
        for value in [0, 0, 0] as [UInt16] { directory.append(littleEndian: value) }
        directory.append(littleEndian: UInt32(0))
        directory.append(littleEndian: offset)
        directory += name.utf8
        count += 1
    }

    /// The whole archive.
    public var bytes: [UInt8] {
        var end: [UInt8] = []
        end.append(littleEndian: UInt32(0x0605_4B50))
        for value in [0, 0, count, count] { end.append(littleEndian: value) }
        end.append(littleEndian: UInt32(directory.count))
        end.append(littleEndian: UInt32(body.count))
        end.append(littleEndian: UInt16(0))
        return body + directory + end
    }
}
