/// Finds math, attributes and shortcodes in a run of lines whose indentation and quotation marks are taken off.
struct InlineScanner {
    enum Kind {
        case math, displayMath
        case attributes(AttributeList)
        case shortcode, literal
    }

    struct Found {
        var kind: Kind
        /// Indices into `bytes`, delimiters included.
        var range: Range<Int>
        /// The same without delimiters.
        var content: Range<Int>

        var isDisplayMath: Bool { if case .displayMath = kind { true } else { false } }
    }

    private(set) var bytes: [UInt8] = []
    /// Where each byte stands in the text.
    private(set) var offsets: [Int] = []
    private(set) var found: [Found] = []
    /// Offsets of `$$` that nothing closes.
    private(set) var unclosed: [Int] = []
    /// Indices at which a line starts a block of its own (a list item, a heading): no math or code reaches across.
    private var boundaries: [Int] = []
    /// Up to here no `>}}` ends a shortcode: looking again from each start would be quadratic.
    private var hopelessShortcodes = 0

    mutating func append(line: ArraySlice<UInt8>, at offset: Int) {
        if !bytes.isEmpty {
            bytes.append(.newline)
            offsets.append((offsets.last ?? -1) + 1)
        }
        if Self.startsBlock(line) { boundaries.append(bytes.count) }
        bytes += line
        offsets += offset..<(offset + line.count)
    }

    private static func startsBlock(_ line: ArraySlice<UInt8>) -> Bool {
        guard let first = line.first else { return false }
        if first == UInt8(ascii: "#") { return true }
        let digits = line.prefix { $0.isDigit }.count
        let marker = line.dropFirst(digits).first
        let isMarker =
            digits > 0
            ? marker == UInt8(ascii: ".") || marker == UInt8(ascii: ")")
            : marker == UInt8(ascii: "-") || marker == UInt8(ascii: "+") || marker == UInt8(ascii: "*")
        return isMarker && line.dropFirst(digits + 1).first.map { $0 == .space || $0 == .tab } ?? true
    }

    mutating func scan() {
        var index = 0
        // Runs of backticks of a length that nothing closes are not searched for again: that would be quadratic.
        var hopelessRuns: [Int: Int] = [:]
        var previousEnd = -1
        while index < bytes.count {
            switch bytes[index] {
            case .backslash: index += 2
            case .backtick:
                let length = run(of: .backtick, at: index)
                let limit = boundary(after: index)
                if hopelessRuns[length].map({ $0 < limit }) ?? true,
                    let close = closingRun(length, from: index + length, to: limit)
                {
                    index = close + length
                    previousEnd = index
                } else {
                    hopelessRuns[length] = limit
                    index += length
                }
            case .dollar: index = dollar(at: index, previousEnd: &previousEnd)
            case .openBrace: index = brace(at: index, previousEnd: previousEnd)
            case UInt8(ascii: "<"): index = autolinkEnd(at: index) ?? index + 1
            case UInt8(ascii: "["):
                if index == 0 || bytes[index - 1] == .newline, let end = noteEnd(at: index) {
                    found.append(Found(kind: .literal, range: index..<end, content: index..<end))
                    index = end
                } else {
                    index += 1
                }
            default: index += 1
            }
        }
    }

    private func boundary(after index: Int) -> Int {
        var low = 0
        var high = boundaries.count
        while low < high {
            let middle = (low + high) / 2
            if boundaries[middle] <= index { low = middle + 1 } else { high = middle }
        }
        return low < boundaries.count ? boundaries[low] : bytes.count
    }

    private func run(of byte: UInt8, at index: Int) -> Int {
        var end = index
        while end < bytes.count, bytes[end] == byte { end += 1 }
        return end - index
    }

    private func closingRun(_ length: Int, from start: Int, to limit: Int) -> Int? {
        var index = start
        while index < limit {
            if bytes[index] == .backtick {
                let found = run(of: .backtick, at: index)
                if found == length { return index }
                index += found
            } else {
                index += 1
            }
        }
        return nil
    }

