import Diagnostics
import Yams

/// Reads fenced code: what runs, what is shown.
struct CellParser {
    let text: MappedText
    let masked: MaskedText
    let tree: CommonMarkTree
    let defaults: CellOptions
    let definitions: String
    let log: DiagnosticLog

    /// The block that a code node of libcmark stands for.
    func block(_ visit: CommonMarkTree.Visit, span: SourceSpan) -> Block {
        let isFenced = isFence(visit)
        let lines = codeLines(visit, isFenced: isFenced)
        func shown(_ language: String?) -> Block {
            let code = CodeBlock(language: language, text: lines.text, lineCount: lines.ranges.count)
            return Block(.code(code), span: span)
        }
        guard isFenced else { return shown(nil) }
        if lines.isUnclosed {
            log.warning(
                "unclosed-code", "nothing closes this block of code", at: headSpan(visit),
                hint: "end it with a line of as many backticks as open it")
        }
        let info = info(visit).trimmingSpaces
        guard info.hasPrefix("{") else {
            // libcmark has read its escapes and entities already; only masks are better taken from the text.
            let parsed = tree.string(visit.detail)
            let read = parsed.unicodeScalars.contains("\u{E000}") ? info : parsed
            let language = read.prefix { $0 != " " && $0 != "\t" && $0 != "{" && $0 != "," }.lowercased()
            return shown(language.isEmpty ? nil : language)
        }
        let inner = String(info.dropFirst().prefix { $0 != "}" })
        if info.hasPrefix("{{") {
            return shown(inner.dropFirst().lowercased())
        }
        if inner.hasPrefix(".") || inner.hasPrefix("#") {
            return captioned(shown(nil), AttributeList(inner), at: headSpan(visit))
        }
        if inner.hasPrefix("=") {
            if inner.dropFirst().trimmingSpaces == "html", log.options.keepsRawHTML {
                return Block(.rawHTML(lines.text + "\n"), span: span)
            }
            log.warning("raw-html", "raw content is left out", at: headSpan(visit))
            return Block(.division(Division(classes: [], blocks: [])), span: span)
        }
        let language = inner.prefix { $0 != " " && $0 != "," }
        guard language == "swift", text.isSource else {
            if text.isSource {
                let name = language.lowercased()
                log.error(
                    "unknown-language", "blocks of '\(language)' cannot be run", at: headSpan(visit),
                    hint: name == "swift" || NearestName.of(name, among: ["swift"]) != nil
                        ? "did you mean {swift}?" : "only {swift} runs; write ```\(name) to show the code")
            }
            return shown(language.lowercased())
        }
        var options = defaults
        readAttributes(String(inner.dropFirst(language.count)), &options, at: headSpan(visit))
        readOptionLines(lines, &options)
        let cell = Cell(
            source: text.span(lines.range),
            firstLine: text.span(lines.range.lowerBound..<lines.range.lowerBound).start.line,
            indentation: lines.indentation, text: lines.text, options: options)
        return Block(.cell(cell), span: span)
    }

    /// Shown code with the language, label and caption that its attributes give it.
    private func captioned(_ block: Block, _ attributes: AttributeList?, at span: SourceSpan) -> Block {
        guard case .code(var code) = block.kind, let attributes else { return block }
        code.language = attributes.classes.first?.lowercased()
        code.classes = Array(attributes.classes.dropFirst())
        if let identifier = attributes.identifier, ReferenceName(identifier)?.kind == .listing {
            code.identifier = identifier
        }
        for (key, value) in attributes.values {
            switch key {
            case "lst-cap": code.caption = FragmentParser.inlines(of: value, standingAt: span)
            case "code-line-numbers": code.numbersLines = value == "true"
            default:
                log.warning(
                    "unknown-attribute", "shown code has no attribute '\(key)'", at: span,
                    hint: "it takes a label, classes, lst-cap and code-line-numbers")
            }
        }
        return Block(.code(code), span: block.span)
    }

    /// The code of a block as its author wrote it.
    struct CodeLines {
        var text = ""
        var indentation = 0
        /// From the first character of the code to the end of its last line.
        var range: Range<Int>
        /// Range of each line in the text, indentation taken off.
        var ranges: [Range<Int>] = []
        var isUnclosed = false
    }

    private func isFence(_ visit: CommonMarkTree.Visit) -> Bool {
        let start = lineRange(visit.startLine).lowerBound + max(0, visit.startColumn - 1)
        let rest = masked.bytes[min(start, masked.bytes.count)...].drop { $0 == .space || $0 == .tab }
        // Indented code may start with the signs of a fence: then the first line is part of the code.
        let literal = literalLines(visit)
        if let first = literal.first, literal.count > visit.endLine - visit.startLine,
            rest.prefix(first.count).elementsEqual(first.drop { $0 == .space || $0 == .tab })
        {
            return false
        }
        return rest.starts(with: "```".utf8) || rest.starts(with: "~~~".utf8)
    }

