public import Drawing

/// A figure as a value: data, marks and axes. It is laid out only where it is drawn, with the page's fonts and width.
public struct Figure: Hashable, Codable, Sendable {
    public var panels: [Panel]
    public var width: FigureWidth
    /// Height of a plot's frame as a part of its width.
    public var aspect: Double
    public var accessibleDescription: String?

    public init(
        panels: [Panel], width: FigureWidth = .column, aspect: Double = 0.78, accessibleDescription: String? = nil
    ) {
        self.panels = panels
        self.width = width
        self.aspect = aspect
        self.accessibleDescription = accessibleDescription
    }

    /// A figure of one panel.
    public init(@MarkBuilder _ marks: () -> [Mark]) {
        self.init(panels: [Panel(marks: marks())])
    }

    /// Several figures side by side as one, their panels lettered.
    public init(row figures: [Figure], width: FigureWidth = .page) {
        self.init(panels: figures.flatMap(\.panels), width: width, aspect: figures.first?.aspect ?? 0.78)
    }
}

/// The width of a figure where the notebook does not give one.
public enum FigureWidth: Hashable, Codable, Sendable {
    /// 84 mm, a journal's column.
    case column
    /// 120 mm.
    case medium
    /// 174 mm, a journal's page.
    case page
    case points(Double)

    /// The width in points.
    public var points: Double {
        switch self {
        case .column: 84 * 72 / 25.4
        case .medium: 120 * 72 / 25.4
        case .page: 174 * 72 / 25.4
        case .points(let points): points
        }
    }
}

extension Figure {
    /// The figure with a title and a scale for the x axis.
    public func xAxis(_ title: String, scale: Scale = .linear, from: Double? = nil, to: Double? = nil) -> Figure {
        changed { $0.xAxis = Axis(title: title, scale: scale, lowest: from, highest: to) }
    }

    /// The figure with a title and a scale for the y axis.
    public func yAxis(_ title: String, scale: Scale = .linear, from: Double? = nil, to: Double? = nil) -> Figure {
        changed { $0.yAxis = Axis(title: title, scale: scale, lowest: from, highest: to) }
    }

    public func width(_ width: FigureWidth) -> Figure {
        var figure = self
        figure.width = width
        return figure
    }

    /// The figure with frames of another shape.
    ///
    /// - Parameter aspect: height of a frame as a part of its width.
    public func aspect(_ aspect: Double) -> Figure {
        var figure = self
        figure.aspect = aspect
        return figure
    }

    /// The figure with words for readers who cannot see it.
    public func description(_ text: String) -> Figure {
        var figure = self
        figure.accessibleDescription = text
        return figure
    }

    /// The figure with more marks on its last panel.
    public func adding(@MarkBuilder _ marks: () -> [Mark]) -> Figure {
        let more = marks()
        return changed { $0.marks += more }
    }

    private func changed(_ change: (inout Panel) -> Void) -> Figure {
        var figure = self
        if figure.panels.isEmpty { figure.panels = [Panel(marks: [])] }
        change(&figure.panels[figure.panels.count - 1])
        return figure
    }
}

extension Figure: Graphic {
    public func displayList(
        width: Double?, height: Double?, appearance: GraphicAppearance, shaper: any TextShaper
    ) -> DisplayList {
        FigureLayout(figure: self, theme: appearance == .light ? .light : .dark, shaper: shaper).displayList(
            width: width, height: height)
    }
}
