import Diagnostics

/// Finds where the entries of a BibTeX file may start and which braces belong together, in one walk over the file.
struct BibTeXScanner {
    let bytes: [UInt8]
    /// The closing brace of each opening one; nil for one that nothing closes before the next entry.
    private(set) var closings: [Int: Int] = [:]
    /// Offsets of `@` at the start of a line with a name and a brace after it: there an entry starts, whatever stands
    /// open before it.
    private(set) var starts: [Int] = []

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        var open: [Int] = []
        var isLineStart = true
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case UInt8(ascii: "@") where isLineStart && Self.isStart(bytes, at: index):
                starts.append(index)
                open.removeAll(keepingCapacity: true)
            case .openBrace: open.append(index)
            case UInt8(ascii: "}"): if let start = open.popLast() { closings[start] = index }
            default: break
            }
            if byte == .newline || byte == .carriageReturn {
                isLineStart = true
            } else if byte != .space, byte != .tab {
                isLineStart = false
            }
        }
    }

    private static func isStart(_ bytes: [UInt8], at index: Int) -> Bool {
        var end = index + 1
        while end < bytes.count, bytes[end].isLetter { end += 1 }
        guard end > index + 1 else { return false }
        while end < bytes.count, bytes[end].isSpaceOrLineEnd { end += 1 }
        return end < bytes.count && (bytes[end] == .openBrace || bytes[end] == UInt8(ascii: "("))
    }

    /// The start of the next entry at the start of a line after an offset, or the file's end.
    func nextStart(after offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] <= offset { low = middle + 1 } else { high = middle }
        }
        return low < starts.count ? starts[low] : bytes.count
    }
}
