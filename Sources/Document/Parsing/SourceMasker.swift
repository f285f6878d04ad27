import Diagnostics

/// Finds what libcmark does not know in the lines of a text and hides it.
struct SourceMasker {
    private let text: MappedText
    private let log: DiagnosticLog
    private var result: MaskedText

    /// Masks a text of blocks: lines of code and raw HTML stay as they are.
    static func mask(blocks text: MappedText, log: DiagnosticLog) -> MaskedText {
        var masker = SourceMasker(text, log: log)
        masker.run(protected: masker.protectedLines())
        return masker.result
    }

    /// Masks a text that is a single run of inlines; its line ends become spaces.
    static func mask(inlines text: MappedText, log: DiagnosticLog) -> MaskedText {
        var masker = SourceMasker(text, log: log)
        masker.scan(lines: 0..<masker.result.lines.count)
        for index in masker.result.bytes.indices where masker.result.bytes[index] == .newline {
            masker.result.bytes[index] = .space
        }
        return masker.result
    }

    private init(_ text: MappedText, log: DiagnosticLog) {
        self.text = text
        self.log = log
        var bytes = text.bytes
        // libcmark drops a byte order mark, replaces zero bytes by three others and takes a bare carriage return for a
        // line end: each would move what follows.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { for index in 0..<3 { bytes[index] = .space } }
        var lines: [Range<Int>] = []
        var start = 0
        for index in bytes.indices {
            if bytes[index] == 0 { bytes[index] = 1 }
            if bytes[index] == .carriageReturn, index + 1 == bytes.count || bytes[index + 1] != .newline {
                bytes[index] = .space
            }
            if bytes[index] == .newline {
                lines.append(start..<(index > start && bytes[index - 1] == .carriageReturn ? index - 1 : index))
                start = index + 1
            }
        }
        lines.append(start..<bytes.count)
        result = MaskedText(bytes: bytes, lines: lines)
    }

    /// Lines of code blocks and raw HTML, as libcmark sees them before anything is masked.
    private func protectedLines() -> [Bool] {
        var protected = [Bool](repeating: false, count: result.lines.count)
        for range in CommonMarkTree.linesOfVerbatimBlocks(result.bytes) {
            for line in range where line <= protected.count { protected[line - 1] = true }
        }
        return protected
    }

    private mutating func run(protected: [Bool]) {
        let protected = blankingNotes(protected)
        var chunkStart = 0
        for line in result.lines.indices {
            let isMarker = !protected[line] && marker(line)
            if protected[line] || isMarker || isBlank(line) {
                scan(lines: chunkStart..<line)
                chunkStart = line + 1
            }
        }
        scan(lines: chunkStart..<result.lines.count)
    }

    /// Takes the lines of footnotes out of what libcmark sees, and counts them as closed to everything else.
    private mutating func blankingNotes(_ protected: [Bool]) -> [Bool] {
        let holdsNotes = zip(result.bytes, result.bytes.dropFirst())
            .contains { $0 == UInt8(ascii: "[") && $1 == UInt8(ascii: "^") }
        guard holdsNotes else { return protected }
        result.notes = NoteDefinition.all(in: result) { protected[$0] || startsMarker($0) }
        var protected = protected
        for note in result.notes {
            for line in note.lines {
                protected[line] = true
                for offset in result.lines[line] { result.bytes[offset] = .space }
            }
        }
        return protected
    }

    private func startsMarker(_ line: Int) -> Bool {
        let text = result.bytes[result.lines[line]].drop { $0 == .space }
        return text.starts(with: ":::".utf8) || text.starts(with: "{{<".utf8)
    }

    private func isBlank(_ line: Int) -> Bool { contentStart(line, quotes: .max) == result.lines[line].upperBound }

    /// Offset of the first byte of a line that is neither space nor, up to a number of times, a quotation mark `>`.
    private func contentStart(_ line: Int, quotes: Int) -> Int {
        var quotes = quotes
        var offset = result.lines[line].lowerBound
        while offset < result.lines[line].upperBound {
            let byte = result.bytes[offset]
            if byte == UInt8(ascii: ">"), quotes > 0 {
                quotes -= 1
            } else if byte != .space, byte != .tab {
                break
            }
            offset += 1
        }
        return offset
    }

