/// The ranges that a panel's axes must show, found once: with a million values the search is no trifle.
struct PanelDomains {
    typealias Domain = (low: Double, high: Double)

    var x: Domain
    var y: Domain
    /// Of the second vertical axis when it has marks of its own.
    var second: Domain?

    init(_ panel: Panel) {
        x = DataExtent.domain(of: .x, panel: panel)
        y = DataExtent.domain(of: .y, panel: panel)
        if let secondAxis = panel.secondAxis, secondAxis.factor == nil {
            second = DataExtent.secondDomain(secondAxis.axis, panel: panel)
        }
    }
}
