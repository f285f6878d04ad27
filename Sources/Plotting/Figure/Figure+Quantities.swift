public import Quantities

extension Figure {
    /// Points of one column against another; both axes are labelled by their columns.
    ///
    /// - Parameter label: the series' name, in label markup.
    public init(x: QuantityColumn, y: QuantityColumn, label: String? = nil) {
        self.init { Self.points(x, y, label) }
        panels[0].xAxis = Axis(title: x.title, unit: x.unit.markup, measured: x.unit)
        panels[0].yAxis = Axis(title: y.title, unit: y.unit.markup, measured: y.unit)
    }

    /// Adds points to the last panel, converted to the units of its axes.
    ///
    /// - Throws: `QuantityError` when a column has another dimension than its axis.
    public func adding(x: QuantityColumn, y: QuantityColumn, label: String? = nil) throws(QuantityError) -> Figure {
        guard let panel = panels.last else { return Figure(x: x, y: y, label: label) }
        let converted = (
            x: try x.converted(to: panel.xAxis.measured ?? x.unit),
            y: try y.converted(to: panel.yAxis.measured ?? y.unit)
        )
        return adding { Self.points(converted.x, converted.y, label) }
    }

    @MarkBuilder private static func points(_ x: QuantityColumn, _ y: QuantityColumn, _ label: String?) -> [Mark] {
        if let errors = x.uncertainties {
            ErrorBars(x: x.values, y: y.values, xError: errors).series(label ?? y.title)
        }
        Points(x: x.values, y: y.values, uncertainties: y.uncertainties, label: label).series(label ?? y.title)
    }
}
