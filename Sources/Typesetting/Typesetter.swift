import Diagnostics
public import Document
public import Drawing

/// Lays out a resolved document as pages.
public struct Typesetter {
    private let fonts: FontBook
    private let shaper: HarfBuzzShaper
    private let math: any MathLayouting
    private let style: PageStyle

    /// How often a report is laid out until the page numbers in its contents settle.
    private static let mostPasses = 5
    /// Levels of headings that the contents show.
    private static let contentsLevels = 2

    /// - Throws: `TypesettingError.fontNotInstalled` when one of the style's families is missing.
    public init(style: PageStyle, shaper: HarfBuzzShaper) throws(TypesettingError) {
        self.style = style
        self.shaper = shaper
        fonts = shaper.fonts
        for family in [style.textFamily, style.figureFamily, style.codeFamily] {
            _ = try fonts.font(for: TextStyle(family: family, size: style.textSize))
        }
        math = try MathTypesetter(shaper: shaper, mathFamily: style.mathFamily, textFamily: style.textFamily)
    }

    /// - Parameters:
    ///   - graphics: what figures are drawn by.
    ///   - images: reads an image file by its path; nil when that was reported elsewhere.
    ///   - count: how the pages are counted.
    public func typeset(
        _ document: ResolvedDocument, graphics: [GraphicIdentifier: any Graphic],
        images: @escaping (String) -> RasterImage?, count: PageCount = PageCount()
    ) -> TypesetDocument {
        let whole = set(document, style, graphics: graphics, images: images, count: count)
        guard style.titleLayout == .letter, whole.pages.count > 1 else { return whole }
        for part in Self.letterSizes {
            var smaller = style
            smaller.setTextSize(style.textSize * part)
            let letter = set(document, smaller, graphics: graphics, images: images, count: count)
            if letter.pages.count == 1 { return letter }
        }
        var result = whole
        result.diagnostics.append(
            .warning(
                "long-letter", "the letter has \(whole.pages.count) pages, also in smaller type", at: nil,
                hint: "shorten it, or choose the template 'report'"))
        return result
    }

    /// Sizes, as parts of its own, in which a letter is tried that is a little longer than its page.
    private static let letterSizes = [0.96, 0.92, 0.88]

    private func set(
        _ document: ResolvedDocument, _ style: PageStyle, graphics: [GraphicIdentifier: any Graphic],
        images: @escaping (String) -> RasterImage?, count: PageCount
    ) -> TypesetDocument {
        let metadata = document.metadata
        var flow = FlowBuilder(
            style: style, shaper: shaper, math: math, hyphenator: Hyphenator(language: metadata.language),
            graphics: graphics, images: images, notes: document.notes, hasTitle: !metadata.title.isEmpty,
            words: metadata.words)
        var body = flow.items(style.hasPagePerFigure ? SlideBreaks.inserted(into: document.blocks) : document.blocks)
        if style.titleLayout == .page, !metadata.title.isEmpty {
            // The text begins after the title's page.
            body = [FlowItem(height: 0, items: []), FlowItem(height: 0, breakBefore: .forced, items: [])] + body
        }
        let diagnostics = flow.diagnostics
        let builder = PageBuilder(style: style, flow: body)
        let name = metadata.title.plainText
        let drawing = PageDrawing(
            style: style,
            running: RunningLines(style: style, metadata: metadata, paragraphs: flow.paragraphs, shaper: shaper),
            count: count)
        var contents =
            metadata.showsContents
            ? Self.contents(body.compactMap(\.outline).map { ($0.level, $0.title, $0.destination, 0) }) : []
        var lists = Self.lists(document)
        var result = PageDrawing.Result()
        var titleDiagnostics: [Diagnostic] = []
        var isSettled = false
        for _ in 0..<Self.mostPasses where !isSettled {
            // The title block starts from the same element numbers in each pass.
            var titleFlow = flow
            titleFlow.diagnostics = []
            titleFlow.beginTitle()
            let title = titleFlow.title(metadata, contents: contents, lists: lists)
            titleDiagnostics = titleFlow.diagnostics
            result = drawing.draw(builder.pages(title: title))
            let found =
                metadata.showsContents
                ? Self.contents(result.outline.map { ($0.level, $0.title, $0.destination, $0.page) }) : []
            let pages = lists.map { list in
                result.destinations.filter { name, _ in list.entries.contains { $0.identifier == name } }
            }
            isSettled = found == contents && pages == lists.map(\.pages)
            contents = found
            for index in lists.indices { lists[index].pages = pages[index] }
        }
        if !isSettled {
            titleDiagnostics.append(
                .warning(
                    "unsettled-contents",
                    "the page numbers of the contents still change after \(Self.mostPasses) layouts", at: nil))
        }
        return TypesetDocument(
            pages: result.pages, outline: result.outline,
            information: TypesetDocument.Information(
                title: name, authors: metadata.authors.map(\.name), language: metadata.language, date: metadata.date),
            diagnostics: titleDiagnostics + diagnostics)
    }

    /// The lists of figures and tables that the report asks for, without pages.
    private static func lists(_ document: ResolvedDocument) -> [FlowBuilder.ListOfCaptions] {
        let metadata = document.metadata
        let asked: [(Bool, CaptionList.Kind, String)] = [
            (metadata.listsFigures, .figures, metadata.words.figureList),
            (metadata.listsTables, .tables, metadata.words.tableList),
        ]
        return asked.compactMap { isAsked, kind, title in
            let entries = isAsked ? CaptionList(kind, in: document.blocks).entries : []
            return entries.isEmpty ? nil : FlowBuilder.ListOfCaptions(title: title, entries: entries, pages: [:])
        }
    }

    /// The pages before several reports in one document: its title and the contents of all of them.
    ///
    /// - Parameter contents: what is listed, with the pages of the whole document; links lead to places that are not on these pages.
    public func front(
        _ metadata: Metadata, contents: [TypesetDocument.OutlineEntry], count: PageCount = PageCount()
    ) -> TypesetDocument {
        var flow = FlowBuilder(
            style: style, shaper: shaper, math: math, hyphenator: Hyphenator(language: metadata.language),
            graphics: [:], images: { _ in nil }, notes: [], hasTitle: true, words: metadata.words)
        let title = flow.title(metadata, contents: [])
        let drawing = PageDrawing(
            style: style,
            running: RunningLines(style: style, metadata: metadata, paragraphs: flow.paragraphs, shaper: shaper),
            count: count, elsewhere: Set(contents.map(\.destination)))
        let body = flow.contentsOfReports(
            contents.map {
                FlowBuilder.ContentsEntry(
                    level: $0.level, title: $0.title, destination: $0.destination, page: $0.page)
            })
        let result = drawing.draw(PageBuilder(style: style, flow: body).pages(title: title))
        return TypesetDocument(
            pages: result.pages, outline: [],
            information: TypesetDocument.Information(
                title: metadata.title.plainText, authors: metadata.authors.map(\.name), language: metadata.language,
                date: metadata.date),
            diagnostics: flow.diagnostics)
    }

    private static func contents(
        _ marks: [(level: Int, title: String, destination: String, page: Int)]
    ) -> [FlowBuilder.ContentsEntry] {
        let top = marks.map(\.level).min() ?? 1
        return marks.filter { $0.level - top < contentsLevels }.map {
            FlowBuilder.ContentsEntry(
                level: $0.level - top + 1, title: $0.title, destination: $0.destination, page: $0.page)
        }
    }
}
