/// EC-Lab's binary file (.mpr): a signature, then modules with a name, a length and a version, of which ‘VMP data’ holds the points.
///
/// The module begins with the number of points and the numbers of its columns; the values of a point stand together, without gaps, at a distance from
/// the module's start that its version fixes. All numbers are little-endian. Source of the layout: files of the format, compared with EC-Lab's export.
enum ECLabBinaryFile {
    static func recognises(_ bytes: [UInt8]) -> Bool { bytes.starts(with: Array("BIO-LOGIC MODULAR FILE".utf8)) }

    static func read(_ bytes: [UInt8], path: String) throws(ImpedanceFileError) -> RawFile {
        var sweep = RawSweep(name: path)
        var date: String?
        var hasData = false
        var offset = 52
        while offset < bytes.count {
            let module = try Module(bytes, at: offset, path: path)
            if module.name == "VMP data" {
                guard !hasData else {
                    throw .damaged(path: path, offset: offset, expected: "only one module 'VMP data'")
                }
                hasData = true
                date = module.date
                sweep.points = try points(module, bytes, path: path)
            }
            offset = module.end
        }
        guard hasData else { throw .damaged(path: path, offset: bytes.count, expected: "a module 'VMP data'") }
        var header = ImpedanceFileHeader(lines: [])
        header.date = date
        return RawFile(format: .ecLabBinary, sweeps: sweep.divided(), header: header)
    }

    private struct Module {
        var name: String
        var date: String
        var version: UInt32
        var start: Int
        var end: Int

        init(_ bytes: [UInt8], at offset: Int, path: String) throws(ImpedanceFileError) {
            guard offset + 57 <= bytes.count, Array(bytes[offset..<offset + 6]) == Array("MODULE".utf8) else {
                throw .damaged(path: path, offset: offset, expected: "a module or the end of the file")
            }
            func text(_ start: Int, _ count: Int) -> String {
                var text = Substring(String(decoding: bytes[start..<start + count], as: UTF8.self))
                while text.last == " " || text.last == "\0" { text.removeLast() }
                return String(text)
            }
            name = text(offset + 6, 10)
            // Newer files have four bytes of ones before the length and one more version after it.
            let mark = UInt32(bytes, at: offset + 41)
            let isNew = mark == .max
            let field = offset + 41 + (isNew ? 4 : 0)
            start = field + (isNew ? 20 : 16)
            guard start <= bytes.count, let length = UInt32(bytes, at: field), start + Int(length) <= bytes.count,
                let version = UInt32(bytes, at: field + (isNew ? 8 : 4))
            else {
                throw .damaged(path: path, offset: offset, expected: "a module '\(name)' that lies within the file")
            }
            self.version = version
            date = text(start - 8, 8)
            end = start + Int(length)
        }
    }

    /// Where the numbers of the columns begin and how wide they are, and where the points begin, by version.
    private static let layouts: [UInt32: (columns: Int, isWide: Bool, data: Int)] = [
        0: (5, false, 100), 2: (5, true, 405), 3: (5, true, 406), 10: (6, true, 1007), 11: (6, true, 1007),
    ]

    private static func points(_ module: Module, _ bytes: [UInt8], path: String) throws(ImpedanceFileError)
        -> [RawSweep.Point]
    {
        guard let layout = layouts[module.version] else {
            throw .damaged(
                path: path, offset: module.start,
                expected:
                    "version 0, 2, 3, 10 or 11 of the data, not \(module.version); export the file as text from EC-Lab")
        }
        let length = module.end - module.start
        guard length >= layout.data, let count = UInt32(bytes, at: module.start) else {
            throw .damaged(path: path, offset: module.start, expected: "a module of at least \(layout.data) bytes")
        }
        let columnCount = Int(bytes[module.start + 4])
        guard layout.columns + columnCount * (layout.isWide ? 2 : 1) <= layout.data else {
            throw .damaged(path: path, offset: module.start + 4, expected: "fewer columns than \(columnCount)")
        }
        var places: [Int: Int] = [:]
        var size = 0
        var flagsAreCounted = false
        for column in 0..<columnCount {
            let place = module.start + layout.columns + column * (layout.isWide ? 2 : 1)
            let number = layout.isWide ? Int(UInt16(bytes, at: place) ?? 0) : Int(bytes[place])
            // Several flags share one byte.
            if flags.contains(number) {
                if !flagsAreCounted { size += 1 }
                flagsAreCounted = true
                continue
            }
            guard let width = width(of: number) else {
                throw .damaged(
                    path: path, offset: place,
                    expected: "a known column, not number \(number); export the file as text from EC-Lab")
            }
            places[number] = size
            size += width
        }
        guard let frequency = places[32], let real = places[37], let imaginary = places[38] else {
            throw .noSpectrum(path: path, expected: "the columns freq/Hz, Re(Z)/Ohm and -Im(Z)/Ohm")
        }
        guard size > 0, length - layout.data == Int(count) * size else {
            throw .damaged(
                path: path, offset: module.start + layout.data,
                expected: "\(count) points of \(size) bytes, but \(length - layout.data) bytes stand there")
        }
        var points: [RawSweep.Point] = []
        points.reserveCapacity(Int(count))
        for index in 0..<Int(count) {
            let start = module.start + layout.data + index * size
            func value(_ place: Int) -> Double {
                UInt32(bytes, at: start + place).map { Double(Float(bitPattern: $0)) } ?? .nan
            }
            let cycle = places[24].flatMap { UInt64(bytes, at: start + $0) }.map { Double(bitPattern: $0) }
            points.append(
                RawSweep.Point(
                    line: index + 1, frequency: value(frequency), real: value(real), imaginary: -value(imaginary),
                    sweep: cycle))
        }
        return points
    }

    private static let flags: Set<Int> = [1, 2, 3, 21, 31, 65]

    /// Bytes of a column's values: double precision for times, charges, energies and counts, two or four bytes for integers, else single precision.
    private static func width(of column: Int) -> Int? {
        switch column {
        case 4, 7, 11, 13, 23, 24, 74, 123...126, 438, 467: 8
        case 39, 131: 2
        case 212, 213, 468, 469: 4
        case 5, 6, 8, 9, 16...20, 26, 27, 32...38, 69, 70, 75...78, 96, 98...101, 163, 168, 169, 172...174, 178, 179,
            182, 185, 211, 214...217, 241...243, 271...273, 301...303, 331...333, 361...363, 391...393, 422...428,
            430...437, 441, 462, 471, 473...504:
            4
        default: nil
        }
    }
}

extension FixedWidthInteger {
    /// The little-endian number at an offset; nil beyond the end.
    fileprivate init?(_ bytes: [UInt8], at offset: Int) {
        let size = Self.bitWidth / 8
        guard offset >= 0, offset + size <= bytes.count else { return nil }
        var value: Self = 0
        for index in (0..<size).reversed() { value = value << 8 | Self(truncatingIfNeeded: bytes[offset + index]) }
        self = value
    }
}
