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
        var rest = Substring(text)
        while true {
            rest = rest.drop { $0 == " " || $0 == "\t" }
            guard let first = rest.first else { break }
            if first == "#" || first == "." {
                let name = rest.dropFirst().prefix { Self.isNameCharacter($0) }
                guard !name.isEmpty else { return nil }
                if first == "#" { identifier = String(name) } else { classes.append(String(name)) }
                rest = rest.dropFirst(name.count + 1)
            } else if first == "-", rest.dropFirst().first.map({ $0 == " " }) ?? true {
                classes.append("unnumbered")
                rest = rest.dropFirst()
            } else {
                let key = rest.prefix { Self.isNameCharacter($0) }
                rest = rest.dropFirst(key.count)
                guard !key.isEmpty, rest.first == "=" else { return nil }
                rest = rest.dropFirst()
                guard let value = Self.value(&rest) else { return nil }
                values.append((String(key), value))
            }
            guard rest.first.map({ $0 == " " || $0 == "\t" }) ?? true else { return nil }
        }
        if identifier == nil, classes.isEmpty, values.isEmpty { return nil }
    }

    private static func value(_ rest: inout Substring) -> String? {
        if let quote = rest.first, quote == "\"" || quote == "'" {
            rest = rest.dropFirst()
            var value = ""
            while let character = rest.popFirst() {
                if character == quote { return value }
                if character == "\\", let next = rest.first, next == quote || next == "\\" {
                    value.append(rest.removeFirst())
                } else {
                    value.append(character)
                }
            }
            return nil
        }
        let value = rest.prefix { $0 != " " && $0 != "\t" }
        guard !value.isEmpty else { return nil }
        rest = rest.dropFirst(value.count)
        return String(value)
    }

    private static func isNameCharacter(_ character: Character) -> Bool {
        if character.utf8.count == 1, let byte = character.utf8.first {
            return byte.isLetter || byte.isDigit || "-_:.+".utf8.contains(byte)
        }
        return character.isLetter || character.isNumber
    }
}
