import Diagnostics
import Document
import Drawing

/// Equations and figures.
extension FlowBuilder {
    // MARK: Equations

    /// Sizes, as parts of the text's, at which an equation is tried before it is called too wide.
    private static let equationSizes = [1.0, 0.94, 0.88]

    mutating func equation(_ equation: MathBlock, _ place: Place, span: SourceSpan) -> [FlowItem] {
        let number = equation.number.map { shaper.shape("(\($0))", style: style.text(size: place.size)) }
        let numberRoom = number.map { $0.width + 10 } ?? 0
        var box = MathBox(width: 0, ascent: 0, descent: 0, items: [])
        for part in Self.equationSizes {
            box = math.layout(equation.source, isDisplayed: true, size: place.size * part, color: style.textColor)
            if box.width + numberRoom <= place.width { break }
        }
        if box.width > place.width + 0.5 { reportOverfull(by: box.width - place.width, at: span) }
        let right = place.left + place.width
        var height = box.ascent + box.descent
        var items: [DisplayItem] = []
        // The equation stands in the middle unless its number is in the way.
        let fits = box.width + numberRoom <= place.width
        let centered = place.left + (place.width - box.width) / 2
        let x = max(place.left, fits ? min(centered, right - numberRoom - box.width) : centered)
        items.append(.group(.translation(x: x, y: box.ascent), clip: nil, box.items))
        if let number {
            var baseline = box.ascent
            if !fits {
                baseline = height + place.size
                height = baseline + place.size * 0.2
            }
            items += number.items(at: Point(x: right - number.width, y: baseline))
        }
        return [
            FlowItem(
                height: height, spaceBefore: style.leading * 0.45, spaceAfter: style.leading * 0.45,
                breakBefore: .discouraged, items: items,
                path: place.path + [element(.formula, alternative: equation.source)],
                destinations: equation.identifier.map { [$0] } ?? [])
        ]
    }

    // MARK: Captions

    /// - Parameter part: the letter inside a panel, which stands alone before the text.
    mutating func caption(
        kind: String, number: String?, part: String? = nil, _ content: [Inline]?, _ place: Place, span: SourceSpan
    ) -> [FlowItem] {
        guard content?.isEmpty == false || number != nil || part != nil else { return [] }
        let size = style.captionSize
        var inner = place
        inner.leading = size * 1.3
        inner.size = size
        var inlines = content ?? []
        if let mark = part.map({ "(\($0))" }) ?? number.map({ "\(kind)\u{A0}\($0)." }) {
            let label = Inline(.strong([Inline(.text(mark), span: span)]), span: span)
            inlines = [label] + (inlines.isEmpty ? [] : [Inline(.text(" "), span: span)]) + inlines
        }
        var strips = paragraph(inlines, style.text(size: size), inner, alignment: .left, role: .caption, span: span)
        for index in strips.indices {
            strips[index].breakBefore = .forbidden
            strips[index].mentions = []
        }
        return strips
    }

    // MARK: Figures

    mutating func figure(_ figure: FigureBlock, _ place: Place, span: SourceSpan) -> [FlowItem] {
        guard let (drawing, spans) = drawing(figure, place, span: span) else {
            // A figure yet to be drawn is still led to.
            return figure.identifier.map { [FlowItem(height: 0, items: [], destinations: [$0])] } ?? []
        }
        let available = spans ? style.textWidth : place.width
        let left = (spans ? 0 : place.left) + (available - drawing.size.width) / 2
        let figureElement = element(.figure, alternative: alternative(figure))
        var strips = [
            FlowItem(
                height: drawing.size.height, items: [.group(.translation(x: left, y: 0), clip: nil, drawing.items)],
                path: [figureElement])
        ]
        var inner = place
        inner.left = min(left, spans ? 0 : place.left)
        inner.width = max(available, drawing.size.width)
        var captionStrips = caption(
            kind: words.figure.one, number: figure.number, part: figure.part, figure.caption, inner, span: span)
        if !captionStrips.isEmpty {
            captionStrips[0].spaceBefore = 6
            strips += captionStrips
        }
        var whole = FlowItem.joined(strips)
        if style.hasPagePerFigure || !spans && figure.caption == nil && figure.number == nil {
            whole.spaceBefore = style.leading
            whole.spaceAfter = style.leading
        } else if spans {
            whole = spanning(whole)
        } else {
            whole.placement = .float
            whole.spaceBefore = style.leading
            whole.spaceAfter = style.leading
        }
        if figure.number != nil { whole.series = .figures }
        if let name = figure.identifier ?? figure.number.map({ CaptionList.identifier(.figures, $0) }) {
            whole.destinations = [name]
        }
        return [whole]
    }

