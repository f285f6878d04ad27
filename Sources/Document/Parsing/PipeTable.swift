/// A pipe table in the lines of a paragraph.
struct PipeTable {
    var alignments: [TableBlock.Alignment]
    /// Lines of the paragraph before the table.
    var before: Range<Int>
    var head: [Range<Int>]
    var rows: [[Range<Int>]]
    /// Line and range of a caption that follows at once.
    var captionLines: Range<Int>

    /// Finds a table; `lines` are ranges of `masked.bytes`.
    init?(lines: [Range<Int>], masked: MaskedText) {
        guard lines.count >= 2 else { return nil }
        for index in 1..<lines.count {
            guard let alignments = Self.delimiters(masked.bytes[lines[index]]) else { continue }
            let head = Self.cells(lines[index - 1], masked.bytes)
            guard head.count == alignments.count else { continue }
            self.alignments = alignments
            self.head = head
            before = 0..<(index - 1)
            let rest = (index + 1)..<lines.count
            let end = rest.first { Self.isCaption(masked.bytes[lines[$0]]) } ?? lines.count
            captionLines = end..<lines.count
            rows = ((index + 1)..<end).map { Self.cells(lines[$0], masked.bytes) }
            return
        }
        return nil
    }

    static func isCaption(_ line: ArraySlice<UInt8>) -> Bool {
        line.starts(with: ": ".utf8) || line.starts(with: "Table: ".utf8)
    }

    private static func delimiters(_ line: ArraySlice<UInt8>) -> [TableBlock.Alignment]? {
        let bar = UInt8(ascii: "|")
        guard line.contains(bar), line.allSatisfy({ "|:- \t\r".utf8.contains($0) }) else { return nil }
        var row = trimmed(line)
        if row.first == bar { row = row.dropFirst() }
        if row.last == bar { row = row.dropLast() }
        var alignments: [TableBlock.Alignment] = []
        for part in row.split(separator: bar, omittingEmptySubsequences: false) {
            var dashes = trimmed(part)
            let isLeft = dashes.first == .colon
            if isLeft { dashes = dashes.dropFirst() }
            let isRight = dashes.last == .colon
            if isRight { dashes = dashes.dropLast() }
            guard !dashes.isEmpty, dashes.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
            alignments.append(isRight ? isLeft ? .center : .right : .left)
        }
        return alignments
    }

    /// The cells of a row; bars in code and behind a backslash do not part cells, those in math are masked.
    private static func cells(_ line: Range<Int>, _ bytes: [UInt8]) -> [Range<Int>] {
        var range = trimmed(bytes[line]).indices
        if let first = range.first, bytes[first] == UInt8(ascii: "|") { range = (first + 1)..<range.upperBound }
        var cells: [Range<Int>] = []
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            switch bytes[index] {
            case .backslash: index += 2
            case .backtick: index = codeEnd(index, range.upperBound, bytes)
            case UInt8(ascii: "|"):
                cells.append(trimmed(bytes[start..<index]).indices)
                index += 1
                start = index
            default: index += 1
            }
        }
        if start < range.upperBound { cells.append(trimmed(bytes[start..<range.upperBound]).indices) }
        return cells
    }

    private static func codeEnd(_ start: Int, _ limit: Int, _ bytes: [UInt8]) -> Int {
        var index = start
        while index < limit, bytes[index] == .backtick { index += 1 }
        let length = index - start
        let content = index
        while index < limit {
            guard bytes[index] == .backtick else {
                index += 1
                continue
            }
            let run = index
            while index < limit, bytes[index] == .backtick { index += 1 }
            if index - run == length { return index }
        }
        return content
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop(while: \.isSpaceOrLineEnd)
        while bytes.last?.isSpaceOrLineEnd == true { bytes = bytes.dropLast() }
        return bytes
    }
}
