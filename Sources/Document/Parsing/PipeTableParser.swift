import Diagnostics

/// Reads a pipe table from the lines of what libcmark took for a paragraph.
struct PipeTableParser {
    let file: SourceFile

    /// A table with the number of lines that it takes; nil when the lines are none.
    ///
    /// - Parameter lines: the content of each line, container markers taken off.
    func parse(_ lines: [Range<Int>]) -> (table: TableBlock, lineCount: Int)? {
        guard lines.count >= 2 else { return nil }
        guard file.bytes[lines[0]].contains(UInt8(ascii: "|")), let alignments = alignments(lines[1]) else { return nil }
        let head = cells(lines[0])
        guard head.count == alignments.count else { return nil }
        var rows: [[[Inline]]] = []
        var used = 2
        for line in lines.dropFirst(2) {
            let text = file.bytes[line]
            guard text.contains(UInt8(ascii: "|")), text.first != UInt8(ascii: ":") else { break }
            var row = cells(line)
            while row.count < alignments.count { row.append([]) }
            rows.append(Array(row.prefix(alignments.count)))
            used += 1
        }
        let isHeadless = head.allSatisfy(\.isEmpty)
        return (TableBlock(alignments: alignments, head: isHeadless ? [] : head, rows: rows), used)
    }

    private func alignments(_ line: Range<Int>) -> [TableBlock.Alignment]? {
        let text = String(decoding: file.bytes[line], as: UTF8.self).trimmed
        guard text.contains("-"), text.allSatisfy({ "|:- ".contains($0) }), text.contains("|") else { return nil }
        let parts = text.trimmingPipes.split(separator: "|", omittingEmptySubsequences: false).map(\.trimmed)
        guard parts.allSatisfy({ $0.contains("-") }) else { return nil }
        return parts.map { part in
            switch (part.hasPrefix(":"), part.hasSuffix(":")) {
            case (true, true): .center
            case (false, true): .right
            default: .left
            }
        }
    }

    /// The cells of a line; pipes in code, in math and behind a backslash separate nothing.
    private func cells(_ line: Range<Int>) -> [[Inline]] {
        var bounds: [Range<Int>] = []
        var index = line.lowerBound
        var end = line.upperBound
        while index < end, file.bytes[index] == 0x20 { index += 1 }
        while end > index, file.bytes[end - 1] == 0x20 || file.bytes[end - 1] == 0x0D { end -= 1 }
        if index < end, file.bytes[index] == UInt8(ascii: "|") { index += 1 }
        if end > index, file.bytes[end - 1] == UInt8(ascii: "|"), end < 2 || file.bytes[end - 2] != UInt8(ascii: "\\") { end -= 1 }
        var start = index
        while index < end {
            switch file.bytes[index] {
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: "`"), UInt8(ascii: "$"):
                let mark = file.bytes[index]
                let closing = file.bytes[(index + 1)..<end].firstIndex(of: mark)
                index = (closing ?? index) + 1
            case UInt8(ascii: "|"):
                bounds.append(start..<index)
                index += 1
                start = index
            default: index += 1
            }
        }
        bounds.append(start..<max(start, end))
        return bounds.map { FragmentParser(file: file).inlines($0) }
    }
}

extension String {
    /// The text without one pipe at each end.
    fileprivate var trimmingPipes: Substring {
        var text = self[...]
        if text.first == "|" { text.removeFirst() }
        if text.last == "|" { text.removeLast() }
        return text
    }
}