    private mutating func dollar(at start: Int, previousEnd: inout Int) -> Int {
        if start + 1 < bytes.count, bytes[start + 1] == .dollar {
            var index = start + 2
            while index + 1 < bytes.count {
                if bytes[index] == .backslash {
                    index += 2
                } else if bytes[index] == .dollar, bytes[index + 1] == .dollar {
                    guard index > start + 2 else { return index + 2 }
                    found.append(
                        Found(kind: .displayMath, range: start..<(index + 2), content: (start + 2)..<index))
                    previousEnd = index + 2
                    return index + 2
                } else {
                    index += 1
                }
            }
            unclosed.append(offsets[start])
            return start + 2
        }
        guard start + 1 < bytes.count, !bytes[start + 1].isSpaceOrLineEnd else { return start + 1 }
        let limit = boundary(after: start)
        var index = start + 1
        while index < limit {
            if bytes[index] == .backslash {
                index += 2
            } else if bytes[index] == .dollar {
                let isFollowedByDigit = index + 1 < bytes.count && bytes[index + 1].isDigit
                guard !bytes[index - 1].isSpaceOrLineEnd, !isFollowedByDigit else { return start + 1 }
                found.append(Found(kind: .math, range: start..<(index + 1), content: (start + 1)..<index))
                previousEnd = index + 1
                return index + 1
            } else {
                index += 1
            }
        }
        return start + 1
    }

    private mutating func brace(at start: Int, previousEnd: Int) -> Int {
        if start + 2 < bytes.count, bytes[start + 1] == .openBrace, bytes[start + 2] == UInt8(ascii: "<") {
            guard start >= hopelessShortcodes else { return start + 3 }
            var index = start + 3
            while index + 2 < bytes.count, bytes[index] != .newline {
                if bytes[index] == UInt8(ascii: ">"), bytes[index + 1] == .closeBrace, bytes[index + 2] == .closeBrace {
                    found.append(Found(kind: .shortcode, range: start..<(index + 3), content: (start + 3)..<index))
                    return index + 3
                }
                index += 1
            }
            hopelessShortcodes = index
            return start + 3
        }
        guard let close = closingBrace(from: start + 1), start > 0 else { return start + 1 }
        let content = String(decoding: bytes[(start + 1)..<close], as: UTF8.self)
        guard let attributes = AttributeList(content) else { return start + 1 }
        let before = bytes[start - 1]
        let followsConstruct = before == UInt8(ascii: ")") || before == UInt8(ascii: "]") || start == previousEnd
        let gap = bytes[..<start].reversed().prefix { $0 == .space || $0 == .tab }.count
        let followsEquation = found.last.map { $0.isDisplayMath && $0.range.upperBound == start - gap } ?? false
        let isLast = bytes[(close + 1)...].first { $0 != .space && $0 != .tab }.map { $0 == .newline } ?? true
        guard followsConstruct || followsEquation || (isLast && (before == .space || before == .tab)) else {
            return start + 1
        }
        found.append(Found(kind: .attributes(attributes), range: start..<(close + 1), content: (start + 1)..<close))
        return close + 1
    }

    private func closingBrace(from start: Int) -> Int? {
        var quote: UInt8?
        // Attribute lists are short; the limit keeps many open braces from costing more than they are worth.
        for index in start..<min(bytes.count, start + 2000) {
            let byte = bytes[index]
            if byte == .newline { return nil }
            if let open = quote {
                if byte == open, bytes[index - 1] != .backslash { quote = nil }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == .closeBrace {
                return index
            } else if byte == .openBrace {
                return nil
            }
        }
        return nil
    }

    private func autolinkEnd(at start: Int) -> Int? {
        guard start + 1 < bytes.count, bytes[start + 1].isLetter else { return nil }
        var sawColon = false
        for index in (start + 1)..<min(bytes.count, start + 2000) {
            let byte = bytes[index]
            if byte == UInt8(ascii: ">") { return sawColon ? index + 1 : nil }
            if byte == .colon { sawColon = true }
            if byte.isSpaceOrLineEnd || byte == UInt8(ascii: "<") { return nil }
        }
        return nil
    }

    /// The end of `[^name]:`, which libcmark would take for the definition of a link.
    private func noteEnd(at start: Int) -> Int? {
        guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "^") else { return nil }
        for index in (start + 2)..<max(start + 2, min(bytes.count - 1, start + 200)) {
            if bytes[index] == UInt8(ascii: "]") { return bytes[index + 1] == .colon ? index + 2 : nil }
            if bytes[index] == .newline { return nil }
        }
        return nil
    }
}
