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
        guard line.contains(UInt8(ascii: "|")) else { return nil }
        var text = String(decoding: line, as: UTF8.self).trimmingSpaces[...]
        if text.hasPrefix("|") { text = text.dropFirst() }
        if text.hasSuffix("|") { text = text.dropLast() }
        var alignments: [TableBlock.Alignment] = []
        for part in text.split(separator: "|", omittingEmptySubsequences: false) {
            let cell = part.trimmingSpaces
            let dashes = cell.drop { $0 == ":" }.prefix { $0 == "-" }
            let colons = (cell.hasPrefix(":"), cell.count > 1 && cell.hasSuffix(":"))
            guard !dashes.isEmpty, dashes.count + (colons.0 ? 1 : 0) + (colons.1 ? 1 : 0) == cell.count else {
                return nil
            }
            switch colons {
            case (true, true): alignments.append(.center)
            case (false, true): alignments.append(.right)
            default: alignments.append(.left)
            }
        }
        return alignments
    }

    /// The cells of a row; bars in code and behind a backslash do not part cells, those in math are masked.
    private static func cells(_ line: Range<Int>, _ bytes: [UInt8]) -> [Range<Int>] {
        var range = line
        while let first = range.first, bytes[first].isSpaceOrLineEnd { range = (first + 1)..<range.upperBound }
        while let last = range.last, bytes[last].isSpaceOrLineEnd { range = range.lowerBound..<last }
        if let first = range.first, bytes[first] == UInt8(ascii: "|") { range = (first + 1)..<range.upperBound }
        var cells: [Range<Int>] = []
        var start = range.lowerBound
        var index = start
        while index < range.upperBound {
            switch bytes[index] {
            case .backslash: index += 2
            case .backtick: index = codeEnd(index, range.upperBound, bytes)
            case UInt8(ascii: "|"):
                cells.append(trimmed(start..<index, bytes))
                index += 1
                start = index
            default: index += 1
            }
        }
        if start < range.upperBound { cells.append(trimmed(start..<range.upperBound, bytes)) }
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

    private static func trimmed(_ range: Range<Int>, _ bytes: [UInt8]) -> Range<Int> {
        var range = range
        while let first = range.first, bytes[first].isSpaceOrLineEnd { range = (first + 1)..<range.upperBound }
        while let last = range.last, bytes[last].isSpaceOrLineEnd { range = range.lowerBound..<last }
        return range
    }
}
