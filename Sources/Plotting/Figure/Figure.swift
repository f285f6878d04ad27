/// A figure as a value: data, marks, scales and wishes about size. How it looks is decided when it is laid out.
///
/// ```swift
/// Figure {
///     Points(x: temperature, y: conductivity, label: "Li~3~YCl~6~")
///     Line(x: temperature, y: fitted)
/// }
/// .xAxis("*T*", unit: "K")
/// .yAxis("*σ*", unit: "S cm^−1^", scale: .log)
/// ```
public struct Figure: Codable, Hashable, Sendable {
    public var panels: [Panel]
    /// Panels in a row; nil sets up to three side by side.
    public var columns: Int?
    public var width: FigureWidth
    /// Height in points; nil follows from the panels' aspect.
    public var height: Double?
    public var sharing: AxisSharing
    /// The look; nil is the page's own.
    public var theme: FigureTheme?
    /// What the author says that the figure shows; `accessibleDescription` falls back to a sentence made from the data.
    public var statedDescription: String?

    public init() { self.init(panels: []) }

    public init(panels: [Panel], columns: Int? = nil, width: FigureWidth? = nil) {
        self.panels = panels
        self.columns = columns
        sharing = .none
        self.width = width ?? (panels.count > 2 ? .page : panels.count == 2 ? .medium : .column)
    }

    /// A figure of one panel.
    public init(@MarkBuilder marks: () -> [Mark]) { self.init(panels: [Panel(marks: marks())]) }

    /// Several figures side by side as one, their panels lettered (a), (b), …
    public init(row figures: [Figure], width: FigureWidth? = nil) {
        let panels = figures.flatMap(\.panels)
        self.init(panels: panels, columns: panels.count, width: width)
    }

    /// Several figures as panels of one, lettered (a), (b), …
    ///
    /// - Parameters:
    ///   - columns: panels in a row.
    ///   - sharing: axes that panels have in common.
    ///   - panels: figures or panels; a figure gives all its panels.
    public static func panels(
        columns: Int? = nil, sharing: AxisSharing = .none, @PanelBuilder _ panels: () -> [Panel]
    ) -> Figure {
        var figure = Figure(panels: panels(), columns: columns)
        figure.sharing = sharing
        return figure
    }
}
