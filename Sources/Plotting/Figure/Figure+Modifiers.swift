extension Figure {
    /// Describes the horizontal axis of every panel; what is left out stays as it was.
    ///
    /// - Parameters:
    ///   - title: quantity, in label markup (`*italic*`, `**bold**`, `~sub~`, `^sup^`).
    ///   - unit: unit, in label markup; the theme decides between *T* / K and *T* (K).
    ///   - scale: linear, logarithmic or reciprocal temperature.
    ///   - domain: first and last value shown, in the data's unit; nil follows the data.
    ///   - ticks: values that get a labelled tick; nil finds round ones.
    ///   - tickLabels: labels of `ticks`, in label markup.
    public func xAxis(
        _ title: String? = nil, unit: String? = nil, scale: AxisScale? = nil, domain: ClosedRange<Double>? = nil,
        ticks: [Double]? = nil, tickLabels: [String]? = nil
    ) -> Figure {
        changingPanels { $0.xAxis.describe(title, unit, scale, domain, ticks, tickLabels) }
    }

    /// Describes the vertical axis of every panel, as `xAxis` does the horizontal one.
    public func yAxis(
        _ title: String? = nil, unit: String? = nil, scale: AxisScale? = nil, domain: ClosedRange<Double>? = nil,
        ticks: [Double]? = nil, tickLabels: [String]? = nil
    ) -> Figure {
        changingPanels { $0.yAxis.describe(title, unit, scale, domain, ticks, tickLabels) }
    }

    /// Adds marks to every panel, drawn after the others of their kind.
    public func adding(@MarkBuilder _ marks: () -> [Mark]) -> Figure {
        let added = marks()
        return changingPanels { $0.marks += added }
    }

    public func width(_ width: FigureWidth) -> Figure { changing { $0.width = width } }
    /// Sets the whole figure's height in points.
    public func height(_ points: Double) -> Figure { changing { $0.height = points } }
    /// Sets height over width of the plot areas.
    public func aspect(_ ratio: Double) -> Figure { changingPanels { $0.aspect = ratio } }
    /// Makes a unit (a decade on logarithmic axes) as long on x as on y, as Nyquist plots need.
    public func equalScales(_ equal: Bool = true) -> Figure { changingPanels { $0.equalScales = equal } }
    public func legend(_ placement: LegendPlacement) -> Figure { changingPanels { $0.legend = placement } }
    public func grid(_ shown: Bool = true) -> Figure { changingPanels { $0.grid = shown } }
    /// Says what the figure shows, for readers who cannot see it.
    public func accessibleDescription(_ text: String) -> Figure { changing { $0.statedDescription = text } }

    private func changing(_ change: (inout Figure) -> Void) -> Figure {
        var figure = self
        change(&figure)
        return figure
    }

    private func changingPanels(_ change: (inout Panel) -> Void) -> Figure {
        changing { figure in for index in figure.panels.indices { change(&figure.panels[index]) } }
    }
}
