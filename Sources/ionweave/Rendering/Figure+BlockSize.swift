import Document
import Drawing
import Plotting

extension Figure {
    /// The figure as large as its block asks where no page gives it a width.
    func displayList(
        for block: FigureBlock?, widths: FigureWidths, appearance: GraphicAppearance, shaper: any TextShaper
    ) -> DisplayList {
        let width = block?.width.map { widths.points($0) }
        var height: Double?
        if case .points(let points)? = block?.height { height = points }
        func list() -> DisplayList {
            displayList(width: width, height: height, appearance: appearance, shaper: shaper)
        }
        guard height == nil, let aspect = block?.aspect else { return list() }
        height = (width ?? list().size.width) * aspect
        return list()
    }
}
