import Drawing

/// What does not change while a panel's layout is tried out: the data's ranges, and marks on axes seen before.
final class PanelCache {
    let domains: PanelDomains
    private var last: (x: AxisMapping, y: AxisMapping, second: AxisMapping?, plot: Rect, geometries: [MarkGeometry])?

    init(_ panel: Panel) { domains = PanelDomains(panel) }

    func geometries(_ axes: PanelAxes, _ make: () -> [MarkGeometry]) -> [MarkGeometry] {
        if let last, last.x == axes.x, last.y == axes.y, last.second == axes.second, last.plot == axes.plot {
            return last.geometries
        }
        let geometries = make()
        last = (axes.x, axes.y, axes.second, axes.plot, geometries)
        return geometries
    }
}
