import Drawing

/// Writes an image of at most 256 colours as PNG (ISO/IEC 15948), its pixels packed by runs.
enum PalettePNG {
    /// - Parameters:
    ///   - pixels: places in the palette, row after row from the top.
    ///   - palette: at most 256 colours; those with alpha 0 are left out.
    static func bytes(width: Int, height: Int, pixels: [UInt8], palette: [Color]) -> [UInt8] {
        var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        append("IHDR", bigEndian(UInt32(width)) + bigEndian(UInt32(height)) + [8, 3, 0, 0, 0], to: &file)
        append("PLTE", palette.flatMap { color in [color.red, color.green, color.blue].map(byte) }, to: &file)
        append("tRNS", palette.map { byte($0.alpha) }, to: &file)
        var rows: [UInt8] = []
        rows.reserveCapacity((width + 1) * height)
        for row in 0..<height {
            rows.append(0)
            rows += pixels[row * width..<(row + 1) * width]
        }
        append("IDAT", zlib(rows), to: &file)
        append("IEND", [], to: &file)
        return file
    }

    private static func byte(_ component: Double) -> UInt8 { UInt8((min(1, max(0, component)) * 255).rounded()) }

    private static func bigEndian(_ value: UInt32) -> [UInt8] {
        [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }

    private static func append(_ name: String, _ content: [UInt8], to file: inout [UInt8]) {
        let body = Array(name.utf8) + content
        file += bigEndian(UInt32(content.count)) + body + bigEndian(crc(body))
    }

    private static let crcTable: [UInt32] = (0..<256).map { index in
        (0..<8).reduce(UInt32(index)) { value, _ in value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1 }
    }

    private static func crc(_ bytes: [UInt8]) -> UInt32 {
        bytes.reduce(UInt32.max) { crcTable[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) } ^ UInt32.max
    }

    // MARK: Packing

    /// One block with the fixed codes of DEFLATE (RFC 1951); repeats of the byte before are packed as runs.
    private static func zlib(_ bytes: [UInt8]) -> [UInt8] {
        var bits = BitWriter()
        bits.write(1, count: 1)
        bits.write(1, count: 2)
        var index = 0
        while index < bytes.count {
            bits.writeLiteral(Int(bytes[index]))
            var run = 0
            while run < 258, index + 1 + run < bytes.count, bytes[index + 1 + run] == bytes[index] { run += 1 }
            if run >= 3 {
                bits.writeRun(length: run)
                index += 1 + run
            } else {
                index += 1
            }
        }
        bits.writeLiteral(256)
        var first: UInt32 = 1
        var second: UInt32 = 0
        for byte in bytes {
            first = (first + UInt32(byte)) % 65_521
            second = (second + first) % 65_521
        }
        return [0x78, 0x01] + bits.finished + bigEndian(second << 16 | first)
    }

    private struct BitWriter {
        private var bytes: [UInt8] = []
        private var pending: UInt32 = 0
        private var count = 0

        var finished: [UInt8] { count > 0 ? bytes + [UInt8(truncatingIfNeeded: pending)] : bytes }

        /// Lowest bit first.
        mutating func write(_ value: Int, count added: Int) {
            pending |= UInt32(value) << UInt32(count)
            count += added
            while count >= 8 {
                bytes.append(UInt8(truncatingIfNeeded: pending))
                pending >>= 8
                count -= 8
            }
        }

        /// Highest bit first, as the codes are.
        private mutating func writeCode(_ code: Int, count: Int) {
            for shift in (0..<count).reversed() { write(code >> shift & 1, count: 1) }
        }

        mutating func writeLiteral(_ symbol: Int) {
            switch symbol {
            case 0...143: writeCode(0x30 + symbol, count: 8)
            case 144...255: writeCode(0x190 + symbol - 144, count: 9)
            case 256...279: writeCode(symbol - 256, count: 7)
            default: writeCode(0xC0 + symbol - 280, count: 8)
            }
        }

        /// A run of the byte before: a match at distance 1.
        mutating func writeRun(length: Int) {
            let bases = [
                3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195,
                227, 258,
            ]
            let extra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0]
            let code = bases.lastIndex { $0 <= length } ?? 0
            writeLiteral(257 + code)
            write(length - bases[code], count: extra[code])
            writeCode(0, count: 5)
        }
    }
}
