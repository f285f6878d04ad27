import Diagnostics
import Document
import Drawing

/// Turns a document's blocks into strips.
struct FlowBuilder {
    let style: PageStyle
    let shaper: any TextShaper
    let math: any MathLayouting
    let graphics: [GraphicIdentifier: any Graphic]
    let images: (String) -> RasterImage?
    private let paragraphs: ParagraphSetter
    private var element = 0
    private(set) var diagnostics: [Diagnostic] = []

    init(
        style: PageStyle, shaper: any TextShaper, math: any MathLayouting, hyphenator: Hyphenator,
        graphics: [GraphicIdentifier: any Graphic], images: @escaping (String) -> RasterImage?
    ) {
        self.style = style
        self.shaper = shaper
        self.math = math
        self.graphics = graphics
        self.images = images
        let inlines = InlineSetter(
            shaper: shaper, math: math, hyphenator: hyphenator, codeFamily: style.codeFamily, linkColor: style.linkColor
        )
        paragraphs = ParagraphSetter(inlines: inlines, shaper: shaper)
    }

    /// Where blocks stand: how wide they are and how far in.
    private struct Place {
        var width: Double
        var left = 0.0
        var leading: Double
        var size: Double
    }

    // MARK: Blocks

    mutating func items(_ blocks: [Block]) -> [FlowItem] {
        items(blocks, Place(width: style.columnWidth, leading: style.leading, size: style.textSize))
    }

    private mutating func items(_ blocks: [Block], _ place: Place) -> [FlowItem] {
        var result: [FlowItem] = []
        var followsParagraph = false
        for block in blocks {
            var added = strips(block, place, indentsFirstLine: followsParagraph)
            // A figure that finds its place elsewhere does not part the paragraphs round it.
            let floats = added.count == 1 && added[0].placement != .inline
            followsParagraph = followsParagraph && floats
            switch block.kind {
            case .paragraph: followsParagraph = true
            case .math:
                // An equation belongs to the sentence before it.
                if !result.isEmpty, !added.isEmpty { added[0].breakBefore = .discouraged }
            default: break
            }
            if case .heading = result.lastHeadingMark, !added.isEmpty, added[0].breakBefore != .forced {
                added[0].breakBefore = .forbidden
            }
            result += added
        }
        return result
    }

    private mutating func strips(_ block: Block, _ place: Place, indentsFirstLine: Bool) -> [FlowItem] {
        element += 1
        switch block.kind {
        case .heading(let heading): return self.heading(heading, place)
        case .paragraph(let content):
            return paragraph(
                content, style.text(size: place.size), place, indent: indentsFirstLine ? style.indent : 0,
                span: block.span)
        case .list(let list): return self.list(list, place)
        case .quote(let blocks):
            let inner = Place(
                width: place.width - 2 * style.indent * 1.5, left: place.left + style.indent * 1.5,
                leading: place.leading - 1,
                size: place.size - 0.5)
            return spaced(items(blocks, inner), before: style.leading * 0.5)
        case .code(let code): return spaced(listing(code, place), before: style.leading * 0.6)
        case .output(let text): return spaced(printed(text, place), before: style.leading * 0.3)
        case .math(let math): return equation(math, place)
        case .table(let table): return self.table(table, place)
        case .figure(let figure): return self.figure(figure, place, span: block.span)
        case .division(let division): return items(division.blocks, place)
        case .thematicBreak:
            let y = style.leading / 2
            let rule = Path(through: [
                Point(x: place.left + place.width * 0.35, y: y), Point(x: place.left + place.width * 0.65, y: y),
            ])
            return [
                FlowItem(
                    height: style.leading, spaceBefore: style.leading / 2, breakBefore: .discouraged,
                    items: [.stroke(rule, StrokeStyle(color: style.noteColor, width: 0.4))])
            ]
        case .pageBreak: return [FlowItem(height: 0, breakBefore: .forced, items: [])]
        case .cell: preconditionFailure("a resolved document holds no cells")
        }
    }

