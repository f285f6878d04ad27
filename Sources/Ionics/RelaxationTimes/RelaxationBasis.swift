/// Functions of ln τ of which a distribution of relaxation times is made.
public enum RelaxationBasis: Hashable, Codable, Sendable {
    /// exp(−μ²(ln τ − ln τ_m)²) whose full width at half maximum is the grid's spacing divided by a coefficient, 0.5 for twice the spacing.
    /// Source: T. H. Wan et al., Electrochim. Acta 2015, 184, 483.
    case gaussian(widthCoefficient: Double)
    /// Straight lines between the grid's points.
    case piecewiseLinear
}
