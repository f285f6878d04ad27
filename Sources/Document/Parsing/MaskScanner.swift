/// Finds by one pass over the lines what `SourceMask` hides.
struct MaskScanner {
    private let source: [UInt8]
    private var position: Int
    private var line: Int
    private(set) var math: [SourceMask.Math] = []
    private(set) var escaped: [(offset: Int, mark: UInt8)] = []
    private(set) var blanked: [Range<Int>] = []
    private(set) var fences: [SourceMask.Fence] = []
    private(set) var unclosedFenceLines: [Int] = []
    private(set) var strayFenceLines: [Int] = []
    private(set) var unclosedMath: [Int] = []
    private var openFences: [(line: Int, attributes: String)] = []

    private static let marks: [UInt8: UInt8] = Dictionary(uniqueKeysWithValues: SourceMask.escapes.map { ($0.sign, $0.mark) })

    /// - Parameters:
    ///   - source: the bytes, up to where scanning ends.
    ///   - start: where it starts, on the line with number `line`.
    init(source: [UInt8], start: Int, line: Int) {
        self.source = source
        position = start
        self.line = line
    }

    mutating func scan() {
        while position < source.count {
            if skipCodeFence() || takeDivisionFence() { continue }
            scanLine()
        }
        for fence in openFences {
            unclosedFenceLines.append(fence.line)
            fences.append(SourceMask.Fence(firstLine: fence.line, lastLine: line + 1, attributes: fence.attributes))
        }
    }

    private func lineEnd(from offset: Int) -> Int { source[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? source.count }

    /// The position of a line's first byte that is neither a blank nor a container's marker.
    private func contentStart(_ offset: Int) -> Int {
        var index = offset
        while index < source.count, " \t>".utf8.contains(source[index]) { index += 1 }
        return index
    }

    private mutating func advance(to end: Int) {
        line += source[position..<min(end, source.count)].count { $0 == UInt8(ascii: "\n") }
        position = end
    }

    /// Passes over a fenced block of code, whose content is nobody's notation.
    private mutating func skipCodeFence() -> Bool {
        var start = contentStart(position)
        // A fence may open a list item.
        if start < source.count, "-*+".utf8.contains(source[start]), start + 1 < source.count, source[start + 1] == 0x20 {
            start = contentStart(start + 1)
        }
        guard start < source.count, source[start] == UInt8(ascii: "`") || source[start] == UInt8(ascii: "~") else { return false }
        let mark = source[start]
        let length = source[start...].prefix { $0 == mark }.count
        var end = lineEnd(from: start)
        guard length >= 3, mark == UInt8(ascii: "~") || !source[(start + length)..<end].contains(mark) else { return false }
        while end < source.count {
            let next = end + 1
            end = lineEnd(from: next)
            let content = contentStart(next)
            guard content < source.count else { break }
            let closing = source[content...].prefix { $0 == mark }.count
            if closing >= length, source[(content + closing)..<end].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { break }
        }
        advance(to: min(end + 1, source.count))
        return true
    }

    /// Takes a `:::` line.
    private mutating func takeDivisionFence() -> Bool {
        let end = lineEnd(from: position)
        guard source[position..<end].starts(with: ":::".utf8) else { return false }
        let attributes = String(decoding: source[position..<end].drop { $0 == UInt8(ascii: ":") }, as: UTF8.self)
        let trimmed = attributes.trimmed
        if trimmed.isEmpty {
            if let open = openFences.popLast() {
                fences.append(SourceMask.Fence(firstLine: open.line, lastLine: line, attributes: open.attributes))
            } else {
                strayFenceLines.append(line)
            }
        } else {
            openFences.append((line, trimmed))
        }
        blanked.append(position..<end)
        advance(to: min(end + 1, source.count))
        return true
    }

    /// Scans one line of text; code spans and math may lead it over the line's end.
    private mutating func scanLine() {
        while position < source.count {
            let byte = source[position]
            switch byte {
            case UInt8(ascii: "\n"):
                advance(to: position + 1)
                return
            case UInt8(ascii: "\\"):
                if position + 1 < source.count, let mark = Self.marks[source[position + 1]] { escaped.append((position, mark)) }
                advance(to: min(position + 2, source.count))
            case UInt8(ascii: "`"): skipCodeSpan()
            case UInt8(ascii: "$"): takeMath()
            default: position += 1
            }
        }
    }

    /// The end of the paragraph that holds an offset: the next blank line.
    private func paragraphEnd(from offset: Int) -> Int {
        var index = offset
        while index < source.count {
            let end = lineEnd(from: index)
            let next = min(end + 1, source.count)
            if next >= source.count { return source.count }
            let nextEnd = lineEnd(from: next)
            if source[next..<nextEnd].allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) { return end }
            index = next
        }
        return source.count
    }

