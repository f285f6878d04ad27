/// Pandoc attributes, `{#identifier .class key=value}`.
struct AttributeList: Equatable {
    var identifier: String?
    var classes: [String] = []
    var values: [(key: String, value: String)] = []

    static func == (left: AttributeList, right: AttributeList) -> Bool {
        left.identifier == right.identifier && left.classes == right.classes
            && left.values.elementsEqual(right.values) { $0 == $1 }
    }

    subscript(key: String) -> String? { values.last { $0.key == key }?.value }

    init(identifier: String? = nil, classes: [String] = []) {
        self.identifier = identifier
        self.classes = classes
    }

    /// Reads what stands between the braces; nil when it is not a list of attributes.
    init?(_ text: String) {
        var rest = Substring(text).utf8
        while true {
            rest = rest.drop { $0 == .space || $0 == .tab }
            guard let first = rest.first else { break }
            if first == UInt8(ascii: "#") || first == UInt8(ascii: ".") {
                rest = rest.dropFirst()
                guard let name = Self.name(&rest) else { return nil }
                if first == UInt8(ascii: "#") { identifier = name } else { classes.append(name) }
            } else if first == UInt8(ascii: "-"), rest.dropFirst().first.map({ $0 == .space }) ?? true {
                classes.append("unnumbered")
                rest = rest.dropFirst()
            } else {
                guard let key = Self.name(&rest), rest.first == UInt8(ascii: "=") else { return nil }
                rest = rest.dropFirst()
                guard let value = Self.value(&rest) else { return nil }
                values.append((key, value))
            }
            guard rest.first.map({ $0 == .space || $0 == .tab }) ?? true else { return nil }
        }
        if identifier == nil, classes.isEmpty, values.isEmpty { return nil }
    }

    private static func value(_ rest: inout Substring.UTF8View) -> String? {
        if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            rest = rest.dropFirst()
            var value: [UInt8] = []
            while let byte = rest.popFirst() {
                if byte == quote { return String(decoding: value, as: UTF8.self) }
                if byte == .backslash, let next = rest.first, next == quote || next == .backslash {
                    value.append(next)
                    rest = rest.dropFirst()
                } else {
                    value.append(byte)
                }
            }
            return nil
        }
        let value = rest.prefix { $0 != .space && $0 != .tab }
        guard !value.isEmpty else { return nil }
        rest = rest[value.endIndex...]
        return String(Substring(value))
    }

    /// Takes a name off the start; nil when none stands there.
    private static func name(_ rest: inout Substring.UTF8View) -> String? {
        let name = rest.prefix { $0.isLetter || $0.isDigit || "-_:.+".utf8.contains($0) }
        if rest[name.endIndex...].first.map({ $0 < 0x80 }) ?? true {
            rest = rest[name.endIndex...]
            return name.isEmpty ? nil : String(Substring(name))
        }
        // Letters outside ASCII need Unicode's tables.
        let whole = Substring(rest).prefix { isNameCharacter($0) }
        rest = rest[whole.endIndex...]
        return whole.isEmpty ? nil : String(whole)
    }

    private static func isNameCharacter(_ character: Character) -> Bool {
        if character.utf8.count == 1, let byte = character.utf8.first {
            return byte.isLetter || byte.isDigit || "-_:.+".utf8.contains(byte)
        }
        return character.isLetter || character.isNumber
    }
}
