import Diagnostics

/// Parts a paragraph at displayed equations and recognises a picture that stands alone.
struct ParagraphSplitter {
    let parser: InlineParser
    let log: DiagnosticLog

    func blocks(_ items: [InlineItem], span: SourceSpan) -> [Block] {
        if let figure = figure(items) { return [Block(.figure(figure), span: span)] }
        var blocks: [Block] = []
        var start = 0
        var index = 0
        while index < items.count {
            guard case .mask(let maskIndex) = items[index].kind,
                case .displayMath(let source) = parser.masked.masks[maskIndex].kind
            else {
                index += 1
                continue
            }
            addParagraph(items[start..<index], to: &blocks, isWhole: false, span: span)
            var range = items[index].range
            var next = index + 1
            while next < items.count, items[next].isSpace { next += 1 }
            var identifier: String?
            if next < items.count, case .mask(let attributeIndex) = items[next].kind,
                case .attributes(let attributes) = parser.masked.masks[attributeIndex].kind
            {
                identifier = attributes.identifier
                range = range.lowerBound..<items[next].range.upperBound
                index = next
            }
            let math = MathBlock(source: source, identifier: identifier)
            blocks.append(Block(.math(math), span: parser.text.span(range)))
            index += 1
            start = index
        }
        addParagraph(items[start...], to: &blocks, isWhole: start == 0, span: span)
        return blocks
    }

    private func addParagraph(
        _ items: ArraySlice<InlineItem>, to blocks: inout [Block], isWhole: Bool, span: SourceSpan
    ) {
        let items = parser.trimmingSpace(items)
        guard let first = items.first, let last = items.last else { return }
        let inlines = parser.inlines(items)
        guard !inlines.isEmpty else { return }
        let range = first.range.lowerBound..<max(first.range.lowerBound, last.range.upperBound)
        blocks.append(Block(.paragraph(inlines), span: isWhole ? span : parser.text.span(range)))
    }

    private func figure(_ items: [InlineItem]) -> FigureBlock? {
        let split = parser.splitTrailingAttributes(items[...])
        guard split.items.count == 1, let item = split.items.first, case .image(let number) = item.kind,
            !parser.images[number].path.isEmpty, log.options.makesFigures || split.attributes != nil
        else { return nil }
        let image = parser.images[number]
        var figure = FigureBlock(
            content: .image(path: image.path), caption: image.caption.isEmpty ? nil : image.caption)
        guard let attributes = split.attributes else { return figure }
        figure.identifier = attributes.identifier
        let span = parser.text.span(items.last?.range ?? item.range)
        var credit = FigureCredit()
        for (key, value) in attributes.values {
            switch key {
            case "fig-alt", "alt":
                figure.alternative = InlineParser.alternative(
                    parser.text(ofAttribute: value, in: items.last?.range ?? item.range), definitions: "", log: log)
            case "fig-credit": credit.source = FragmentParser.inlines(of: value, standingAt: span)
            case "fig-licence": credit.licence = value
            case "width", "height":
                guard let length = Length(value) else {
                    log.error("wrong-type", "'\(key)' must be \(SchemaType.length.expected)", at: span)
                    continue
                }
                if key == "width" { figure.width = length } else { figure.height = length }
            default:
                log.warning(
                    "unknown-attribute", "\(Schema.figure.place) no attribute '\(key)'", at: span,
                    hint: Schema.figure.hint(for: key))
            }
        }
        figure.caption = credit.appended(to: figure.caption, words: log.words, span: span)
        return figure
    }
}