    /// The lines of the code as libcmark gives them.
    private func literalLines(_ visit: CommonMarkTree.Visit) -> ArraySlice<ArraySlice<UInt8>> {
        tree.text[visit.literal].split(separator: .newline, omittingEmptySubsequences: false).dropLast()
    }

    private func lineRange(_ line: Int) -> Range<Int> {
        line >= 1 && line <= masked.lines.count ? masked.lines[line - 1] : masked.bytes.count..<masked.bytes.count
    }

    private func headSpan(_ visit: CommonMarkTree.Visit) -> SourceSpan {
        let range = lineRange(visit.startLine)
        return text.span(min(range.lowerBound + max(0, visit.startColumn - 1), range.upperBound)..<range.upperBound)
    }

    /// The info string as written: libcmark's has its masks still in it.
    private func info(_ visit: CommonMarkTree.Visit) -> String {
        let head = lineRange(visit.startLine)
        let line = text.bytes[min(head.lowerBound + max(0, visit.startColumn - 1), head.upperBound)..<head.upperBound]
        let mark = line.first { $0 != .space && $0 != .tab } ?? .backtick
        return String(decoding: line.drop { $0 == .space || $0 == .tab }.drop { $0 == mark }, as: UTF8.self)
    }

    private func codeLines(_ visit: CommonMarkTree.Visit, isFenced: Bool) -> CodeLines {
        let literal = literalLines(visit)
        let first = visit.startLine + (isFenced ? 1 : 0)
        var result = CodeLines(range: lineRange(first).lowerBound..<lineRange(first).lowerBound)
        var indentations: [Int] = []
        for (index, shown) in literal.enumerated() {
            let line = lineRange(first + index)
            var shownCount = shown.count
            if shown.last == .carriageReturn { shownCount -= 1 }
            // A marker that was only part of the code: libcmark saw its placeholder.
            let isMarker = masked.markers[first + index - 1] != nil
            let start =
                isMarker
                ? line.lowerBound + (indentations.last ?? 0) : max(line.lowerBound, line.upperBound - shownCount)
            let range = min(start, line.upperBound)..<line.upperBound
            result.ranges.append(range)
            if shownCount > 0 { indentations.append(range.lowerBound - line.lowerBound) }
            if index > 0 { result.text += "\n" }
            // Tabs that indentation cuts through become spaces in libcmark's text only.
            let isKept = isMarker || masked.bytes[range].elementsEqual(shown.prefix(shownCount))
            result.text += String(
                decoding: isKept ? text.bytes[range] : Array(shown.prefix(shownCount))[...], as: UTF8.self)
        }
        result.indentation = indentations.min() ?? 0
        if let start = result.ranges.first, let end = result.ranges.last {
            result.range = min(start.lowerBound, end.upperBound)..<end.upperBound
        }
        let closing = text.string(lineRange(first + literal.count)).drop { $0 == " " || $0 == "\t" || $0 == ">" }
        result.isUnclosed = isFenced && !(closing.hasPrefix("```") || closing.hasPrefix("~~~"))
        return result
    }

    private func readOptionLines(_ lines: CodeLines, _ options: inout CellOptions) {
        var optionLines: [Range<Int>] = []
        for range in lines.ranges {
            let line = text.bytes[range]
            let trimmed = line.drop { $0 == .space || $0 == .tab }
            let marker = ["//|", "#|"].first { trimmed.starts(with: $0.utf8) }
            guard let marker else { break }
            var start = trimmed.startIndex + marker.utf8.count
            if start < range.upperBound, text.bytes[start] == .space { start += 1 }
            optionLines.append(start..<range.upperBound)
        }
        guard !optionLines.isEmpty else { return }
        let yaml = YAMLText(text.joined(optionLines))
        guard let node = yaml.compose(log: log) else { return }
        reader(yaml).apply(node, to: &options, schema: .block)
    }

    private func reader(_ yaml: YAMLText) -> CellOptionReader {
        CellOptionReader(yaml: yaml, definitions: definitions, log: log)
    }

    /// Options in the info string, `{swift #fig-x echo=true}` or `{swift, echo=true}`.
    private func readAttributes(_ attributes: String, _ options: inout CellOptions, at span: SourceSpan) {
        let written = attributes.replacing(",", with: " ").trimmingSpaces
        guard !written.isEmpty else { return }
        guard let list = AttributeList(written) else {
            log.error(
                "malformed-attributes", "'\(written)' are no attributes", at: span,
                hint: "write {swift #fig-x echo=true}")
            return
        }
        var pairs = list.values
        if let identifier = list.identifier { pairs.append(("label", identifier)) }
        for (key, value) in pairs {
            let quoted = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
            let isWord = value.allSatisfy { $0.isLetter || $0.isNumber || "-_.%".contains($0) }
            let yaml = YAMLText(MappedText("\(key): \(isWord ? value : "\"\(quoted)\"")", at: span))
            guard let node = yaml.compose(log: log) else { continue }
            reader(yaml).apply(node, to: &options, schema: .block)
        }
    }
}