    private func spaced(_ items: [FlowItem], before space: Double) -> [FlowItem] {
        var items = items
        if !items.isEmpty { items[0].spaceBefore = max(items[0].spaceBefore, space) }
        return items
    }

    // MARK: Text

    private mutating func paragraph(
        _ content: [Inline], _ text: TextStyle, _ place: Place, indent: Double = 0,
        alignment: ParagraphSetter.Alignment = .justified,
        role: StructureTag.Role = .paragraph, span: SourceSpan? = nil
    ) -> [FlowItem] {
        let (lines, overflow) = paragraphs.lines(
            content, style: text, width: place.width, alignment: alignment, indent: indent)
        if overflow > 0.5 {
            diagnostics.append(
                .warning(
                    "overfull-line", "a line is \(Int(overflow.rounded(.up))) pt wider than its column", at: span,
                    hint: "let a long formula stand on a line of its own, or add a space where it may be divided"))
        }
        return lines.enumerated().map { index, line in
            // A line alone at the foot or the head of a page looks lost.
            let isLonely = lines.count > 1 && (index == 1 || index == lines.count - 1)
            return strip(line, place, text, tag: StructureTag(role), breakBefore: isLonely ? .forbidden : .allowed)
        }
    }

    /// A line as a strip; it grows where something on it is higher or deeper than the leading allows.
    private func strip(
        _ line: SetLine, _ place: Place, _ text: TextStyle, tag: StructureTag, breakBefore: FlowItem.Break = .allowed
    ) -> FlowItem {
        let usual = text.size * 0.27
        let above = max(place.leading - usual, line.ascent > place.leading - usual + 1.5 ? line.ascent + 1 : 0)
        let below = max(usual, line.descent > usual + 1.5 ? line.descent + 1 : 0)
        return FlowItem(
            height: above + below, breakBefore: breakBefore,
            items: [.group(.translation(x: place.left, y: above), clip: nil, line.items)], tag: tag, element: element)
    }

    private mutating func heading(_ heading: Heading, _ place: Place) -> [FlowItem] {
        let level = min(max(heading.level, 1), 4)
        let size = style.headingSizes[level - 1]
        let text = style.text(size: size, weight: level == 4 ? .regular : .bold, slant: level >= 3 ? .italic : .upright)
        var content = heading.content
        if let number = heading.number, let span = content.first?.span {
            content.insert(Inline(.text("\(number)\u{2003}"), span: span), at: 0)
        }
        let inner = Place(width: place.width, left: place.left, leading: size * 1.25, size: size)
        let roles: [StructureTag.Role] = [.heading1, .heading2, .heading3, .heading4]
        var strips = paragraph(content, text, inner, alignment: .left, role: roles[level - 1])
        guard !strips.isEmpty else { return [] }
        for index in strips.indices.dropFirst() { strips[index].breakBefore = .forbidden }
        strips[0].spaceBefore = level == 1 ? style.leading * 1.3 : style.leading * 0.95
        strips[0].destinations = [heading.identifier]
        let title = (heading.number.map { $0 + " " } ?? "") + heading.content.plainText
        strips[0].outline = FlowItem.OutlineMark(level: level, title: title, destination: heading.identifier)
        let after = level == 1 ? style.leading * 0.5 : style.leading * 0.3
        strips.append(FlowItem(height: after, breakBefore: .forbidden, items: [], element: -1))
        return strips
    }

    private mutating func list(_ list: ListBlock, _ place: Place) -> [FlowItem] {
        let text = style.text(size: place.size)
        let widest = list.start.map { shaper.shape("\($0 + list.items.count - 1).", style: text).width } ?? 0
        let inset = max(style.indent * 1.5, widest + 5)
        let inner = Place(
            width: place.width - inset, left: place.left + inset, leading: place.leading, size: place.size)
        var result: [FlowItem] = []
        for (index, blocks) in list.items.enumerated() {
            var strips = items(blocks, inner)
            guard !strips.isEmpty else { continue }
            let mark = list.start.map { "\($0 + index)." } ?? "•"
            let shaped = shaper.shape(mark, style: text)
            let usual = text.size * 0.27
            let x = list.start == nil ? place.left + inset - 9.5 : place.left + inset - 5 - shaped.width
            strips[0].items.insert(contentsOf: shaped.items(at: Point(x: x, y: place.leading - usual)), at: 0)
            strips[0].spaceBefore = index == 0 ? style.leading * 0.4 : list.isTight ? 0.5 : style.leading * 0.35
            result += strips
        }
        if !result.isEmpty { result.append(FlowItem(height: style.leading * 0.4, items: [], element: -1)) }
        return result
    }

