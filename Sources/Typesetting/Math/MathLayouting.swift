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

    /// Lays out a formula in a line of text as parts between which the line may end; side by side with the spaces after
    /// them they are the whole formula.
    func parts(_ source: String, size: Double, color: Color) -> [MathPart]
}
