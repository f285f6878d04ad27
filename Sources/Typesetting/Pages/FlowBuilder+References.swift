import Document
import Drawing

extension FlowBuilder {
    /// Size and leading of the list are smaller than the text's by these points.
    private static let smallerSize = 0.8
    private static let smallerLeading = 1.2
    private static let labelGap = 5.0

    /// The list of references: numbers in a column of their own, or names from which the other lines are indented.
    mutating func references(_ list: ReferenceList, _ place: Place) -> [FlowItem] {
        var place = place
        place.size -= Self.smallerSize
        place.leading -= Self.smallerLeading
        let text = style.text(size: place.size)
        let labels = list.entries.map { entry in entry.label.map { shaper.shape($0, style: text) } }
        let widest = labels.compactMap { $0?.width }.max()
        let inset = widest.map { $0 + Self.labelGap } ?? style.indent * 1.4
        let listElement = element(.list)
        var result: [FlowItem] = []
        for (entry, label) in zip(list.entries, labels) {
            var inner = place.moved(in: inset)
            inner.path = place.path + [listElement, element(.listItem)]
            var strips = paragraph(entry.content, text, inner, indent: label == nil ? -inset : 0)
            if strips.isEmpty { strips = [FlowItem(height: 0, items: [])] }
            strips[0].destinations.append(entry.identifier)
            strips[0].mentions = []
            if let label {
                // Numbers stand flush right, so that their last figures are below each other.
                let x = place.left + inset - Self.labelGap - label.width
                let drawn = label.items(at: Point(x: x, y: place.leading - text.size * Self.stripDepth))
                strips[0].items.insert(.tagged(StructureTag(.listLabel), drawn), at: 0)
            }
            strips[0].spaceBefore = style.leading * 0.15
            result += strips
        }
        return spaced(result, before: style.leading * 0.4, after: style.leading * 0.4)
    }
}