    // MARK: Code

    private func listing(_ code: CodeBlock, _ place: Place) -> [FlowItem] {
        let height = style.codeSize * 1.3
        let lines = wrapped(code.text, width: place.width - 10)
        return lines.enumerated().map { index, line in
            let isFirst = index == 0
            let isLast = index == lines.count - 1
            let padding = 3.5
            let top = isFirst ? padding : 0
            let total = height + top + (isLast ? padding : 0)
            let ground = Rect(x: place.left, y: 0, width: place.width, height: total + (isLast ? 0 : 0.2))
            var items: [DisplayItem] = [.fill(Path(ground), style.codeGround)]
            items += shaper.shape(line, style: style.code).items(at: Point(x: place.left + 5, y: top + height * 0.76))
            let isLonely = lines.count > 1 && (index == 1 || isLast)
            return FlowItem(
                height: total, breakBefore: isLonely ? .forbidden : .allowed, items: items, tag: StructureTag(.code),
                element: element)
        }
    }

    /// What a block printed, with a hairline at its left.
    private func printed(_ text: String, _ place: Place) -> [FlowItem] {
        let height = style.codeSize * 1.3
        var text = text
        while text.hasSuffix("\n") { text.removeLast() }
        return wrapped(text, width: place.width - 10).map { line in
            let rule = Path(through: [Point(x: place.left + 0.4, y: 0), Point(x: place.left + 0.4, y: height + 0.2)])
            var items: [DisplayItem] = [.stroke(rule, StrokeStyle(color: Color(hex: 0x9A9A9A), width: 0.5))]
            items += shaper.shape(line, style: style.code).items(at: Point(x: place.left + 7, y: height * 0.76))
            return FlowItem(height: height, items: items, tag: StructureTag(.code), element: element)
        }
    }

