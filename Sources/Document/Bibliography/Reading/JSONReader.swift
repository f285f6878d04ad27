/// Reads JSON (RFC 8259) and keeps where each value stands.
struct JSONReader {
    private let bytes: [UInt8]
    private var index = 0
    private var depth = 0

    private static let depthLimit = 400

    static func read(_ bytes: [UInt8]) throws(JSONProblem) -> JSONNode {
        var reader = JSONReader(bytes)
        reader.skipSpace()
        let node = try reader.value()
        reader.skipSpace()
        guard reader.index == bytes.count else { throw reader.problem("text follows after the end of the JSON value") }
        return node
    }

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    }

    private func problem(_ message: String) -> JSONProblem {
        JSONProblem(message: message, offset: min(index, bytes.count))
    }

    private mutating func skipSpace() {
        while index < bytes.count, bytes[index].isSpaceOrLineEnd { index += 1 }
    }

    private mutating func value() throws(JSONProblem) -> JSONNode {
        guard index < bytes.count else { throw problem("the text ends where a value should stand") }
        let start = index
        let value: JSONNode.Value
        switch bytes[index] {
        case .openBrace: value = .object(try members())
        case UInt8(ascii: "["): value = .array(try elements())
        case UInt8(ascii: "\""): value = .string(try string())
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            while index < bytes.count, bytes[index].isDigit || "+-.eE".utf8.contains(bytes[index]) { index += 1 }
            value = .number(String(decoding: bytes[start..<index], as: UTF8.self))
        default:
            if take("true") {
                value = .bool(true)
            } else if take("false") {
                value = .bool(false)
            } else if take("null") {
                value = .null
            } else {
                throw problem("this is not a JSON value")
            }
        }
        return JSONNode(value: value, range: start..<index)
    }

    private mutating func take(_ word: String) -> Bool {
        guard bytes[index...].starts(with: word.utf8) else { return false }
        index += word.utf8.count
        return true
    }

    private mutating func enter() throws(JSONProblem) {
        depth += 1
        guard depth <= Self.depthLimit else { throw problem("the text nests more than \(Self.depthLimit) deep") }
        index += 1
        skipSpace()
    }

    /// Takes a comma and says whether another part follows before `close`.
    private mutating func continues(before close: UInt8) throws(JSONProblem) -> Bool {
        skipSpace()
        guard index < bytes.count else { throw problem("the text ends inside a list or object") }
        if bytes[index] == close {
            index += 1
            depth -= 1
            return false
        }
        guard bytes[index] == UInt8(ascii: ",") else { throw problem("a comma is missing here") }
        index += 1
        skipSpace()
        return true
    }

    private mutating func elements() throws(JSONProblem) -> [JSONNode] {
        try enter()
        if index < bytes.count, bytes[index] == UInt8(ascii: "]") {
            index += 1
            depth -= 1
            return []
        }
        var elements: [JSONNode] = []
        repeat { elements.append(try value()) } while try continues(before: UInt8(ascii: "]"))
        return elements
    }

    private mutating func members() throws(JSONProblem) -> [(name: String, value: JSONNode)] {
        try enter()
        if index < bytes.count, bytes[index] == UInt8(ascii: "}") {
            index += 1
            depth -= 1
            return []
        }
        var members: [(name: String, value: JSONNode)] = []
        repeat {
            guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
                throw problem("a member's name must be a text in quotation marks")
            }
            let name = try string()
            skipSpace()
            guard index < bytes.count, bytes[index] == .colon else {
                throw problem("a colon is missing after \"\(name.prefix(40))\"")
            }
            index += 1
            skipSpace()
            members.append((name, try value()))
        } while try continues(before: UInt8(ascii: "}"))
        return members
    }

    private mutating func string() throws(JSONProblem) -> String {
        let start = index
        index += 1
        var text: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
            case .backslash:
                guard index < bytes.count else { break }
                let escaped = bytes[index]
                index += 1
                switch escaped {
                case UInt8(ascii: "n"): text.append(.newline)
                case UInt8(ascii: "t"): text.append(.tab)
                case UInt8(ascii: "r"): text.append(.carriageReturn)
                case UInt8(ascii: "b"): text.append(8)
                case UInt8(ascii: "f"): text.append(12)
                case UInt8(ascii: "u"): text += Array(String(Character(scalar())).utf8)
                default: text.append(escaped)
                }
            default: text.append(byte)
            }
        }
        index = start
        throw problem("this text has no closing quotation mark")
    }

    private mutating func unit() -> UInt32? {
        guard index + 4 <= bytes.count,
            let code = UInt32(String(decoding: bytes[index..<index + 4], as: UTF8.self), radix: 16)
        else { return nil }
        index += 4
        return code
    }

    /// The scalar of `\uXXXX` or of a surrogate pair.
    private mutating func scalar() -> Unicode.Scalar {
        guard let high = unit() else { return "\u{FFFD}" }
        if (0xD800..<0xDC00).contains(high), index + 1 < bytes.count, bytes[index] == .backslash,
            bytes[index + 1] == UInt8(ascii: "u")
        {
            let saved = index
            index += 2
            if let low = unit(), (0xDC00..<0xE000).contains(low) {
                return Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)) ?? "\u{FFFD}"
            }
            index = saved
        }
        return Unicode.Scalar(high) ?? "\u{FFFD}"
    }
}
