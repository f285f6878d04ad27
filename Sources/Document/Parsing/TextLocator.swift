/// Finds where the text of CommonMark's inlines stands in the source; libcmark's own columns are often wrong.
struct TextLocator {
    private let bytes: [UInt8]
    private let limit: Int
    private(set) var cursor: Int

    /// - Parameters:
    ///   - bytes: the masked source.
    ///   - range: the block that holds the inlines.
    init(bytes: [UInt8], range: Range<Int>) {
        self.bytes = bytes
        limit = min(range.upperBound, bytes.count)
        cursor = range.lowerBound
    }

    /// Source offsets of each byte of a literal, and one more for its end; the cursor moves behind it.
    mutating func locate(_ literal: [UInt8]) -> [Int] {
        var source = start(of: literal)
        var offsets: [Int] = []
        offsets.reserveCapacity(literal.count + 1)
        var index = 0
        while index < literal.count {
            let byte = literal[index]
            if source + 1 < limit, bytes[source] == UInt8(ascii: "\\"), bytes[source + 1] == byte, byte != UInt8(ascii: "\\") {
                source += 1
            } else if source < limit, bytes[source] != byte, bytes[source] == UInt8(ascii: "&"),
                let end = bytes[source..<limit].firstIndex(of: UInt8(ascii: ";"))
            {
                // An entity stands for one character.
                let count = Self.characterLength(byte)
                for _ in 0..<min(count, literal.count - index) { offsets.append(source) }
                index += count
                source = end + 1
                continue
            }
            offsets.append(min(source, limit))
            if source < limit, bytes[source] == byte { source += 1 }
            index += 1
        }
        offsets.append(min(source, limit))
        cursor = min(source, limit)
        return offsets
    }

    /// Moves behind the `](…)` or `][…]` that ends a link or image.
    mutating func skipLinkEnd() {
        guard cursor < limit, bytes[cursor] == UInt8(ascii: "]") else { return }
        cursor += 1
        guard cursor < limit, let close = Self.closer(of: bytes[cursor]) else { return }
        let open = bytes[cursor]
        var depth = 0
        while cursor < limit {
            let byte = bytes[cursor]
            cursor += 1
            if byte == UInt8(ascii: "\\") { cursor += 1 }
            if byte == open { depth += 1 }
            if byte == close { depth -= 1 }
            if depth == 0 { return }
        }
    }

    /// Moves behind the next occurrence of a byte, when there is one.
    mutating func skip(past byte: UInt8) {
        if cursor < limit, let found = bytes[cursor..<limit].firstIndex(of: byte) { cursor = found + 1 }
    }

    /// Moves behind closing delimiters at the cursor.
    mutating func skip(_ count: Int, of delimiters: [UInt8]) {
        var left = count
        while left > 0, cursor < limit, delimiters.contains(bytes[cursor]) {
            cursor += 1
            left -= 1
        }
    }

    private static func closer(of byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "("): UInt8(ascii: ")")
        case UInt8(ascii: "["): UInt8(ascii: "]")
        default: nil
        }
    }

    private static func characterLength(_ byte: UInt8) -> Int {
        switch byte {
        case 0xF0...: 4
        case 0xE0...: 3
        case 0xC0...: 2
        default: 1
        }
    }

    /// The next place where the literal's beginning stands.
    private func start(of literal: [UInt8]) -> Int {
        guard !literal.isEmpty, cursor < limit else { return min(cursor, limit) }
        for length in [min(8, literal.count), 1] {
            let head = literal.prefix(length)
            var index = cursor
            while index + length <= limit {
                if bytes[index] == head[0], bytes[index..<index + length].elementsEqual(head) { return index }
                index += 1
            }
        }
        return cursor
    }
}