    private mutating func skipCodeSpan() {
        let mark = UInt8(ascii: "`")
        let length = source[position...].prefix { $0 == mark }.count
        let limit = paragraphEnd(from: position)
        var index = position + length
        while index < limit {
            guard source[index] == mark else {
                index += 1
                continue
            }
            let closing = source[index..<limit].prefix { $0 == mark }.count
            if closing == length {
                advance(to: index + closing)
                return
            }
            index += closing
        }
        advance(to: position + length)
    }

    private mutating func takeMath() {
        if position + 1 < source.count, source[position + 1] == UInt8(ascii: "$") { takeDisplayMath() } else { takeInlineMath() }
    }

    private mutating func takeDisplayMath() {
        let start = position
        var index = start + 2
        while index + 1 < source.count {
            if source[index] == UInt8(ascii: "\\") {
                index += 2
            } else if source[index] == UInt8(ascii: "$"), source[index + 1] == UInt8(ascii: "$") {
                break
            } else {
                index += 1
            }
        }
        guard index + 1 < source.count, index > start + 2 else {
            unclosedMath.append(start)
            advance(to: start + 2)
            return
        }
        let end = index + 2
        math.append(
            SourceMask.Math(
                range: start..<end, content: start + 2..<index, isDisplay: true, attributes: attributes(after: end)))
        advance(to: math[math.count - 1].attributes?.upperBound ?? end)
    }

    /// A `{#…}` on the same line.
    private func attributes(after end: Int) -> Range<Int>? {
        let limit = lineEnd(from: end)
        let rest = source[end..<limit]
        guard let open = rest.firstIndex(where: { $0 != 0x20 }), source[open] == UInt8(ascii: "{"), open + 1 < limit,
            source[open + 1] == UInt8(ascii: "#"), let close = source[open..<limit].firstIndex(of: UInt8(ascii: "}"))
        else { return nil }
        return open..<close + 1
    }

    /// Pandoc's rule: no blank after the opening dollar, none before the closing one, no digit after it.
    private mutating func takeInlineMath() {
        let start = position
        let limit = paragraphEnd(from: start)
        guard start + 1 < limit, !Self.isBlank(source[start + 1]) else {
            position += 1
            return
        }
        var index = start + 1
        while index < limit {
            if source[index] == UInt8(ascii: "\\") {
                index += 2
                continue
            }
            if source[index] == UInt8(ascii: "$"), !Self.isBlank(source[index - 1]), index > start + 1,
                index + 1 >= source.count || !Self.isDigit(source[index + 1])
            {
                math.append(
                    SourceMask.Math(range: start..<index + 1, content: start + 1..<index, isDisplay: false, attributes: nil))
                advance(to: index + 1)
                return
            }
            index += 1
        }
        position += 1
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}

extension StringProtocol {
    /// The text without white space at its ends.
    var trimmed: String {
        var text = self[...]
        while let first = text.first, first.isWhitespace { text.removeFirst() }
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
