public import Drawing

/// Lays out formulas in TeX notation.
public protocol MathLayouting: AnyObject {
    /// Lays out a formula.
    ///
    /// - Parameters:
    ///   - source: TeX notation, without dollars.
    ///   - isDisplayed: whether the formula stands on a line of its own.
    ///   - size: size of the surrounding text in points.
    func layout(_ source: String, isDisplayed: Bool, size: Double, color: Color) -> MathBox
}