    /// Records a line that is `:::` or a shortcode.
    private mutating func marker(_ line: Int) -> Bool {
        let range = contentStart(line, quotes: .max)..<result.lines[line].upperBound
        guard range.count >= 3, result.bytes[range.lowerBound] == .colon || result.bytes[range.lowerBound] == .openBrace
        else { return false }
        let content = text.string(range).trimmingSpaces
        if content.hasPrefix(":::") {
            let rest = String(Substring(content.utf8.drop { $0 == .colon })).trimmingSpaces
            if rest.isEmpty {
                result.markers[line] = .divisionEnd
                return true
            }
            let closing = rest.utf8.reversed().prefix { $0 == .colon }.count
            let trimmed = String(Substring(rest.utf8.dropLast(closing))).trimmingSpaces
            if trimmed.hasPrefix("{"), trimmed.hasSuffix("}"),
                let attributes = AttributeList(String(trimmed.dropFirst().dropLast()))
            {
                result.markers[line] = .divisionStart(attributes)
                return true
            }
            if !trimmed.utf8.contains(where: { $0 == .space || $0 == .openBrace || $0 == .closeBrace }) {
                result.markers[line] = .divisionStart(AttributeList(classes: [trimmed]))
                return true
            }
            log.warning(
                "malformed-division", "this is not the start of a division", at: text.span(range),
                hint: "write ::: {.class #identifier} or ::: alone")
            return false
        }
        guard content.hasPrefix("{{<"), content.hasSuffix(">}}"), content.utf8.count >= 6 else { return false }
        let words = content.dropFirst(3).dropLast(3).split(separator: " ").map(String.init)
        result.markers[line] = .shortcode(words)
        return true
    }

    /// Masks math and attributes in lines between which no blank line stands.
    private mutating func scan(lines: Range<Int>) {
        guard let first = lines.first else { return }
        let quotes = result.bytes[result.lines[first].lowerBound..<contentStart(first, quotes: .max)]
            .count { $0 == UInt8(ascii: ">") }
        var scanner = InlineScanner()
        for line in lines {
            let start = contentStart(line, quotes: quotes)
            scanner.append(line: result.bytes[start..<result.lines[line].upperBound], at: start)
        }
        scanner.scan()
        for found in scanner.found { add(found, scanner) }
        for offset in scanner.unclosed {
            log.warning(
                "unclosed-math", "this $$ has no closing $$ before the next blank line",
                at: text.span(offset..<(offset + 2)), hint: "close the equation, or write \\$\\$ for two dollar signs")
        }
    }

    private mutating func add(_ found: InlineScanner.Found, _ scanner: InlineScanner) {
        let offsets = scanner.offsets[found.range]
        guard let start = offsets.first, let last = offsets.last else { return }
        let content = String(decoding: found.content.map { text.bytes[scanner.offsets[$0]] }, as: UTF8.self)
        let kind: Mask.Kind
        switch found.kind {
        case .math: kind = .math(source: content)
        case .displayMath: kind = .displayMath(source: content.trimmingWhitespace)
        case .shortcode: kind = .shortcode(content.trimmingSpaces)
        case .literal: kind = .literal(content)
        case .attributes(let attributes): kind = .attributes(attributes)
        }
        result.masks.append(Mask(kind: kind, range: start..<(last + 1)))
        for offset in offsets where result.bytes[offset] != .newline && result.bytes[offset] != .carriageReturn {
            result.bytes[offset] = UInt8(ascii: "x")
        }
        // A letter of a private use area at the start keeps libcmark from joining the mask to a word before it.
        let head = offsets.prefix(3)
        if head.count == 3, head.last == start + 2, last >= start + 2,
            !head.contains(where: { result.bytes[$0] == .newline })
        {
            for (offset, byte) in zip(head, [0xEE, 0x80, 0x80] as [UInt8]) { result.bytes[offset] = byte }
        }
    }
}

extension UInt8 {
    static let newline = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let tab = UInt8(ascii: "\t")
    static let colon = UInt8(ascii: ":")
    static let openBrace = UInt8(ascii: "{")
    static let closeBrace = UInt8(ascii: "}")
    static let backslash = UInt8(ascii: "\\")
    static let backtick = UInt8(ascii: "`")
    static let dollar = UInt8(ascii: "$")

    var isSpaceOrLineEnd: Bool { self == .space || self == .tab || self == .newline || self == .carriageReturn }
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    var isLetter: Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) && self >= UInt8(ascii: "A")
    }
    var isPunctuation: Bool {
        (33...47).contains(self) || (58...64).contains(self) || (91...96).contains(self) || (123...126).contains(self)
    }
}

extension StringProtocol {
    var trimmingSpaces: String {
        let head = utf8.drop { $0 == .space || $0 == .tab }
        let tail = head.reversed().prefix { $0 == .space || $0 == .tab }.count
        return String(self[head.startIndex..<utf8.index(utf8.endIndex, offsetBy: -tail)])
    }

    var trimmingWhitespace: String {
        let head = drop(while: \.isWhitespace)
        guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(head[...last])
    }
}
