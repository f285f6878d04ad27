/// Reads what follows the text of a link: `(address "title")`, `[label]`, `[]` or nothing.
enum LinkTail {
    /// The index after the tail that starts at `start`, or `start` when there is none.
    static func end(in bytes: [UInt8], after start: Int) -> Int {
        guard start < bytes.count else { return start }
        if bytes[start] == UInt8(ascii: "("), let end = inlineTail(bytes, start) { return end }
        if bytes[start] == UInt8(ascii: "["), let end = label(bytes, start) { return end }
        return start
    }

    private static func inlineTail(_ bytes: [UInt8], _ start: Int) -> Int? {
        var index = skipSpaces(bytes, start + 1)
        guard let afterAddress = address(bytes, index) else { return nil }
        index = skipSpaces(bytes, afterAddress)
        if index > afterAddress, let afterTitle = title(bytes, index) { index = skipSpaces(bytes, afterTitle) }
        return index < bytes.count && bytes[index] == UInt8(ascii: ")") ? index + 1 : nil
    }

    private static func skipSpaces(_ bytes: [UInt8], _ start: Int) -> Int {
        var index = start
        while index < bytes.count, bytes[index].isSpaceOrLineEnd { index += 1 }
        return index
    }

    private static func address(_ bytes: [UInt8], _ start: Int) -> Int? {
        var index = start
        if index < bytes.count, bytes[index] == UInt8(ascii: "<") {
            index += 1
            while index < bytes.count {
                switch bytes[index] {
                case UInt8(ascii: ">"): return index + 1
                case .newline, UInt8(ascii: "<"): return nil
                case .backslash: index += 2
                default: index += 1
                }
            }
            return nil
        }
        var depth = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == .backslash, index + 1 < bytes.count, bytes[index + 1].isPunctuation {
                index += 2
                continue
            }
            if byte == UInt8(ascii: "(") { depth += 1 }
            if byte == UInt8(ascii: ")") {
                if depth == 0 { break }
                depth -= 1
            }
            if byte.isSpaceOrLineEnd || byte < 0x20 { break }
            index += 1
        }
        return depth == 0 ? index : nil
    }

    private static func title(_ bytes: [UInt8], _ start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        let close: UInt8
        switch bytes[start] {
        case UInt8(ascii: "\""): close = UInt8(ascii: "\"")
        case UInt8(ascii: "'"): close = UInt8(ascii: "'")
        case UInt8(ascii: "("): close = UInt8(ascii: ")")
        default: return nil
        }
        var index = start + 1
        while index < bytes.count {
            if bytes[index] == .backslash {
                index += 2
            } else if bytes[index] == close {
                return index + 1
            } else {
                index += 1
            }
        }
        return nil
    }

    private static func label(_ bytes: [UInt8], _ start: Int) -> Int? {
        var index = start + 1
        while index < bytes.count, index - start <= 1001 {
            switch bytes[index] {
            case UInt8(ascii: "]"): return index + 1
            case UInt8(ascii: "["): return nil
            case .backslash: index += 2
            default: index += 1
            }
        }
        return nil
    }
}
