/// A reader of the XML that workbooks hold: elements, attributes, text, CDATA, comments and the five named entities.
///
/// Document types are refused, so that no entity can grow without end. Text comes joined; white space is kept.
struct XMLEvents {
    enum Event: Equatable {
        /// Names come without their prefix.
        case start(name: String, attributes: [String: String])
        case end(name: String)
        case text(String)
    }

    struct Fault: Error, Equatable {
        var line: Int
        var expected: String
    }

    private let bytes: [UInt8]
    private var position = 0
    private var open: [String] = []
    private var pendingEnd: String?
    private var hasRoot = false

    init(_ bytes: [UInt8]) {
        self.bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
    }

    /// The next event; nil at the end of the document.
    mutating func next() throws(Fault) -> Event? {
        if let name = pendingEnd {
            pendingEnd = nil
            return .end(name: name)
        }
        var text: [UInt8] = []
        while position < bytes.count {
            guard bytes[position] == UInt8(ascii: "<") else {
                if bytes[position] == UInt8(ascii: "&") {
                    text += try entity()
                } else {
                    text.append(bytes[position])
                    position += 1
                }
                continue
            }
            if starts("<!--") {
                try skip(to: "-->")
            } else if starts("<![CDATA[") {
                let start = position + 9
                try skip(to: "]]>")
                text += bytes[start..<(position - 3)]
            } else if starts("<?") {
                try skip(to: "?>")
            } else if starts("<!") {
                throw fault("no document type")
            } else if !text.isEmpty, !open.isEmpty {
                return .text(String(decoding: text, as: UTF8.self))
            } else {
                return try tag()
            }
        }
        guard open.isEmpty else { throw fault("</\(open[open.count - 1])>") }
        guard hasRoot else { throw fault("an element") }
        return nil
    }

    private func fault(_ expected: String) -> Fault {
        Fault(line: 1 + bytes[..<min(position, bytes.count)].count { $0 == 0x0A }, expected: expected)
    }

    private func starts(_ text: StaticString) -> Bool {
        text.withUTF8Buffer { mark in
            position + mark.count <= bytes.count && (0..<mark.count).allSatisfy { bytes[position + $0] == mark[$0] }
        }
    }

    private mutating func skip(to end: StaticString) throws(Fault) {
        // A mark that both opens and closes needs its own characters.
        position += 2
        while position < bytes.count {
            if starts(end) {
                position += end.utf8CodeUnitCount
                return
            }
            position += 1
        }
        throw fault("\(end)")
    }

    private mutating func tag() throws(Fault) -> Event {
        position += 1
        if position < bytes.count, bytes[position] == UInt8(ascii: "/") {
            position += 1
            let name = try name()
            skipBlank()
            try take(UInt8(ascii: ">"))
            guard open.popLast() == name else { throw fault("the end of the element that is open, not </\(name)>") }
            return .end(name: name)
        }
        let name = try name()
        guard !(open.isEmpty && hasRoot) else { throw fault("the end after the outermost element") }
        hasRoot = true
        guard open.count < 200 else { throw fault("fewer elements within each other") }
        var attributes: [String: String] = [:]
        while true {
            let before = position
            skipBlank()
            guard position < bytes.count else { throw fault(">") }
            if bytes[position] == UInt8(ascii: ">") {
                position += 1
                open.append(name)
                return .start(name: name, attributes: attributes)
            }
            if bytes[position] == UInt8(ascii: "/") {
                position += 1
                try take(UInt8(ascii: ">"))
                pendingEnd = name
                return .start(name: name, attributes: attributes)
            }
            guard position > before else { throw fault("white space before an attribute") }
            let key = try self.name()
            skipBlank()
            try take(UInt8(ascii: "="))
            skipBlank()
            attributes[key] = try quoted()
        }
    }

    private mutating func quoted() throws(Fault) -> String {
        guard position < bytes.count, bytes[position] == 0x22 || bytes[position] == 0x27 else {
            throw fault("a value in quotation marks")
        }
        let mark = bytes[position]
        position += 1
        var value: [UInt8] = []
        while position < bytes.count, bytes[position] != mark {
            if bytes[position] == UInt8(ascii: "&") {
                value += try entity()
            } else {
                guard bytes[position] != UInt8(ascii: "<") else { throw fault("no '<' in a value") }
                value.append(bytes[position])
                position += 1
            }
        }
        try take(mark)
        return String(decoding: value, as: UTF8.self)
    }

    private mutating func name() throws(Fault) -> String {
        var start = position
        while position < bytes.count {
            let byte = bytes[position]
            let isName =
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte >= 0x80
                || byte == 0x2D || byte == 0x2E || byte == 0x5F
            if byte == UInt8(ascii: ":") {
                start = position + 1
            } else if !isName {
                break
            }
            position += 1
        }
        guard position > start else { throw fault("a name") }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    private mutating func take(_ byte: UInt8) throws(Fault) {
        guard position < bytes.count, bytes[position] == byte else {
            throw fault("'\(Character(Unicode.Scalar(byte)))'")
        }
        position += 1
    }

    private mutating func skipBlank() {
        while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
    }

    private mutating func entity() throws(Fault) -> [UInt8] {
        let start = position + 1
        guard let end = bytes[start...].prefix(12).firstIndex(of: UInt8(ascii: ";")) else { throw fault("an entity") }
        let name = String(decoding: bytes[start..<end], as: UTF8.self)
        let scalar: Unicode.Scalar?
        switch name {
        case "amp": scalar = "&"
        case "lt": scalar = "<"
        case "gt": scalar = ">"
        case "quot": scalar = "\""
        case "apos": scalar = "'"
        default:
            let number =
                name.hasPrefix("#x")
                ? UInt32(name.dropFirst(2), radix: 16) : name.hasPrefix("#") ? UInt32(name.dropFirst()) : nil
            scalar = number.flatMap { Unicode.Scalar($0) }
        }
        guard let scalar else { throw fault("a known entity, not &\(name);") }
        position = end + 1
        return Array(String(Character(scalar)).utf8)
    }
}
