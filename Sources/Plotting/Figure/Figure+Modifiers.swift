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

    /// Leaves stretches of the horizontal axis out.
    public func xBreaks(_ breaks: AxisBreak...) -> Figure { changingPanels { $0.xAxis.breaks = breaks } }
    /// Leaves stretches of the vertical axis out.
    public func yBreaks(_ breaks: AxisBreak...) -> Figure { changingPanels { $0.yAxis.breaks = breaks } }
    /// Lets values grow from right to left.
    public func xReversed() -> Figure { changingPanels { $0.xAxis.isReversed = true } }
    /// Lets values grow downwards.
    public func yReversed() -> Figure { changingPanels { $0.yAxis.isReversed = true } }

    /// Describes a second vertical axis at the right, for marks that are `.onSecondAxis()`.
    public func secondYAxis(
        _ title: String? = nil, unit: String? = nil, scale: AxisScale = .linear, from: Double? = nil,
        to: Double? = nil, ticks: [Double]? = nil, tickLabels: [String]? = nil
    ) -> Figure {
        let axis = Axis(
            title: title, unit: unit, scale: scale, lowest: from, highest: to, ticks: ticks, tickLabels: tickLabels)
        return changingPanels { $0.secondAxis = SecondAxis(axis: axis) }
    }

    /// Reads the vertical axis in another unit at the right: the value there is `factor` y + `offset`.
    public func secondYAxis(
        _ title: String, unit: String? = nil, factor: Double, offset: Double = 0
    ) -> Figure {
        changingPanels {
            let axis = Axis(title: title, unit: unit, scale: $0.yAxis.scale)
            $0.secondAxis = SecondAxis(axis: axis, factor: factor, offset: offset)
        }
    }

    /// Says how values become colours, and what the bar beside the panel is called.
    public func colors(
        _ title: String? = nil, unit: String? = nil, map: ColorScale.Map = .viridis, scale: AxisScale = .linear,
        from: Double? = nil, to: Double? = nil, bar: Bool = true
    ) -> Figure {
        let colors = ColorScale(title, unit: unit, map: map, scale: scale, from: from, to: to, showsBar: bar)
        return changingPanels { $0.colors = colors }
    }

    /// Draws x as angles in degrees and y as distances from the centre.
    ///
    /// - Parameter startsAtTop: 0° up and clockwise, instead of to the right and counterclockwise.
    public func polar(startsAtTop: Bool = false) -> Figure {
        changingPanels { $0.projection = .polar(startsAtTop: startsAtTop) }
    }

    /// Draws x and y as the second and third of three fractions that add to 1; corners in label markup.
    public func ternary(left: String, right: String, top: String) -> Figure {
        changingPanels { $0.projection = .ternary(left: left, right: right, top: top) }
    }

    /// Which sides of the plot areas are drawn.
    public func frame(_ style: FrameStyle) -> Figure { changingPanels { $0.frame = style } }
    /// Sets a title above each panel, in label markup.
    public func title(_ title: String) -> Figure { changingPanels { $0.title = title } }
    /// The look of the figure, whatever the page's own is.
    public func theme(_ theme: FigureTheme) -> Figure { changing { $0.theme = theme } }

    /// Sets a small figure into the last panel; places and sizes are parts of the plot area.
    public func inset(_ figure: Figure, left: Double, bottom: Double, width: Double, height: Double) -> Figure {
        changing { whole in
            guard let panel = figure.panels.first, !whole.panels.isEmpty else { return }
            whole.panels[whole.panels.count - 1].insets.append(
                Inset(panel: panel, left: left, bottom: bottom, width: width, height: height))
        }
    }

    /// Enlarges a part of the last panel in an inset, framed in the panel and joined to it by lines.
    public func zoom(
        x: ClosedRange<Double>, y: ClosedRange<Double>, left: Double, bottom: Double, width: Double, height: Double
    ) -> Figure {
        changing { whole in
            guard var panel = whole.panels.last else { return }
            panel.insets = []
            panel.legend = .hidden
            panel.title = nil
            panel.equalScales = false
            panel.secondAxis = nil
            panel.xAxis.describe(nil, nil, nil, x.lowerBound, x.upperBound, nil, nil)
            panel.yAxis.describe(nil, nil, nil, y.lowerBound, y.upperBound, nil, nil)
            panel.xAxis.title = nil
            panel.yAxis.title = nil
            whole.panels[whole.panels.count - 1].insets.append(
                Inset(panel: panel, left: left, bottom: bottom, width: width, height: height, isZoom: true))
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
