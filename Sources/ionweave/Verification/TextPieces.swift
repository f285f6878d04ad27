/// A text as numbers and what stands between them, so that two texts can be compared number by number.
struct TextPieces {
    enum Piece: Equatable {
        case number(Double, text: String)
        case words(String)
    }

    private(set) var pieces: [Piece] = []

    init(_ text: String) {
        let bytes = Array(text.replacing("\u{2212}", with: "-").utf8)
        var position = 0
        var words: [UInt8] = []
        while position < bytes.count {
            guard let end = Self.numberEnd(bytes, position), let value = Self.value(bytes[position..<end]) else {
                words.append(bytes[position])
                position += 1
                continue
            }
            if !words.isEmpty { pieces.append(.words(String(decoding: words, as: UTF8.self))) }
            words = []
            pieces.append(.number(value, text: String(decoding: bytes[position..<end], as: UTF8.self)))
            position = end
        }
        if !words.isEmpty { pieces.append(.words(String(decoding: words, as: UTF8.self))) }
    }

    private static func value(_ bytes: ArraySlice<UInt8>) -> Double? { Double(String(decoding: bytes, as: UTF8.self)) }

    /// Where a number that begins at a place ends; nil where none begins, as inside of a word.
    private static func numberEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
        if start > 0, isLetter(bytes[start - 1]) { return nil }
        var position = start
        if bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") { position += 1 }
        let whole = digits(bytes, &position)
        var fraction = 0
        if position < bytes.count, bytes[position] == UInt8(ascii: ".") {
            var next = position + 1
            fraction = digits(bytes, &next)
            if fraction > 0 { position = next }
        }
        guard whole + fraction > 0 else { return nil }
        if position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") {
            var next = position + 1
            if next < bytes.count, bytes[next] == UInt8(ascii: "-") || bytes[next] == UInt8(ascii: "+") { next += 1 }
            if digits(bytes, &next) > 0 { position = next }
        }
        return position
    }

    private static func digits(_ bytes: [UInt8], _ position: inout Int) -> Int {
        let start = position
        while position < bytes.count, bytes[position] &- 0x30 < 10 { position += 1 }
        return position - start
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 }
}
