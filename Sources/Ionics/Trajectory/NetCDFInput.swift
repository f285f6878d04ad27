/// The head of a NetCDF file of the classic, 64-bit-offset or 64-bit-data format, and the places of its variables.
///
/// Format: NetCDF Users' Guide, "The NetCDF classic format specification".
struct NetCDFInput {
    struct Variable {
        var dimensions: [Int]
        var attributes: [String: String]
        var scale: Double
        var kind: Int
        var begin: Int
        /// Bytes of one record, or of all of it, padded to four.
        var size: Int
        var isRecord: Bool
    }

    let dimensionNames: [String]
    /// Zero for the one that grows.
    let dimensionLengths: [Int]
    let attributes: [String: String]
    let variables: [String: Variable]
    /// Bytes from record to record.
    let recordSize: Int

    static func isNetCDF(_ start: [UInt8]) -> Bool {
        start.count >= 4 && Array(start[0..<3]) == Array("CDF".utf8) && [1, 2, 5].contains(start[3])
    }

    /// Bytes of a value of type 1…11.
    static func width(_ kind: Int) -> Int? {
        [1: 1, 2: 1, 3: 2, 4: 4, 5: 4, 6: 8, 7: 1, 8: 2, 9: 4, 10: 8, 11: 8][kind]
    }

    init(_ input: BinaryInput) throws(TrajectoryError) {
        input.isBigEndian = true
        guard let magic = try input.bytes(4) else { throw input.malformed("the file ends in its head") }
        let version = magic[3]
        func number(_ bytes: Int) throws(TrajectoryError) -> Int {
            guard let piece = try input.bytes(bytes) else { throw input.malformed("the file ends in its head") }
            let value = input.word(piece, 0, bytes)
            guard value < 1 << 62 else { throw input.malformed("a count of \(value)") }
            return Int(value)
        }
        func count() throws(TrajectoryError) -> Int {
            let value = try number(version == 5 ? 8 : 4)
            // As many names as this no head holds; a larger number is an error of the file.
            return value
        }
        func short(_ limit: Int) throws(TrajectoryError) -> Int {
            let value = try count()
            guard value <= limit else { throw input.malformed("a count of \(value) where at most \(limit) belong") }
            return value
        }
        func name() throws(TrajectoryError) -> String {
            let length = try short(4096)
            guard let bytes = try input.bytes((length + 3) / 4 * 4) else {
                throw input.malformed("the file ends in a name")
            }
            return String(decoding: bytes[..<length], as: UTF8.self)
        }
        func list() throws(TrajectoryError) -> Int {
            _ = try number(4)
            return try short(10_000)
        }
        func attributeList() throws(TrajectoryError) -> (texts: [String: String], scale: Double) {
            var texts: [String: String] = [:]
            var scale = 1.0
            for _ in 0..<(try list()) {
                let key = try name()
                let kind = try number(4)
                let length = try short(1 << 24)
                guard let width = Self.width(kind) else {
                    throw input.malformed("an attribute of unknown type \(kind)")
                }
                guard let bytes = try input.bytes((width * length + 3) / 4 * 4) else {
                    throw input.malformed("the file ends in an attribute")
                }
                if kind == 2 { texts[key] = String(decoding: bytes[..<length], as: UTF8.self) }
                if key == "scale_factor", length == 1 {
                    if kind == 5 {
                        scale = input.float32(bytes, 0)
                    } else if kind == 6 {
                        scale = input.float64(bytes, 0)
                    }
                }
            }
            return (texts, scale)
        }
        _ = try number(version == 5 ? 8 : 4)
        var names: [String] = []
        var lengths: [Int] = []
        for _ in 0..<(try list()) {
            names.append(try name())
            lengths.append(try count())
        }
        attributes = try attributeList().texts
        var found: [String: Variable] = [:]
        for _ in 0..<(try list()) {
            let key = try name()
            var dimensions: [Int] = []
            for _ in 0..<(try short(64)) {
                let dimension = try count()
                guard lengths.indices.contains(dimension) else {
                    throw input.malformed("'\(key)' has an unknown dimension")
                }
                dimensions.append(dimension)
            }
            let own = try attributeList()
            let kind = try number(4)
            _ = try count()
            let begin = try number(version == 1 ? 4 : 8)
            guard let width = Self.width(kind) else { throw input.malformed("'\(key)' is of unknown type \(kind)") }
            let isRecord = dimensions.first.map { lengths[$0] == 0 } ?? false
            var size = width
            for dimension in isRecord ? dimensions.dropFirst() : dimensions[...] {
                let (product, overflow) = size.multipliedReportingOverflow(by: lengths[dimension])
                guard !overflow, product < 1 << 50 else { throw input.malformed("'\(key)' is too large") }
                size = product
            }
            found[key] = Variable(
                dimensions: dimensions, attributes: own.texts, scale: own.scale, kind: kind, begin: begin,
                size: (size + 3) / 4 * 4, isRecord: isRecord)
        }
        dimensionNames = names
        dimensionLengths = lengths
        variables = found
        let records = found.values.filter(\.isRecord)
        // A single variable of records is not padded.
        recordSize = records.reduce(0) { $0 + $1.size }
    }
}
