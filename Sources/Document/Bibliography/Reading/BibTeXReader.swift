import Diagnostics

/// Reads the entries of a BibTeX or BibLaTeX file.
///
/// A mistake costs the field or entry that it stands in: reading goes on at the next entry. Time grows with the size of the file.
struct BibTeXReader {
    private let file: SourceFile
    private let log: DiagnosticLog
    private let scanner: BibTeXScanner
    private var bytes: [UInt8] { scanner.bytes }
    private var index = 0
    /// End of what belongs to the entry that is read.
    private var limit = 0
    private var macros: [String: String] = Dictionary(
        uniqueKeysWithValues: [
            "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
        ].map { ($0, $0) })
    private var entries: [BibTeXEntry] = []

    /// What a macro may grow to: definitions by themselves double with every line.
    private static let macroLimit = 10_000
    private static let problemLimit = 50
    private var problemCount = 0

    static func read(_ file: SourceFile, log: DiagnosticLog) -> [BibTeXEntry] {
        var reader = BibTeXReader(file: file, log: log)
        reader.readAll()
        return CrossReferences.resolved(reader.entries, log: log)
    }

    private init(file: SourceFile, log: DiagnosticLog) {
        self.file = file
        self.log = log
        scanner = BibTeXScanner(file.bytes)
    }

    /// Reports a mistake; of very many in a file only the first ones.
    private mutating func warn(_ code: String, _ message: String, at span: SourceSpan, hint: String? = nil) {
        problemCount += 1
        guard problemCount <= Self.problemLimit else { return }
        log.warning(
            code, message, at: span,
            hint: problemCount == Self.problemLimit ? "further mistakes in this file are not listed" : hint)
    }

    private mutating func readAll() {
        while index < bytes.count {
            // Whatever stands between entries is a remark. An address in it is no entry.
            guard bytes[index] == UInt8(ascii: "@"), index == 0 || !Self.isName(bytes[index - 1]) else {
                index += 1
                continue
            }
            readEntry()
        }
    }

    private static func isName(_ byte: UInt8) -> Bool {
        byte.isLetter || byte.isDigit || byte >= 0x80 || byte == UInt8(ascii: ".")
    }

    private mutating func readEntry() {
        let start = index
        index += 1
        let type = name { $0.isLetter }.lowercased()
        skipSpace(to: bytes.count)
        guard !type.isEmpty, index < bytes.count else { return }
        let opening = index
        guard bytes[opening] == .openBrace || bytes[opening] == UInt8(ascii: "(") else { return }
        limit = scanner.nextStart(after: start)
        let isBraced = bytes[opening] == .openBrace
        let close = isBraced ? scanner.closings[opening] : closingParenthesis(after: opening)
        let body = limit
        if let close { limit = close }
        index = opening + 1
        switch type {
        case "comment", "preamble": break
        case "string":
            skipSpace(to: limit)
            if let (name, value) = field(entry: nil) { macros[name] = value.value }
        default: readFields(type: type, isOpen: close == nil, start: start)
        }
        if close == nil, type == "comment" {
            // BibTeX itself only skips the word.
            while index < bytes.count, bytes[index] != .newline { index += 1 }
        } else {
            index = close.map { $0 + 1 } ?? body
        }
    }

    /// The parenthesis that ends an entry in parentheses; braces hide those of its text.
    private func closingParenthesis(after opening: Int) -> Int? {
        var position = opening + 1
        while position < limit {
            if bytes[position] == .openBrace, let close = scanner.closings[position] {
                position = close
            } else if bytes[position] == UInt8(ascii: ")") {
                return position
            }
            position += 1
        }
        return nil
    }

    private mutating func readFields(type: String, isOpen: Bool, start: Int) {
        skipSpace(to: limit)
        let keyStart = index
        while index < limit, bytes[index] != UInt8(ascii: ","), bytes[index] != UInt8(ascii: "="),
            bytes[index] != .newline
        { index += 1 }
        var keyEnd = index
        while keyEnd > keyStart, bytes[keyEnd - 1].isSpaceOrLineEnd { keyEnd -= 1 }
        let key = String(decoding: bytes[keyStart..<keyEnd], as: UTF8.self)
        let place = file.span(keyStart..<keyEnd)
        if index < limit, bytes[index] == UInt8(ascii: "=") || key.isEmpty {
            warn(
                "invalid-bibliography", "this entry has no key, so nothing can cite it", at: file.span(start..<keyEnd),
                hint: "write @\(type){key, …}")
            return
        }
        var entry = BibTeXEntry(type: type, key: key, span: place)
        var isOpenReported = !isOpen
        while true {
            skipSpace(to: limit)
            guard index < limit else { break }
            if bytes[index] == UInt8(ascii: ",") {
                index += 1
                continue
            }
            let before = index
            guard let (name, value) = field(entry: key) else {
                if index == before { index += 1 }
                recover()
                continue
            }
            if isOpen, !isOpenReported, Self.holdsField(value.value) {
                isOpenReported = true
                warn(
                    "unbalanced-braces", "a brace that opens in the field '\(name)' of '\(key)' is not closed",
                    at: value.span, hint: "every { in a value needs its }")
            }
            if entry.fields[name] == nil { entry.fields[name] = value }
            skipSpace(to: limit)
            if index < limit, bytes[index] != UInt8(ascii: ",") {
                warn(
                    "invalid-bibliography", "a comma is missing after the field '\(name)' of '\(key)'", at: value.span)
            }
        }
        if !isOpenReported {
            warn(
                "unbalanced-braces", "the entry '\(key)' is not closed before the next entry", at: place,
                hint: "every { needs its }")
        }
        entries.append(entry)
    }