    /// Something across all columns, with its footnotes below it: it belongs to no column that could have them.
    func spanning(_ item: FlowItem) -> FlowItem {
        var item = item
        if !item.notes.isEmpty {
            var notes = item.notes
            item.notes = []
            notes[0].spaceBefore = Self.spaceAboveNotes
            let series = item.series
            item = FlowItem.joined([item] + notes)
            item.series = series
        }
        item.placement = .spanning
        item.spaceBefore = style.leading
        item.spaceAfter = style.leading
        return item
    }

    /// Space between a wide table and its footnotes, in points.
    private static let spaceAboveNotes = 4.0

    /// What a figure shows in words: its author's, its own, or those of its caption.
    private func alternative(_ figure: FigureBlock) -> String {
        if let text = figure.alternativeText, !text.isEmpty { return text }
        if case .graphic(let identifier) = figure.content,
            let text = graphics[identifier]?.accessibleDescription, !text.isEmpty
        {
            return text
        }
        let caption = figure.caption?.plainText ?? ""
        return caption.isEmpty ? "Figure without a description" : caption
    }

    /// A figure drawn at the width that the page gives it, and whether it goes across all columns.
    private mutating func drawing(
        _ figure: FigureBlock, _ place: Place, span: SourceSpan
    ) -> (drawing: DisplayList, spans: Bool)? {
        let isInColumn = place.left == 0 && place.width == style.columnWidth
        let widest = isInColumn ? style.widestFigure : place.width
        let wanted: Double? =
            switch figure.width {
            case .points(let points): min(points, widest)
            case .fraction(let part): part * place.width
            case .column: place.width
            case .page: widest
            case nil: place.isPageWide ? widest : nil
            }
        var height: Double?
        if case .points(let points)? = figure.height { height = points }
        if height == nil, let aspect = figure.aspect { height = (wanted ?? place.width) * aspect }
        func list(_ width: Double?) -> DisplayList? {
            switch figure.content {
            case .graphic(let identifier):
                let scale = style.figureScale
                return graphics[identifier]?.displayList(
                    width: width.map { $0 / scale }, height: height.map { $0 / scale }, appearance: .light,
                    shaper: shaper
                ).scaled(by: scale)
            case .image(let path): return images(path).map { image($0, width: width, widest: place.width) }
            }
        }
        guard var drawing = list(wanted) else { return nil }
        if wanted == nil {
            // Its own width stands as far as it fits; a little too wide for a column is drawn for the column.
            let limit = style.columns > 1 && drawing.size.width < place.width * 1.6 ? place.width : widest
            if drawing.size.width > limit + 0.5, let narrower = list(limit) { drawing = narrower }
        }
        if style.hasPagePerFigure, height == nil, drawing.size.height > highestFigure {
            // Drawn for the slide's height instead of made smaller, so that its letters stay large.
            height = highestFigure
            if let lower = list(wanted ?? min(drawing.size.width, widest)) { drawing = lower }
        }
        let spans = isInColumn && style.columns > 1 && drawing.size.width > place.width + 0.5
        return (fitted(drawing), spans)
    }

    private func image(_ image: RasterImage, width: Double?, widest: Double) -> DisplayList {
        let shown = width ?? min(image.naturalWidth, widest)
        let height = image.height(forWidth: shown)
        return DisplayList(
            size: Size(width: shown, height: height),
            items: [.image(image, Rect(x: 0, y: 0, width: shown, height: height))])
    }

    /// A drawing higher than the page made smaller, so that it fits with its caption.
    private func fitted(_ drawing: DisplayList) -> DisplayList {
        guard drawing.size.height > highestFigure else { return drawing }
        return drawing.scaled(by: highestFigure / drawing.size.height)
    }

    /// The height that a page has for a figure with its caption, and on a slide with the heading above it.
    private var highestFigure: Double {
        style.columnHeight * (style.hasPagePerFigure ? isBelowHeading ? 0.66 : 0.82 : 0.85)
    }
}

extension DisplayList {
    /// The same drawing larger or smaller.
    fileprivate func scaled(by scale: Double) -> DisplayList {
        guard scale != 1 else { return self }
        return DisplayList(
            size: Size(width: size.width * scale, height: size.height * scale),
            items: [.group(.scale(x: scale, y: scale), clip: nil, items)])
    }
}