    /// Lines of code, those too long for the page cut; a cut line goes on after a sign for it.
    private func wrapped(_ text: String, width: Double) -> [String] {
        let letter = shaper.shape("0", style: style.code).width
        let limit = max(20, Int(width / max(letter, 1)))
        return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
            var rest = line.replacing("\t", with: "    ")[...]
            var parts: [String] = []
            while rest.count > limit {
                var end = rest.index(rest.startIndex, offsetBy: limit)
                if let space = rest[..<end].lastIndex(of: " "),
                    rest.distance(from: rest.startIndex, to: space) > limit / 2
                {
                    end = rest.index(after: space)
                }
                parts.append(String(rest[..<end]))
                rest = Substring("    ↪ " + rest[end...])
            }
            return parts + [String(rest)]
        }
    }

    // MARK: Equations, tables and figures

    private func equation(_ equation: MathBlock, _ place: Place) -> [FlowItem] {
        let box = math.layout(equation.source, isDisplayed: true, size: place.size, color: style.textColor)
        let space = style.leading * 0.55
        let height = box.ascent + box.descent
        var items: [DisplayItem] = []
        var right = place.left + place.width
        if let number = equation.number {
            let shaped = shaper.shape("(\(number))", style: style.text(size: place.size))
            right -= shaped.width
            items += shaped.items(at: Point(x: right, y: box.ascent))
            right -= 10
        }
        let centered = place.left + (place.width - box.width) / 2
        let x = max(place.left, min(centered, right - box.width))
        items.append(.group(.translation(x: x, y: box.ascent), clip: nil, box.items))
        var strip = FlowItem(
            height: height, spaceBefore: space, breakBefore: .discouraged, items: items,
            tag: StructureTag(.formula, alternative: equation.source), element: element)
        if let identifier = equation.identifier { strip.destinations = [identifier] }
        return [strip, FlowItem(height: space, breakBefore: .forbidden, items: [], element: -1)]
    }

    private mutating func caption(
        kind: String, number: String?, _ content: [Inline]?, _ place: Place, width: Double
    ) -> [FlowItem] {
        guard content?.isEmpty == false || number != nil else { return [] }
        let size = style.captionSize
        var inlines = content ?? []
        let inner = Place(width: width, left: place.left, leading: size * 1.3, size: size)
        if let number, let span = inlines.first?.span ?? captionSpan {
            let label = Inline(.strong([Inline(.text("\(kind)\u{00A0}\(number)."), span: span)]), span: span)
            inlines = [label] + (inlines.isEmpty ? [] : [Inline(.text(" "), span: span)]) + inlines
        }
        var strips = paragraph(inlines, style.text(size: size), inner, alignment: .left, role: .caption)
        for index in strips.indices { strips[index].breakBefore = .forbidden }
        return strips
    }

    /// The place of a label whose caption is empty.
    private var captionSpan: SourceSpan? { SourceFile(name: "", text: "").span(0..<0) }

    private mutating func table(_ table: TableBlock, _ place: Place) -> [FlowItem] {
        let tableElement = element
        element += 1
        var strips = caption(kind: "Table", number: table.number, table.caption, place, width: place.width)
        if !strips.isEmpty { strips.append(FlowItem(height: 4, breakBefore: .forbidden, items: [], element: -1)) }
        let setter = TableSetter(style: style, paragraphs: paragraphs, shaper: shaper)
        var body = setter.items(table, width: place.width, element: tableElement)
        if place.left > 0 {
            for index in body.indices {
                body[index].items = [.group(.translation(x: place.left, y: 0), clip: nil, body[index].items)]
            }
        }
        strips += body
        guard !strips.isEmpty else { return [] }
        strips[0].spaceBefore = style.leading * 0.9
        strips[0].breakBefore = .allowed
        if let identifier = table.identifier { strips[0].destinations = [identifier] }
        strips.append(FlowItem(height: style.leading * 0.8, breakBefore: .forbidden, items: [], element: -1))
        return strips
    }

    private mutating func figure(_ figure: FigureBlock, _ place: Place, span: SourceSpan) -> [FlowItem] {
        let spans = figure.width == .page && style.columns > 1
        let available = spans ? style.textWidth : place.width
        let width: Double? =
            switch figure.width {
            case .points(let points): min(points, available)
            case .fraction(let part): part * available
            case .column, .page: available
            case nil: nil
            }
        guard let drawing = drawing(figure, width: width, available: available, span: span) else { return [] }
        let left = place.left + max(0, (available - drawing.size.width) / 2)
        let figureElement = element
        element += 1
        var strips = [
            FlowItem(
                height: drawing.size.height, items: [.group(.translation(x: left, y: 0), clip: nil, drawing.items)],
                tag: StructureTag(.figure, alternative: figure.alternative), element: figureElement)
        ]
        let captionStrips = caption(kind: "Figure", number: figure.number, figure.caption, place, width: available)
        if !captionStrips.isEmpty { strips.append(FlowItem(height: 5, items: [], element: -1)) }
        strips += captionStrips
        var whole = joined(strips)
        whole.placement = spans ? .spanning : figure.caption == nil && figure.number == nil ? .inline : .float
        whole.spaceBefore = style.leading * 0.9
        if let identifier = figure.identifier { whole.destinations = [identifier] }
        return [whole]
    }

    private mutating func drawing(_ figure: FigureBlock, width: Double?, available: Double, span: SourceSpan)
        -> DisplayList?
    {
        switch figure.content {
        case .graphic(let identifier):
            guard let graphic = graphics[identifier] else { return nil }
            var height: Double?
            if case .points(let points) = figure.height { height = points }
            let list = graphic.displayList(width: width, height: height, appearance: .light, shaper: shaper)
            return list.size.width > available + 0.5
                ? graphic.displayList(width: available, height: height, appearance: .light, shaper: shaper) : list
        case .image(let path):
            guard let image = images(path) else { return nil }
            let natural = Double(image.pixelWidth) * 0.75
            let shown = width ?? min(natural, available)
            let height = shown * Double(image.pixelHeight) / Double(max(1, image.pixelWidth))
            return DisplayList(
                size: Size(width: shown, height: height),
                items: [.image(image, Rect(x: 0, y: 0, width: shown, height: height))])
        }
    }

    /// Strips that are never parted, as one.
    private func joined(_ strips: [FlowItem]) -> FlowItem {
        var items: [DisplayItem] = []
        var y = 0.0
        for strip in strips {
            y += strip.spaceBefore
            let group = DisplayItem.group(.translation(x: 0, y: y), clip: nil, strip.items)
            items.append(strip.tag.map { .tagged($0, [group]) } ?? group)
            y += strip.height
        }
        return FlowItem(height: y, items: items)
    }

    // MARK: Title

    /// The strips of the title block, as wide as the page's text area.
    mutating func title(_ metadata: Metadata) -> [FlowItem] {
        var strips: [FlowItem] = []
        let width = style.textWidth
        func place(_ leading: Double, _ size: Double) -> Place { Place(width: width, leading: leading, size: size) }
        func space(_ height: Double) {
            strips.append(FlowItem(height: height, breakBefore: .forbidden, items: [], element: -1))
        }
        if !metadata.title.isEmpty {
            element += 1
            let size = style.titleSize
            strips += paragraph(
                metadata.title, style.text(size: size, weight: .bold), place(size * 1.2, size), alignment: .left,
                role: .heading1)
            space(3)
        }
        if !metadata.subtitle.isEmpty {
            element += 1
            strips += paragraph(metadata.subtitle, style.text(size: 12), place(15, 12), alignment: .left)
            space(3)
        }
        let file = SourceFile(name: "", text: "")
        func line(_ text: String, _ textStyle: TextStyle) {
            element += 1
            strips += paragraph(
                [Inline(.text(text), span: file.span(0..<0))], textStyle, place(textStyle.size * 1.35, textStyle.size),
                alignment: .left)
        }
        if !metadata.authors.isEmpty {
            space(3)
            line(
                metadata.authors.map { $0.name.replacing(". ", with: ".\u{00A0}") }.joined(separator: ", "),
                style.text(size: style.authorSize))
            var affiliations: [String] = []
            for author in metadata.authors {
                if let affiliation = author.affiliation, !affiliations.contains(affiliation) {
                    affiliations.append(affiliation)
                }
            }
            let note = style.text(size: style.noteSize, color: style.noteColor)
            if !affiliations.isEmpty { line(affiliations.joined(separator: "; "), note) }
        }
        if let date = metadata.date {
            line(ReportDate(date)?.longText ?? date, style.text(size: style.noteSize, color: style.noteColor))
        }
        if !metadata.abstract.isEmpty {
            space(9)
            strips.append(hairline(width))
            space(3)
            strips += items(metadata.abstract, place(style.abstractSize * 1.33, style.abstractSize))
            space(5)
            strips.append(hairline(width))
        }
        if !strips.isEmpty { space(style.columns == 2 ? 14 : 8) }
        return strips
    }

    private func hairline(_ width: Double) -> FlowItem {
        FlowItem(
            height: 0.4, breakBefore: .forbidden,
            items: [
                .stroke(
                    Path(through: [Point(x: 0, y: 0.2), Point(x: width, y: 0.2)]),
                    StrokeStyle(color: style.noteColor, width: 0.4))
            ], element: -1)
    }
}

extension [FlowItem] {
    fileprivate enum LastStrip { case heading, other }

    /// Whether the last strip is the space after a heading, with which the next strip must stay.
    fileprivate var lastHeadingMark: LastStrip {
        var index = count - 1
        while index >= 0, self[index].items.isEmpty { index -= 1 }
        guard index >= 0, index >= count - 2, let tag = self[index].tag else { return .other }
        switch tag.role {
        case .heading1, .heading2, .heading3, .heading4: return .heading
        default: return .other
        }
    }
}
