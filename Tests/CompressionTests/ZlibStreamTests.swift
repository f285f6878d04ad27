import Testing

@testable import Compression

@Suite struct ZlibStreamTests {
    /// Numbers as they stand in a page: long, alike, and in no order.
    private let text = Array((0..<20_000).map { "\($0 * 7919 % 100_003) \($0) l\n" }.joined().utf8)

    @Test(arguments: [ZlibStream.Effort.usual, .high])
    func packedDataComeBack(effort: ZlibStream.Effort) throws {
        for bytes in [[], [7], text] {
            let packed = ZlibStream.packed(bytes, effort: effort)
            // Two bytes of head, four of checksum round a bare DEFLATE stream (RFC 1950, section 2.2).
            #expect(packed.count > 6 && packed[0] == 0x78)
            #expect((UInt16(packed[0]) << 8 | UInt16(packed[1])) % 31 == 0)
            #expect(try Deflate.inflate(packed[2..<(packed.count - 4)]) == bytes)
        }
    }

    @Test func moreEffortGivesFewerBytes() {
        let sizes = [ZlibStream.Effort.usual, .high].map { ZlibStream.packed(text, effort: $0).count }
        #expect(sizes[1] < sizes[0] && sizes[0] < text.count / 2)
    }
}
