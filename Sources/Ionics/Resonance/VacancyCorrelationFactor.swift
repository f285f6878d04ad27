/// Correlation factors f of tracers that move by single vacancies.
///
/// Values of the lattices' Green functions, which a test solves anew to five digits; the square lattice's is 1/(π − 1). The table of
/// K. Compaan, Y. Haven, Trans. Faraday Soc. 1956, 52, 786 (row W4) agrees to four digits.
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
        case .bodyCentredCubic: 0.72719
        case .faceCentredCubic: 0.78145
        }
    }
}
