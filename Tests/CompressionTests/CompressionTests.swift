import Compression
import Foundation
import NumericalMethods
import Testing

@Suite("Compressed data")
struct CompressionTests {
    /// `printf 'ionic conductor\n' | gzip -n | base64`, by GNU gzip.
    private static let gzip = "H4sIAAAAAAAAA8vMz8tMVkjOz0spTS7JL+ICAGiGotUQAAAA"

    private static func bytes(_ base64: String) -> [UInt8] { Data(base64Encoded: base64).map { [UInt8]($0) } ?? [] }

    private func temporaryFile(_ bytes: [UInt8]) throws -> String {
        let path = NSTemporaryDirectory() + "compression-\(UUID().uuidString)"
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        return path
    }

    @Test func gzipOfAnotherProgramIsRead() throws {
        #expect(try Gzip.decompress(Self.bytes(Self.gzip)) == Array("ionic conductor\n".utf8))
    }

    @Test func severalMembersFollowEachOther() throws {
        let member = Self.bytes(Self.gzip)
        #expect(try Gzip.decompress(member + member) == Array("ionic conductor\nionic conductor\n".utf8))
        #expect(try Gzip.decompress(member + [0, 0, 0]) == Array("ionic conductor\n".utf8))
    }

    @Test func whatIsPackedComesBack() throws {
        var generator = SeededGenerator(seed: 5)
        for size in [0, 1, 17, 4096, 700_000] {
            let bytes = (0..<size).map { _ in UInt8.random(in: 0...7, using: &generator) }
            #expect(try Deflate.inflate(Deflate.deflate(bytes)) == bytes)
            #expect(try Gzip.decompress(Gzip.compress(bytes)) == bytes)
        }
    }

    @Test func cutAndDamagedDataAreErrors() throws {
        let whole = Self.bytes(Self.gzip)
        for count in 0..<whole.count {
            #expect(throws: CompressionError.self) { try Gzip.decompress(Array(whole[..<count])) }
        }
        var damaged = whole
        damaged[14] ^= 0x40
        #expect(throws: CompressionError.self) { try Gzip.decompress(damaged) }
    }

    @Test func expansionHasALimit() throws {
        let packed = Gzip.compress([UInt8](repeating: 0, count: 1_000_000))
        #expect(throws: CompressionError.tooLarge(format: "gzip", limit: 1000)) {
            try Gzip.decompress(packed, limit: 1000)
        }
    }

    @Test func checksumOfTheStandardText() {
        // The check value of CRC-32/ISO-HDLC.
        #expect(CRC32.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
    }

    @Test func filesAreReadInPieces() throws {
        var generator = SeededGenerator(seed: 8)
        let bytes = (0..<1_500_000).map { _ in UInt8.random(in: 40...60, using: &generator) }
        for packed in [
            bytes, Gzip.compress(bytes), Gzip.compress(Array(bytes[..<9])) + Gzip.compress(Array(bytes[9...])),
        ] {
            let path = try temporaryFile(packed)
            defer { try? FileManager.default.removeItem(atPath: path) }
            #expect(try DecompressingFile(path: path).readToEnd() == bytes)
            let file = try DecompressingFile(path: path)
            var read: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 99_991)
            while true {
                let count = try buffer.withUnsafeMutableBufferPointer { try file.read(into: $0) }
                read += buffer[..<count]
                if count < buffer.count { break }
            }
            #expect(read == bytes)
        }
        let cut = try temporaryFile(Array(Gzip.compress(bytes).dropLast(9)))
        defer { try? FileManager.default.removeItem(atPath: cut) }
        #expect(throws: CompressionError.truncated(format: "gzip")) { try DecompressingFile(path: cut).readToEnd() }
    }

    /// `printf 'hopping rate\n' | zstd | base64`, by the zstd program.
    @Test func zstandardOfAnotherProgramIsRead() throws {
        let frame = Self.bytes("KLUv/QRYaQAAaG9wcGluZyByYXRlCqOY0+w=")
        #expect(try Zstandard.decompress(frame) == Array("hopping rate\n".utf8))
        #expect(try Zstandard.decompress(frame + frame) == Array("hopping rate\nhopping rate\n".utf8))
        #expect(throws: CompressionError.self) { try Zstandard.decompress(Array(frame.dropLast(3))) }
    }

    @Test func archivesComeBackAndStayEqual() throws {
        var writer = ZipArchiveWriter()
        writer.add("mimetype", Array("text/plain".utf8), isStored: true)
        writer.add("folder/σ.csv", [UInt8](repeating: 65, count: 5000))
        let archive = try ZipArchive(writer.bytes)
        #expect(archive.names == ["mimetype", "folder/σ.csv"])
        #expect(try archive.contents(of: "mimetype") == Array("text/plain".utf8))
        #expect(try archive.contents(of: "folder/σ.csv") == [UInt8](repeating: 65, count: 5000))
        #expect(throws: CompressionError.missingEntry(name: "x", archive: archive.names)) {
            try archive.contents(of: "x")
        }
        #expect(throws: CompressionError.self) { try ZipArchive(Array(writer.bytes.dropLast(30))) }
    }
}
