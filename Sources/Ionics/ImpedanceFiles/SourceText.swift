/// The lines of a text file with their numbers, whatever its encoding and line ends.
struct SourceText {
    struct Line {
        /// Counted from 1.
        var number: Int
        var text: Substring
    }

    let path: String
    let lines: [Line]

    /// Decodes UTF-8, UTF-16 of either byte order, with or without byte-order mark, and Latin-1, which takes whatever is not UTF-8.
    init(_ bytes: [UInt8], path: String) {
        self.init(text: Self.decode(bytes), path: path)
    }

    init(lines: [Line], path: String) {
        self.lines = lines
        self.path = path
    }

    /// A line ends with LF, CR, CR LF or CR CR LF, as files have it that passed through two programs.
    init(text: String, path: String) {
        self.path = path
        var lines: [Line] = []
        let scalars = text.unicodeScalars
        var start = scalars.startIndex
        var index = start
        while index < scalars.endIndex {
            guard scalars[index] == "\r" || scalars[index] == "\n" else {
                index = scalars.index(after: index)
                continue
            }
            lines.append(Line(number: lines.count + 1, text: Substring(scalars[start..<index])))
            // Several CR count as one end only before LF; alone each ends a line.
            var end = index
            while end < scalars.endIndex, scalars[end] == "\r" { end = scalars.index(after: end) }
            index = end < scalars.endIndex && scalars[end] == "\n" ? end : index
            index = scalars.index(after: index)
            start = index
        }
        if start < scalars.endIndex { lines.append(Line(number: lines.count + 1, text: Substring(scalars[start...]))) }
        self.lines = lines
    }

    /// The first line, for recognising a format; empty text for an empty file.
    var firstLine: Substring { lines.first?.text ?? "" }

    /// Whether one of the first lines holds a text.
    func contains(_ text: String, inFirst count: Int) -> Bool {
        lines.prefix(count).contains { $0.text.contains(text) }
    }

    private static func decode(_ bytes: [UInt8]) -> String {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return String(decoding: bytes.dropFirst(3), as: UTF8.self) }
        if bytes.starts(with: [0xFF, 0xFE]) { return utf16(bytes.dropFirst(2), isLittleEndian: true) }
        if bytes.starts(with: [0xFE, 0xFF]) { return utf16(bytes.dropFirst(2), isLittleEndian: false) }
        // Text of few letters beyond ASCII has a zero in every other byte.
        let start = bytes.prefix(1024)
        if start.count >= 4 {
            var zeros = [0, 0]
            for (index, byte) in start.enumerated() where byte == 0 { zeros[index & 1] += 1 }
            if zeros[1] * 5 > start.count * 2, zeros[0] == 0 { return utf16(bytes[...], isLittleEndian: true) }
            if zeros[0] * 5 > start.count * 2, zeros[1] == 0 { return utf16(bytes[...], isLittleEndian: false) }
        }
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        var text = String.UnicodeScalarView()
        for byte in bytes { text.append(Unicode.Scalar(byte)) }
        return String(text)
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, isLittleEndian: Bool) -> String {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var index = bytes.startIndex
        while index + 1 < bytes.endIndex {
            let (low, high) = isLittleEndian ? (bytes[index], bytes[index + 1]) : (bytes[index + 1], bytes[index])
            units.append(UInt16(high) << 8 | UInt16(low))
            index += 2
        }
        return String(decoding: units, as: UTF16.self)
    }
}

extension Substring {
    /// The text without white space at either end.
    var trimmed: Substring {
        var text = self
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return text
    }
}
