import Document
import Drawing
import Plotting
import Typesetting

/// The figures of a report as manuscripts take them: each drawn once, as wide as its block asks.
struct ManuscriptFigures {
    struct Drawing {
        /// A file name without ending, of letters that every program takes.
        var name: String
        var list: DisplayList
        var alternative: String
    }

    private(set) var drawings: [GraphicIdentifier: Drawing] = [:]
    /// In the order in which they stand.
    private(set) var order: [GraphicIdentifier] = []

    init(_ document: ResolvedDocument, _ figures: [GraphicIdentifier: Figure], shaper: HarfBuzzShaper) {
        for (block, identifier) in FigureFiles.figures(in: document.blocks) {
            guard let figure = figures[identifier], drawings[identifier] == nil else { continue }
            order.append(identifier)
            drawings[identifier] = Drawing(
                name: Self.fileName(block.identifier ?? "figure-\(order.count)"),
                list: figure.displayList(
                    for: block, widths: .manuscript, appearance: .light, shaper: shaper),
                alternative: block.alternativeText ?? figure.accessibleDescription ?? "Figure")
        }
    }

    /// The name with a dash for every sign that a program might stumble over.
    static func fileName(_ name: String) -> String {
        String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") ? $0 : "-" })
    }
}
