import Diagnostics

/// Reads the TeX of a bibliography's field: accents, ligatures, scripts, mathematics, and the HTML tags that some publishers put there.
struct TeXText {
    private let scalars: [Unicode.Scalar]
    private let span: SourceSpan
    private var index = 0
    private var depth = 0
    private var text = ""
    /// Ends of mathematics that do not come any more.
    private var unclosed: Set<[Unicode.Scalar]> = []

    /// Groups nest this deep; deeper braces are dropped.
    private static let depthLimit = 60

    static func inlines(_ source: String, at span: SourceSpan) -> [Inline] {
        var reader = TeXText(scalars: Array(source.unicodeScalars), span: span)
        return MarkupTags.resolved(reader.read(until: nil), span: span)
    }

    /// The text alone: for names, places, numbers.
    static func plain(_ source: String, at span: SourceSpan) -> String {
        guard source.utf8.contains(where: { !$0.isLetter && !$0.isDigit && $0 != .space }) else {
            return source.trimmingWhitespace
        }
        return inlines(source, at: span).plainText.split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\t" })
            .joined(separator: " ")
    }

    private init(scalars: [Unicode.Scalar], span: SourceSpan) {
        self.scalars = scalars
        self.span = span
    }

    private func inline(_ kind: Inline.Kind) -> Inline { Inline(kind, span: span) }

    private mutating func flush(into result: inout [Inline]) {
        guard !text.isEmpty else { return }
        result.append(inline(.text(text)))
        text = ""
    }

    private mutating func append(_ string: String, _ result: inout [Inline]) { text += string }

