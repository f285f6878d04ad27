/// How the weight λ of smoothness against misfit is chosen.
public enum RegularisationCriterion: String, CaseIterable, Hashable, Codable, Sendable {
    /// N ‖y − A x‖²/[N − tr(A(AᵀA + λM)⁻¹Aᵀ)]² of the fit without bounds.
    /// Source: G. H. Golub, M. Heath, G. Wahba, Technometrics 1979, 21, 215.
    case generalisedCrossValidation
    /// The corner of ln misfit against ln roughness: minus its curvature.
    /// Source: P. C. Hansen, D. P. O'Leary, SIAM J. Sci. Comput. 1993, 14, 1487.
    case lCurve
    /// How well the distribution of the real part alone foretells the imaginary part, and the reverse.
    /// Source: M. Saccoccio et al., Electrochim. Acta 2014, 147, 470.
    case realImaginaryCrossValidation
}
