extension Figure {
    /// Describes the horizontal axis of every panel; what is left out stays as it was.
    ///
    /// - Parameters:
    ///   - title: quantity, in label markup (`*italic*`, `**bold**`, `~sub~`, `^sup^`).
    ///   - unit: unit, in label markup; the theme decides between *T* / K and *T* (K).
    ///   - scale: linear, logarithmic or reciprocal temperature.
    ///   - from: one end, in the data's unit; nil follows the data.
    ///   - to: the other end.
    ///   - ticks: values that get a labelled tick; nil finds round ones.
    ///   - tickLabels: labels of `ticks`, in label markup.
    public func xAxis(
        _ title: String? = nil, unit: String? = nil, scale: AxisScale? = nil, from: Double? = nil,
        to: Double? = nil, ticks: [Double]? = nil, tickLabels: [String]? = nil
    ) -> Figure {
        changingPanels { $0.xAxis.describe(title, unit, scale, from, to, ticks, tickLabels) }
    }

    /// Describes the vertical axis of every panel, as `xAxis` does the horizontal one.
    public func yAxis(
        _ title: String? = nil, unit: String? = nil, scale: AxisScale? = nil, from: Double? = nil,
        to: Double? = nil, ticks: [Double]? = nil, tickLabels: [String]? = nil
    ) -> Figure {
        changingPanels { $0.yAxis.describe(title, unit, scale, from, to, ticks, tickLabels) }
    }

    /// Adds marks to a panel, drawn after the others of their kind.
    ///
    /// - Parameter panel: the panel's place from 0; nil is the last one.
    public func adding(to panel: Int? = nil, @MarkBuilder _ marks: () -> [Mark]) -> Figure {
        let added = marks()
        return changing { figure in
            if figure.panels.isEmpty { figure.panels = [Panel(marks: [])] }
            let index = min(figure.panels.count - 1, max(0, panel ?? figure.panels.count - 1))
            figure.panels[index].marks += added
        }
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
    public func description(_ text: String) -> Figure { changing { $0.statedDescription = text } }

    private func changing(_ change: (inout Figure) -> Void) -> Figure {
        var figure = self
        change(&figure)
        return figure
    }

    private func changingPanels(_ change: (inout Panel) -> Void) -> Figure {
        changing { figure in for index in figure.panels.indices { change(&figure.panels[index]) } }
    }
}