    /// Whether a value swallowed the field after it.
    private static func holdsField(_ value: String) -> Bool {
        value.split(separator: "\n").dropFirst().contains { line in
            let rest = line.drop { $0.isWhitespace }.drop { $0.isLetter || $0 == "-" || $0 == "_" }
            return rest.drop { $0 == " " || $0 == "\t" }.first == "="
                && line.contains { $0 == "{" || $0 == "\"" || $0.isNumber }
        }
    }

    /// Goes to the next comma outside braces, or to the next line.
    private mutating func recover() {
        while index < limit, bytes[index] != UInt8(ascii: ","), bytes[index] != .newline {
            if bytes[index] == .openBrace, let close = scanner.closings[index], close < limit { index = close }
            index += 1
        }
    }

    /// Reads `name = value`.
    private mutating func field(entry: String?) -> (String, BibTeXEntry.Field)? {
        let start = index
        let name = name { !$0.isSpaceOrLineEnd && !"\"#%'(),={}".utf8.contains($0) }.lowercased()
        let end = index
        skipSpace(to: limit)
        guard !name.isEmpty, index < limit, bytes[index] == UInt8(ascii: "=") else {
            let place = entry.map { " in '\($0)'" } ?? ""
            let what =
                name.isEmpty ? "a field's name is missing\(place)" : "'=' is missing after '\(name.prefix(40))'\(place)"
            warn("invalid-bibliography", what, at: file.span(start..<max(end, min(start + 1, limit))))
            return nil
        }
        index += 1
        var value = ""
        var range: Range<Int>?
        repeat {
            skipSpace(to: limit)
            let from = index
            guard let part = part(entry: entry) else { break }
            value += part.text
            range = (range?.lowerBound ?? part.range.lowerBound)..<part.range.upperBound
            if value.utf8.count > Self.macroLimit, part.isMacro {
                warn(
                    "invalid-bibliography", "the value of '\(name)' grows too long", at: file.span(from..<index))
                break
            }
            skipSpace(to: limit)
            guard index < limit, bytes[index] == UInt8(ascii: "#") else { break }
            index += 1
        } while true
        guard let range else { return nil }
        return (name, BibTeXEntry.Field(value: value, span: file.span(range)))
    }

    private struct Part {
        var text: String
        var range: Range<Int>
        var isMacro = false
    }

    /// Reads a group, a quoted text, a number or a macro.
    private mutating func part(entry: String?) -> Part? {
        guard index < limit else { return nil }
        let start = index
        switch bytes[start] {
        case .openBrace:
            // What nothing closes goes to the end of its line.
            let close = scanner.closings[start].flatMap { $0 < limit ? $0 : nil } ?? lineEnd(from: start)
            index = min(close + 1, limit)
            return Part(text: string((start + 1)..<close), range: (start + 1)..<close)
        case UInt8(ascii: "\""):
            var end = start + 1
            while end < limit, bytes[end] != UInt8(ascii: "\"") {
                if bytes[end] == .openBrace, let close = scanner.closings[end], close < limit { end = close }
                end += 1
            }
            if end >= limit {
                end = lineEnd(from: start)
                warn(
                    "invalid-bibliography",
                    "this text\(entry.map { " of '\($0)'" } ?? "") has no closing quotation mark",
                    at: file.span(start..<end))
            }
            index = min(end + 1, limit)
            return Part(text: string((start + 1)..<max(start + 1, end)), range: (start + 1)..<max(start + 1, end))
        default:
            let name = name { !$0.isSpaceOrLineEnd && !"\"#(),={}".utf8.contains($0) }
            guard !name.isEmpty else {
                warn(
                    "invalid-bibliography", "a value is missing here",
                    at: file.span(start..<min(start + 1, bytes.count)))
                return nil
            }
            let range = start..<index
            if name.utf8.allSatisfy(\.isDigit) { return Part(text: name, range: range) }
            if let value = macros[name.lowercased()] { return Part(text: value, range: range, isMacro: true) }
            warn(
                "unknown-macro", "no @string defines '\(name.prefix(60))'", at: file.span(range),
                hint: "put text in braces: {\(name.prefix(60))}")
            return Part(text: name, range: range)
        }
    }

    private func lineEnd(from start: Int) -> Int {
        var end = start + 1
        while end < limit, bytes[end] != .newline { end += 1 }
        while end > start + 1, bytes[end - 1].isSpaceOrLineEnd || bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
        return min(end, limit)
    }

    private mutating func name(while isPart: (UInt8) -> Bool) -> String {
        let start = index
        while index < bytes.count, isPart(bytes[index]) { index += 1 }
        return string(start..<index)
    }

    /// Skips blanks and, between fields, remarks behind `%`.
    private mutating func skipSpace(to limit: Int) {
        while index < limit {
            if bytes[index].isSpaceOrLineEnd {
                index += 1
            } else if bytes[index] == UInt8(ascii: "%") {
                while index < limit, bytes[index] != .newline { index += 1 }
            } else {
                return
            }
        }
    }

    private func string(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
}
