/// A tinted stretch of the panel, such as a stability window or the range of a fit.
public struct Region: PlotElement, Codable, Hashable {
    /// Ends along x; nil reaches across the panel.
    public var x: ClosedRange<Double>?
    /// Ends along y; nil reaches across the panel.
    public var y: ClosedRange<Double>?
    /// In label markup, set inside along the top or in the middle of the region.
    public var text: String?
    public var style: MarkStyle

    public init(x: ClosedRange<Double>? = nil, y: ClosedRange<Double>? = nil, text: String? = nil, label: String? = nil)
    {
        self.x = x
        self.y = y
        self.text = text
        style = MarkStyle(label: label, color: label == nil ? .grey : nil)
    }

    public var mark: Mark { .region(self) }
}
