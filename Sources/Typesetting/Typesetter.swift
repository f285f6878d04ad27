import Diagnostics
public import Document
public import Drawing

/// Lays out a resolved document as pages.
public struct Typesetter {
    private let fonts: FontBook
    private let shaper: HarfBuzzShaper
    private let math: any MathLayouting
    private let style: PageStyle

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
    public func typeset(
        _ document: ResolvedDocument, graphics: [GraphicIdentifier: any Graphic],
        images: @escaping (String) -> RasterImage?
    ) -> TypesetDocument {
        let hyphenator = Hyphenator(language: document.metadata.language)
        var flow = FlowBuilder(
            style: style, shaper: shaper, math: math, hyphenator: hyphenator, graphics: graphics, images: images)
        let title = flow.title(document.metadata)
        let body = flow.items(document.blocks)
        let name = document.metadata.title.plainText
        let result = PageBuilder(style: style, footer: name, shaper: shaper).build(title: title, body: body)
        return TypesetDocument(
            pages: result.pages, outline: result.outline,
            information: TypesetDocument.Information(
                title: name, authors: document.metadata.authors.map(\.name), language: document.metadata.language,
                date: document.metadata.date), diagnostics: flow.diagnostics)
    }
}
