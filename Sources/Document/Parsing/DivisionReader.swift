import Diagnostics

/// Makes of a fenced division what its attributes say: a callout, a panel, a part for some formats, or only a division.
struct DivisionReader {
    let log: DiagnosticLog
    /// Link definitions of the text round the division, one a line.
    let definitions: String

    /// - Parameter head: The line that opens the division.
    func block(_ attributes: AttributeList, _ blocks: [Block], head: SourceSpan, span: SourceSpan) -> Block {
        checkNames(attributes, at: head)
        if let columns = columns(attributes, at: head) {
            return Block(.panel(panel(attributes, columns: columns, blocks)), span: span)
        }
        var division = Division(identifier: attributes.identifier, classes: attributes.classes, blocks: blocks)
        division.condition = condition(attributes, at: head)
        if division.callout != nil { readTitle(&division, attributes, at: head) }
        return Block(.division(division), span: span)
    }

    private static let attributeNames: Set<String> = [
        "layout-ncol", "title", "when-format", "unless-format", "collapse", "icon", "appearance", "fig-credit",
        "fig-licence",
    ]

    private func checkNames(_ attributes: AttributeList, at span: SourceSpan) {
        for name in attributes.classes where name.hasPrefix("callout-") && CalloutKind(className: name) == nil {
            let known = CalloutKind.allCases.map(\.className)
            log.error(
                "unknown-callout", "there is no '\(name)'", at: span,
                hint: NearestName.of(name, among: known).map { "did you mean '\($0)'?" }
                    ?? "known are \(known.joined(separator: ", "))")
        }
        for (key, _) in attributes.values where !Self.attributeNames.contains(key) && !key.hasPrefix("data-") {
            log.warning(
                "unknown-attribute", "a division has no attribute '\(key)'", at: span,
                hint: NearestName.of(key, among: Self.attributeNames).map { "did you mean '\($0)'?" })
        }
    }

    // MARK: Callouts

    /// The title that the author wrote, as an attribute or as a heading at the start.
    private func readTitle(_ division: inout Division, _ attributes: AttributeList, at span: SourceSpan) {
        if let title = attributes["title"] {
            let (parser, items) = InlineParser.parse(
                MappedText(title, at: span), definitions: definitions, log: log)
            division.title = parser.inlines(parser.trimmingSpace(items[...]))
        } else if case .heading(let heading)? = division.blocks.first?.kind {
            division.title = heading.content
            division.blocks.removeFirst()
        }
    }

    // MARK: Formats

    private func condition(_ attributes: AttributeList, at span: SourceSpan) -> FormatCondition? {
        let isVisible = attributes.classes.contains("content-visible")
        let isHidden = attributes.classes.contains("content-hidden")
        let named = attributes["when-format"] ?? attributes["unless-format"]
        guard isVisible || isHidden else {
            if named != nil {
                log.warning(
                    "unused-condition", "a condition needs the class that says what it decides", at: span,
                    hint: "write ::: {.content-visible when-format=\"html\"}")
            }
            return nil
        }
        guard let named else {
            if isHidden { return FormatCondition(formats: []) }
            return nil
        }
        var formats: Set<FormatCondition.Format> = []
        for word in named.split(whereSeparator: { $0 == " " || $0 == "," }) {
            // SVG reports are the pages of the PDF.
            if let format = FormatCondition.Format(rawValue: word == "svg" ? "pdf" : String(word)) {
                formats.insert(format)
            } else {
                log.error(
                    "unknown-format", "there is no format '\(word)'", at: span, hint: "known are pdf, svg and html")
            }
        }
        let isInverted = (attributes["when-format"] == nil) != isHidden
        return FormatCondition(
            formats: isInverted ? Set(FormatCondition.Format.allCases).subtracting(formats) : formats)
    }

    // MARK: Panels

    private func columns(_ attributes: AttributeList, at span: SourceSpan) -> Int? {
        guard let written = attributes["layout-ncol"] else {
            // A division with a figure's label is a panel of one column.
            let kind = attributes.identifier.flatMap { ReferenceName($0)?.kind }
            return kind == .figure || kind == .table ? 1 : nil
        }
        guard let columns = Int(written), (1...6).contains(columns) else {
            log.error("wrong-type", "'layout-ncol' must be a whole number from 1 to 6", at: span)
            return 1
        }
        return columns
    }

    /// With a label the last paragraph is the caption of the whole.
    private func panel(_ attributes: AttributeList, columns: Int, _ blocks: [Block]) -> Panel {
        var panel = Panel(identifier: attributes.identifier, columns: columns, parts: blocks)
        if attributes.identifier != nil, let last = blocks.last, case .paragraph(let caption) = last.kind {
            panel.caption = caption
            panel.parts.removeLast()
            let credit = FigureCredit(
                source: attributes["fig-credit"].map { FragmentParser.inlines(of: $0, standingAt: last.span) },
                licence: attributes["fig-licence"])
            panel.caption = credit.appended(to: caption, words: log.words, span: last.span)
        }
        return panel
    }
}
