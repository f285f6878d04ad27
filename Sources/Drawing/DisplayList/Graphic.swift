/// Something that can draw itself once its width and the page's fonts are known: a figure.
public protocol Graphic: Sendable {
    /// Draws the figure.
    ///
    /// - Parameters:
    ///   - width: width in points that the page gives; nil leaves the choice to the figure.
    ///   - height: height in points; nil leaves the choice to the figure.
    ///   - appearance: light or dark ground.
    ///   - shaper: the fonts of the page.
    func displayList(
        width: Double?, height: Double?, appearance: GraphicAppearance, shaper: any TextShaper
    ) -> DisplayList

    /// What the figure shows, in words, when its author did not say.
    var accessibleDescription: String? { get }
}

/// The ground that a figure is drawn on.
public enum GraphicAppearance: String, Sendable { case light, dark }