    /// Reads up to a closing brace, which is taken, or to the end.
    private mutating func read(until close: Unicode.Scalar?) -> [Inline] {
        let outer = text
        text = ""
        defer { text = outer }
        var result: [Inline] = []
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == close {
                index += 1
                break
            }
            switch scalar {
            case "{":
                index += 1
                guard depth < Self.depthLimit else { continue }
                depth += 1
                flush(into: &result)
                result += group()
                depth -= 1
            case "}": index += 1
            case "$":
                flush(into: &result)
                result += dollarMath()
            case "\\":
                flush(into: &result)
                result += command()
            case "~":
                text += "\u{A0}"
                index += 1
            case "-":
                let count = run(of: "-")
                text += count == 2 ? "–" : count == 3 ? "—" : String(repeating: "-", count: count)
                index += count
            case "`", "'":
                let count = run(of: scalar)
                text +=
                    count == 2
                    ? (scalar == "`" ? "“" : "”") : String(repeating: scalar == "`" ? "‘" : "’", count: count)
                index += count
            case "\n", "\r", "\t", " ":
                if text.last != " " { text += " " }
                index += 1
            default:
                text.unicodeScalars.append(scalar)
                index += 1
            }
        }
        flush(into: &result)
        return result
    }

    private func run(of scalar: Unicode.Scalar) -> Int {
        var end = index
        while end < scalars.count, scalars[end] == scalar { end += 1 }
        return end - index
    }

    /// What stands in braces; a switch of fonts at its start holds for all of it.
    private mutating func group() -> [Inline] {
        let saved = index
        if index < scalars.count, scalars[index] == "\\" {
            index += 1
            let name = commandName()
            if let wrap = Self.declarations[name] {
                skipSpace()
                return wrapped(read(until: "}"), wrap)
            }
        }
        index = saved
        return read(until: "}")
    }

    private enum Wrap { case emphasis, strong, lowered, raised, nothing }

    private static let declarations: [String: Wrap] = [
        "it": .emphasis, "em": .emphasis, "itshape": .emphasis, "sl": .emphasis, "slshape": .emphasis, "bf": .strong,
        "bfseries": .strong, "rm": .nothing, "sc": .nothing, "sf": .nothing, "tt": .nothing, "normalfont": .nothing,
        "upshape": .nothing, "scshape": .nothing, "small": .nothing, "footnotesize": .nothing,
    ]

    private static let wrappers: [String: Wrap] = [
        "emph": .emphasis, "textit": .emphasis, "textsl": .emphasis, "mathit": .emphasis, "enquote": .nothing,
        "textbf": .strong,
        "mathbf": .strong, "textsubscript": .lowered, "textsuperscript": .raised, "sub": .lowered, "sup": .raised,
    ]

    private func wrapped(_ content: [Inline], _ wrap: Wrap) -> [Inline] {
        guard !content.isEmpty else { return [] }
        switch wrap {
        case .emphasis: return [inline(.emphasis(content))]
        case .strong: return [inline(.strong(content))]
        case .lowered: return [inline(.subscript(content))]
        case .raised: return [inline(.superscript(content))]
        case .nothing: return content
        }
    }

    // MARK: Commands

    /// The name after a backslash: letters, or one other sign.
    private mutating func commandName() -> String {
        guard index < scalars.count else { return "" }
        let start = index
        while index < scalars.count, scalars[index].isASCII, UInt8(scalars[index].value).isLetter { index += 1 }
        if index == start { index += 1 }
        var name = String.UnicodeScalarView()
        name.append(contentsOf: scalars[start..<index])
        return String(name)
    }

    private mutating func skipSpace() {
        while index < scalars.count, scalars[index].properties.isWhitespace, scalars[index] != "\u{A0}" { index += 1 }
    }

    private mutating func command() -> [Inline] {
        index += 1
        guard index < scalars.count else { return [] }
        let name = commandName()
        let isWord = name.utf8.first?.isLetter == true
        if name == "(" { return math(until: Array("\\)".unicodeScalars)) }
        if let mark = TeXAccents.marks[name] {
            if isWord { skipSpace() }
            return accented(argument(), mark: mark)
        }
        if let symbol = TeXAccents.symbols[name] {
            // A space ends a command's name and is not text; an empty group after it ends it too.
            if isWord {
                if index + 1 < scalars.count, scalars[index] == "{", scalars[index + 1] == "}" {
                    index += 2
                } else {
                    skipSpace()
                }
            }
            if name == "noopsort" || name == "bibinfo" { _ = argument() }
            return symbol.isEmpty ? [] : [inline(.text(symbol))]
        }
        if let wrap = Self.wrappers[name] {
            skipSpace()
            let content = wrapped(argument(), wrap)
            return name == "enquote" ? [inline(.text("“"))] + content + [inline(.text("”"))] : content
        }
        switch name {
        case "ce", "qty", "SI", "unit", "si", "num":
            let options = rawArguments(name == "qty" || name == "SI" ? 2 : 1)
            return [inline(.math("\\\(name)" + options.map { "{\($0)}" }.joined()))]
        case "ensuremath": return mathInlines(rawArguments(1).first ?? "")
        case "url": return [inline(.text(rawArguments(1).first ?? ""))]
        case "href":
            let address = rawArguments(1).first ?? ""
            return [inline(.link(address: address, title: nil, argument()))]
        default:
            // Greek letters and signs outside of math.
            if isWord, MathSymbols.atom(command: name) != nil { return [inline(.math("\\\(name)"))] }
            if isWord, index < scalars.count, scalars[index] != "{" { skipSpace() }
            return []
        }
    }

    /// The next group, or the next sign.
    private mutating func argument() -> [Inline] {
        skipSpace()
        guard index < scalars.count else { return [] }
        if scalars[index] == "{" {
            index += 1
            guard depth < Self.depthLimit else { return [] }
            depth += 1
            defer { depth -= 1 }
            return group()
        }
        if scalars[index] == "\\" {
            guard depth < Self.depthLimit else { return [] }
            depth += 1
            defer { depth -= 1 }
            return command()
        }
        if scalars[index] == "}" { return [] }
        defer { index += 1 }
        return [inline(.text(String(Character(scalars[index]))))]
    }

    private func accented(_ content: [Inline], mark: Unicode.Scalar) -> [Inline] {
        guard case .text(let text)? = content.first?.kind else { return content }
        return [inline(.text(TeXAccents.accented(text, mark: mark)))] + content.dropFirst()
    }

    /// The text of groups as it is written; `[options]` before them are dropped.
    private mutating func rawArguments(_ count: Int) -> [String] {
        var result: [String] = []
        for _ in 0..<count {
            skipSpace()
            if index < scalars.count, scalars[index] == "[" {
                while index < scalars.count, scalars[index] != "]" { index += 1 }
                index = min(index + 1, scalars.count)
            }
            guard index < scalars.count, scalars[index] == "{" else { break }
            let start = index + 1
            var depth = 0
            while index < scalars.count {
                if scalars[index] == "{" { depth += 1 }
                if scalars[index] == "}" { depth -= 1 }
                if depth == 0 { break }
                index += 1
            }
            result.append(Self.string(scalars[start..<min(max(start, index), scalars.count)]))
            index = min(index + 1, scalars.count)
        }
        return result
    }

    private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var view = String.UnicodeScalarView()
        view.append(contentsOf: scalars)
        return String(view)
    }

    // MARK: Mathematics

    private mutating func dollarMath() -> [Inline] {
        let count = index + 1 < scalars.count && scalars[index + 1] == "$" ? 2 : 1
        index += count
        return math(until: Array(repeating: "$", count: count))
    }

    private mutating func math(until close: [Unicode.Scalar]) -> [Inline] {
        let start = index
        // What once had no end has none further on either.
        while index < scalars.count, !unclosed.contains(close) {
            if scalars[index] == close[0], scalars[index...].starts(with: close) {
                let source = Self.string(scalars[start..<index])
                index += close.count
                return mathInlines(source)
            }
            index += scalars[index] == "\\" ? 2 : 1
        }
        // A single dollar is a dollar.
        unclosed.insert(close)
        index = start
        return [inline(.text("$"))]
    }

    private func mathInlines(_ source: String) -> [Inline] {
        let trimmed = source.trimmingWhitespace
        if trimmed.isEmpty { return [] }
        if trimmed.hasPrefix("\\"), let symbol = ["\\less": "<", "\\greater": ">", "\\lt": "<", "\\gt": ">"][trimmed] {
            return [inline(.text(symbol))]
        }
        if trimmed == "<" || trimmed == ">" { return [inline(.text(trimmed))] }
        return FormulaScripts.inlines(trimmed, span: span) ?? [inline(.math(trimmed))]
    }
}
