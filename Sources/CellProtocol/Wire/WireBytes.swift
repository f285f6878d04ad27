/// Reads and writes `WireValue` trees as bytes: one tag, then the value; lengths and numbers little-endian.
enum WireBytes {
    private static let deepest = 200

    static func write(_ value: WireValue, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes.append(0)
        case .bool(let flag): bytes += [1, flag ? 1 : 0]
        case .integer(let number):
            bytes.append(2)
            append(UInt64(bitPattern: number), to: &bytes)
        case .unsigned(let number):
            bytes.append(3)
            append(number, to: &bytes)
        case .double(let number):
            bytes.append(4)
            append(number.bitPattern, to: &bytes)
        case .string(let text):
            bytes.append(5)
            append(text, to: &bytes)
        case .doubles(let numbers):
            bytes.append(6)
            append(UInt64(numbers.count), to: &bytes)
            bytes.reserveCapacity(bytes.count + 8 * numbers.count)
            for number in numbers { append(number.bitPattern, to: &bytes) }
        case .bytes(let found):
            bytes.append(9)
            append(UInt64(found.count), to: &bytes)
            bytes += found
        case .array(let values):
            bytes.append(7)
            append(UInt64(values.count), to: &bytes)
            for value in values { write(value, to: &bytes) }
        case .dictionary(let pairs):
            bytes.append(8)
            append(UInt64(pairs.count), to: &bytes)
            for (key, value) in pairs {
                append(key, to: &bytes)
                write(value, to: &bytes)
            }
        }
    }

    static func read(_ bytes: [UInt8]) throws(WireError) -> WireValue {
        var offset = 0
        let value = try read(bytes, at: &offset, depth: 0)
        guard offset == bytes.count else { throw .trailingBytes(count: bytes.count - offset) }
        return value
    }

    private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }

    private static func append(_ text: String, to bytes: inout [UInt8]) {
        let utf8 = text.utf8
        append(UInt64(utf8.count), to: &bytes)
        bytes.append(contentsOf: utf8)
    }

    private static func read(_ bytes: [UInt8], at offset: inout Int, depth: Int) throws(WireError) -> WireValue {
        guard depth < deepest else { throw .nestedTooDeeply(offset: offset) }
        guard offset < bytes.count else { throw .truncated(offset: offset) }
        let tag = bytes[offset]
        offset += 1
        switch tag {
        case 0: return .null
        case 1:
            guard offset < bytes.count else { throw .truncated(offset: offset) }
            defer { offset += 1 }
            return .bool(bytes[offset] != 0)
        case 2: return .integer(Int64(bitPattern: try number(bytes, at: &offset)))
        case 3: return .unsigned(try number(bytes, at: &offset))
        case 4: return .double(Double(bitPattern: try number(bytes, at: &offset)))
        case 5: return .string(try text(bytes, at: &offset))
        case 6:
            let count = try length(bytes, at: &offset, of: 8)
            var numbers: [Double] = []
            numbers.reserveCapacity(count)
            for _ in 0..<count { numbers.append(Double(bitPattern: try number(bytes, at: &offset))) }
            return .doubles(numbers)
        case 7:
            let count = try length(bytes, at: &offset, of: 1)
            var values: [WireValue] = []
            values.reserveCapacity(count)
            for _ in 0..<count { values.append(try read(bytes, at: &offset, depth: depth + 1)) }
            return .array(values)
        case 8:
            let count = try length(bytes, at: &offset, of: 9)
            var pairs: [(key: String, value: WireValue)] = []
            pairs.reserveCapacity(count)
            for _ in 0..<count {
                let key = try text(bytes, at: &offset)
                pairs.append((key, try read(bytes, at: &offset, depth: depth + 1)))
            }
            return .dictionary(pairs)
        case 9:
            let count = try length(bytes, at: &offset, of: 1)
            defer { offset += count }
            return .bytes(Array(bytes[offset..<offset + count]))
        default: throw .unknownTag(tag, offset: offset - 1)
        }
    }

    private static func number(_ bytes: [UInt8], at offset: inout Int) throws(WireError) -> UInt64 {
        guard bytes.count - offset >= 8 else { throw .truncated(offset: offset) }
        defer { offset += 8 }
        return bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self)) }
    }

    /// A count of elements that take at least `size` bytes each, checked against what is left.
    private static func length(_ bytes: [UInt8], at offset: inout Int, of size: Int) throws(WireError) -> Int {
        let count = try number(bytes, at: &offset)
        guard count <= UInt64((bytes.count - offset) / size) else { throw .truncated(offset: offset) }
        return Int(count)
    }

    private static func text(_ bytes: [UInt8], at offset: inout Int) throws(WireError) -> String {
        let count = try length(bytes, at: &offset, of: 1)
        defer { offset += count }
        return String(decoding: bytes[offset..<offset + count], as: UTF8.self)
    }
}
