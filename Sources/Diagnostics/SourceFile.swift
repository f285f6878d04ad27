/// The text of one file with the table that turns byte offsets into lines and columns.
public final class SourceFile: Sendable {
    /// The file's name as the user gave it; messages print it.
    public let name: String
    public let text: String
    /// The text's UTF-8 bytes; every offset in a span counts these.
    public let bytes: [UInt8]
    /// Offset of the first byte of each line; never empty.
    public let lineStarts: [Int]

    public init(name: String, text: String) {
        self.name = name
        self.text = text
        bytes = Array(text.utf8)
        var starts = [0]
        for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
        lineStarts = starts
    }

    /// Line and column, both from 1, of a byte offset; the column counts characters.
    public func position(at offset: Int) -> SourcePosition {
        let offset = min(max(0, offset), bytes.count)
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        let column = String(decoding: bytes[lineStarts[low]..<offset], as: UTF8.self).count + 1
        return SourcePosition(line: low + 1, column: column)
    }

    /// Byte range of a line (from 1) without its line end; empty past the last line.
    public func range(ofLine line: Int) -> Range<Int> {
        guard (1...lineStarts.count).contains(line) else { return bytes.count..<bytes.count }
        let start = lineStarts[line - 1]
        var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
        if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
        return start..<end
    }

    /// The text of a line (from 1) without its line end.
    public func line(_ line: Int) -> String { String(decoding: bytes[range(ofLine: line)], as: UTF8.self) }

    /// The byte offset of a line and column (both from 1, the column in characters), kept inside the line.
    public func offset(line: Int, column: Int) -> Int {
        let range = range(ofLine: line)
        let prefix = String(decoding: bytes[range], as: UTF8.self).prefix(max(0, column - 1))
        return range.lowerBound + prefix.utf8.count
    }

    public func span(_ range: Range<Int>) -> SourceSpan { SourceSpan(file: self, range: range) }
}
