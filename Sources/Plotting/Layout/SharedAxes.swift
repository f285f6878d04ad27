/// Gives panels in a column one range of x and those in a row one range of y; inner labels are left out.
struct SharedAxes {
    var figure: Figure
    var columns: Int

    func shared() -> Figure {
        guard figure.sharing != .none, figure.panels.count > 1 else { return figure }
        var shared = figure
        let domains = figure.panels.map(PanelDomains.init)
        let indices = figure.panels.indices
        if figure.sharing.includesX {
            for column in 0..<columns {
                let members = indices.filter { $0 % columns == column }
                let range = union(members.map { (figure.panels[$0].xAxis.scale, domains[$0].x) })
                for index in members {
                    set(&shared.panels[index].xAxis, range)
                    shared.panels[index].xAxis.showsLabels = index + columns >= figure.panels.count
                }
            }
        }
        if figure.sharing.includesY {
            for row in 0...(figure.panels.count - 1) / columns {
                let members = indices.filter { $0 / columns == row }
                let range = union(members.map { (figure.panels[$0].yAxis.scale, domains[$0].y) })
                for index in members {
                    set(&shared.panels[index].yAxis, range)
                    shared.panels[index].yAxis.showsLabels = index % columns == 0
                }
            }
        }
        return shared
    }

    /// The values that hold all domains; nil where scales differ, which cannot be shared.
    private func union(_ domains: [(scale: AxisScale, domain: PanelDomains.Domain)]) -> (low: Double, high: Double)? {
        guard let scale = domains.first?.scale, domains.allSatisfy({ $0.scale == scale }),
            let low = domains.map(\.domain.low).min(), let high = domains.map(\.domain.high).max()
        else { return nil }
        let ends = [scale.value(at: low), scale.value(at: high)].sorted()
        return (ends[0], ends[1])
    }

    private func set(_ axis: inout Axis, _ range: (low: Double, high: Double)?) {
        guard let range else { return }
        axis.lowest = range.low
        axis.highest = range.high
    }
}
