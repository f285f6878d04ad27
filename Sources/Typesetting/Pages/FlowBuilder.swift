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
    let paragraphs: ParagraphSetter
    /// Footnotes by their numbers.
    let notes: [Int: Note]
    let words: ReportWords
    var diagnostics: [Diagnostic] = []
    /// Whether the block that is set stands right below a heading.
    var isBelowHeading = false
    private var elementCount = Self.firstOfText
    /// Level in the structure of the last heading: the title's, or that of none.
    private var structureLevel: Int
    /// Whether the report has a title above its sections.
    private let hasTitle: Bool

    /// Elements of the text are numbered from here: those of the title, which is set after the text, are read before.
    private static let firstOfText = 1_000_000

    init(
        style: PageStyle, shaper: any TextShaper, math: any MathLayouting, hyphenator: Hyphenator,
        graphics: [GraphicIdentifier: any Graphic], images: @escaping (String) -> RasterImage?, notes: [Note] = [],
        hasTitle: Bool = false, words: ReportWords = ReportWords(language: "en")
    ) {
        self.words = words
        self.notes = Dictionary(
            notes.compactMap { note in note.number.map { ($0, note) } }, uniquingKeysWith: { first, _ in first })
        self.style = style
        self.hasTitle = hasTitle
        structureLevel = hasTitle ? 1 : 0
        self.shaper = shaper
        self.math = math
        self.graphics = graphics
        self.images = images
        let inlines = InlineSetter(
            shaper: shaper, math: math, hyphenator: hyphenator,
            opportunities: LineBreakOpportunities(language: hyphenator.language), codeFamily: style.codeFamily,
            linkColor: style.linkColor, images: images, textWidth: style.columnWidth, orcidColor: style.noteColor)
        paragraphs = ParagraphSetter(inlines: inlines, shaper: shaper, lineBreaking: style.lineBreaking)
    }

    /// Where blocks stand: how wide they are and how far in.
    struct Place {
        var width: Double
        var left = 0.0
        var leading: Double
        var size: Double
        /// Whether figures and tables may be as wide as the page's text.
        var isPageWide = false
        /// The elements of the document's structure round the blocks.
        var path: [FlowItem.Element] = []

        func moved(in inset: Double, right: Double = 0) -> Place {
            var place = self
            place.left += inset
            place.width -= inset + right
            return place
        }
    }

    /// What is set next stands before the text.
    mutating func beginTitle() { elementCount = 0 }

    mutating func element(_ role: StructureTag.Role, alternative: String? = nil) -> FlowItem.Element {
        elementCount += 1
        return FlowItem.Element(
            number: elementCount, tag: StructureTag(role, alternative: alternative, number: elementCount))
    }

    // MARK: Blocks

    mutating func items(_ blocks: [Block]) -> [FlowItem] {
        items(blocks, Place(width: style.columnWidth, leading: style.leading, size: style.textSize))
    }

    mutating func items(_ blocks: [Block], _ place: Place) -> [FlowItem] {
        var result: [FlowItem] = []
        var followsParagraph = false
        for (index, block) in blocks.enumerated() {
            if index > 0, case .heading = blocks[index - 1].kind {
                isBelowHeading = true
            } else {
                isBelowHeading = false
            }
            var added = strips(block, place, indentsFirstLine: followsParagraph)
            // A figure that finds its place elsewhere does not part the paragraphs round it.
            let floats = added.count == 1 && added[0].placement != .inline
            followsParagraph = followsParagraph && floats
            if case .paragraph = block.kind { followsParagraph = true }
            // An equation belongs to the sentence before it.
            if case .math = block.kind, !result.isEmpty, !added.isEmpty { added[0].breakBefore = .discouraged }
            result += added
        }
        return result
    }

    private mutating func strips(_ block: Block, _ place: Place, indentsFirstLine: Bool) -> [FlowItem] {
        switch block.kind {
        case .heading(let heading): return self.heading(heading, place)
        case .paragraph(let content):
            var strips = paragraph(
                content, style.text(size: place.size), place, indent: indentsFirstLine ? style.indent : 0,
                span: block.span)
            if indentsFirstLine, !strips.isEmpty { strips[0].spaceBefore = style.paragraphSpace }
            return strips
        case .list(let list): return self.list(list, place)
        case .quote(let blocks):
            var inner = place.moved(in: style.indent * 1.5, right: style.indent * 1.5)
            inner.leading -= 1
            inner.size -= 0.5
            inner.path.append(element(.quotation))
            return offGrid(spaced(items(blocks, inner), before: style.leading * 0.5, after: style.leading * 0.5))
        case .code(let code): return listing(code, place, span: block.span)
        case .output(let text): return printed(text, place)
        case .math(let math): return equation(math, place, span: block.span)
        case .table(let table): return self.table(table, place, span: block.span)
        case .figure(let figure): return self.figure(figure, place, span: block.span)
        case .division(let division): return self.division(division, place)
        case .panel(let panel): return self.panel(panel, place, span: block.span)
        case .rawHTML: return []
        case .references(let list): return references(list, place)
        case .thematicBreak:
            let middle = place.left + place.width / 2
            let rule = Path(through: [Point(x: middle - 30, y: 0.2), Point(x: middle + 30, y: 0.2)])
            return [
                FlowItem(
                    height: 0.4, spaceBefore: style.leading, spaceAfter: style.leading, breakBefore: .discouraged,
                    items: [.stroke(rule, StrokeStyle(color: style.noteColor, width: 0.4))])
            ]
        case .pageBreak: return [FlowItem(height: 0, breakBefore: .forced, items: [])]
        case .cell, .note: preconditionFailure("a resolved document holds no cells and no definitions of footnotes")
        }
    }

    private mutating func division(_ division: Division, _ place: Place) -> [FlowItem] {
        var result: [FlowItem]
        var place = place
        if division.classes.contains("column-page") { place.isPageWide = true }
        if let kind = division.callout {
            result = callout(kind, title: division.title, division.blocks, place)
        } else {
            result = items(division.blocks, place)
        }
        guard let identifier = division.identifier else { return result }
        // What links lead to must be there even when the division shows nothing.
        if result.isEmpty { result = [FlowItem(height: 0, items: [])] }
        result[0].destinations.append(identifier)
        return result
    }

    /// A remark set apart by a hairline at its left, its kind and title in bold before its first words.
    private mutating func callout(
        _ kind: CalloutKind, title: [Inline]?, _ blocks: [Block], _ place: Place
    ) -> [FlowItem] {
        var blocks = blocks
        if let first = blocks.first {
            let kind = words.title(of: kind) + (title == nil ? "" : ": ")
            let words = [Inline(.text(kind), span: first.span)] + (title ?? [])
            let hasStop = words.plainText.last.map { ".!?…:".contains($0) } ?? false
            let stop = hasStop ? [] : [Inline(.text("."), span: first.span)]
            let label = Inline(.strong(words + stop), span: first.span)
            let space = Inline(.text(" "), span: first.span)
            if case .paragraph(let content) = first.kind {
                blocks[0].kind = .paragraph([label, space] + content)
            } else {
                blocks.insert(Block(.paragraph([label]), span: first.span), at: 0)
            }
        }
        var result = items(blocks, place.moved(in: style.indent))
        for index in result.indices where result[index].placement == .inline {
            let next = index + 1 < result.count ? max(result[index].spaceAfter, result[index + 1].spaceBefore) : 0
            let rule = Path(through: [
                Point(x: place.left + 0.4, y: 1), Point(x: place.left + 0.4, y: result[index].height + next + 1),
            ])
            result[index].items.insert(.stroke(rule, StrokeStyle(color: style.hairlineColor, width: 0.6)), at: 0)
        }
        return offGrid(spaced(result, before: style.leading * 0.5, after: style.leading * 0.5))
    }

    func spaced(_ items: [FlowItem], before: Double, after: Double) -> [FlowItem] {
        var items = items
        guard !items.isEmpty else { return items }
        items[0].spaceBefore = max(items[0].spaceBefore, before)
        items[items.count - 1].spaceAfter = max(items[items.count - 1].spaceAfter, after)
        return items
    }

    /// Strips that do not keep to the common lines of columns: of another leading than the running text.
    private func offGrid(_ items: [FlowItem]) -> [FlowItem] {
        items.map { item in
            var item = item
            item.grid = .other
            return item
        }
    }

    // MARK: Text

    mutating func paragraph(
        _ content: [Inline], _ text: TextStyle, _ place: Place, indent: Double = 0,
        alignment: ParagraphSetter.Alignment = .justified, role: StructureTag.Role = .paragraph, span: SourceSpan? = nil
    ) -> [FlowItem] {
        let alignment = alignment == .justified && !style.isJustified ? .left : alignment
        let (lines, overflow) = paragraphs.lines(
            content, style: text, width: place.width, alignment: alignment, indent: indent)
        if overflow > 0.5 { reportOverfull(by: overflow, at: span) }
        let element = element(role)
        let spread = spread(lines, place, text)
        var strips = lines.enumerated().map { index, line in
            // A line alone at the foot or the head of a page looks lost.
            let isLonely = lines.count > 1 && (index == 1 || index == lines.count - 1)
            var strip = strip(line, place, text, above: spread[index].above, below: spread[index].below)
            strip.breakBefore = isLonely ? .forbidden : .allowed
            strip.path = place.path + [element]
            return strip
        }
        if !strips.isEmpty { strips[0].mentions = Self.mentions(content) }
        for (index, line) in lines.enumerated() where !line.notes.isEmpty {
            strips[index].notes = noteStrips(line.notes, place)
        }
        return strips
    }

    mutating func reportOverfull(by overflow: Double, at span: SourceSpan?) {
        diagnostics.append(
            .warning(
                "overfull-line", "a line is \(Int(overflow.rounded(.up))) pt wider than its column", at: span,
                hint: "let a long formula stand on a line of its own, or add a space where it may be divided"))
    }

    /// Labels that a text refers to.
    static func mentions(_ content: [Inline]) -> [String] {
        content.flatMap { inline -> [String] in
            switch inline.kind {
            case .crossReference(let identifier, _): [identifier]
            case .emphasis(let content), .strong(let content), .subscript(let content), .superscript(let content),
                .link(_, _, let content), .span(_, let content):
                mentions(content)
            case .text, .code, .math, .image, .reference, .citation, .expression, .note, .rawHTML, .softBreak,
                .lineBreak:
                []
            }
        }
    }

    private static let smallestLineGap = 0.8
    /// Part of the text size by which a line's strip goes below its baseline.
    static let stripDepth = 0.27

    /// By how much lines move apart where something high or deep on them would touch the line above or below.
    private func spread(_ lines: [SetLine], _ place: Place, _ text: TextStyle) -> [(above: Double, below: Double)] {
        let height = text.size * InlineSetter.letterHeight
        let depth = text.size * InlineSetter.letterDepth
        return lines.enumerated().map { index, line in
            let before = index > 0 ? lines[index - 1].descent : depth
            let above = max(0, before + line.ascent + Self.smallestLineGap - place.leading)
            let isLast = index == lines.count - 1
            let below = isLast ? max(0, line.descent + height + Self.smallestLineGap - place.leading) : 0
            return (above, below)
        }
    }

    private func strip(_ line: SetLine, _ place: Place, _ text: TextStyle, above: Double, below: Double) -> FlowItem {
        let isText = place.leading == style.leading
        let baseline = above + place.leading - text.size * Self.stripDepth
        return FlowItem(
            height: above + place.leading + below, grid: !isText ? .other : above + below > 0.01 ? .grown : .line,
            items: [.group(.translation(x: place.left, y: baseline), clip: nil, line.items)])
    }

    private mutating func heading(_ heading: Heading, _ place: Place) -> [FlowItem] {
        let level = min(max(heading.level, 1), 4)
        let size = style.headingSizes[level - 1]
        let text = style.text(size: size, weight: level == 4 ? .regular : .bold, slant: level >= 3 ? .italic : .upright)
        var content = heading.content
        if let number = heading.number, let span = content.first?.span {
            content.insert(Inline(.text("\(number)\u{2003}"), span: span), at: 0)
        }
        var inner = place
        inner.leading = size * 1.25
        inner.size = size
        var strips = paragraph(content, text, inner, alignment: .left, role: headingRole(level))
        guard !strips.isEmpty else { return [] }
        for index in strips.indices {
            if index > 0 { strips[index].breakBefore = .forbidden }
            strips[index].keepsWithNext = true
            strips[index].mentions = []
        }
        strips[0].destinations = [heading.identifier]
        let title = (heading.number.map { $0 + " " } ?? "") + heading.content.plainText
        strips[0].outline = FlowItem.OutlineMark(level: level, title: title, destination: heading.identifier)
        let before = style.leading * (level == 1 ? 1.1 : 0.85)
        return spaced(strips, before: before, after: before / 2 - 1.5)
    }

    /// A heading's role: levels of the structure go on from the title's, and none is left out on the way down.
    private mutating func headingRole(_ level: Int) -> StructureTag.Role {
        let roles: [StructureTag.Role] = [.heading1, .heading2, .heading3, .heading4, .heading5]
        structureLevel = min(level + (hasTitle ? 1 : 0), structureLevel + 1, roles.count)
        return roles[structureLevel - 1]
    }

    private mutating func list(_ list: ListBlock, _ place: Place) -> [FlowItem] {
        let text = style.text(size: place.size)
        let widest = list.start.map { shaper.shape("\($0 + list.items.count - 1).", style: text).width } ?? 0
        let inset = max(style.indent * 1.6, widest + 5)
        var inner = place.moved(in: inset)
        let listElement = element(.list)
        var result: [FlowItem] = []
        for (index, blocks) in list.items.enumerated() {
            inner.path = place.path + [listElement, element(.listItem)]
            var strips = items(blocks, inner)
            guard !strips.isEmpty else { continue }
            let mark = list.start.map { "\($0 + index)." } ?? "•"
            let shaped = shaper.shape(mark, style: text)
            let x = place.left + inset - 5 - shaped.width
            let label = shaped.items(at: Point(x: x, y: place.leading - text.size * Self.stripDepth))
            strips[0].items.insert(.tagged(StructureTag(.listLabel), label), at: 0)
            if !list.isTight, index > 0 { strips[0].spaceBefore = max(strips[0].spaceBefore, style.leading * 0.35) }
            result += strips
        }
        return spaced(result, before: style.leading * 0.4, after: style.leading * 0.4)
    }
}
