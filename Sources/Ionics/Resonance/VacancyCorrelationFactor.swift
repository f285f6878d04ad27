/// Correlation factors f of tracers that move by single vacancies.
///
/// Source: K. Compaan, Y. Haven, Trans. Faraday Soc. 1956, 52, 786; for the honeycomb and the square lattice the same table; printed again in
/// H. Mehrer, Diffusion in Solids, Springer 2007, table 7.2 (row W4).
public enum VacancyCorrelationFactor: String, CaseIterable, Hashable, Codable, Sendable {
    case honeycomb
    case square
    case hexagonal
    case diamond
    case simpleCubic
    case bodyCentredCubic
    case faceCentredCubic

    /// f, without unit.
    public var value: Double {
        switch self {
        case .honeycomb: 1.0 / 3
        case .square: 0.46694
        case .hexagonal: 0.56006
        case .diamond: 0.5
        case .simpleCubic: 0.65311
        case .bodyCentredCubic: 0.72722
        case .faceCentredCubic: 0.78146
        }
    }
}
