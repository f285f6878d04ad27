/// The text of one paragraph or heading as libcmark's inline parser sees it: its lines without indentation and
/// quotation marks, joined by line ends.
struct InlineContent {
    private(set) var bytes: [UInt8] = []
    /// Where each byte stands in the text, and where the last one ends.
    private(set) var offsets: [Int] = []
    private var end = 0

    mutating func append(line range: Range<Int>, of masked: [UInt8]) {
        if !bytes.isEmpty {
            bytes.append(.newline)
            offsets.append(end)
        }
        bytes += masked[range]
        offsets += range
        end = range.upperBound
    }

    /// Range in the text of a range of the content.
    func range(_ range: Range<Int>) -> Range<Int> {
        guard !bytes.isEmpty else { return end..<end }
        let lower = range.lowerBound < offsets.count ? offsets[range.lowerBound] : end
        guard !range.isEmpty else { return lower..<lower }
        return lower..<max(lower, offsets[min(range.upperBound, offsets.count) - 1] + 1)
    }
}
