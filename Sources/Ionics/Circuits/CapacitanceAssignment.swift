/// What an arc of a pellet may be by its capacitance.
///
/// Capacitances belong to a cell of d/A = 1 cm⁻¹; ranges overlap, so that several answers can be right.
/// Source: J. T. S. Irvine, D. C. Sinclair, A. R. West, Adv. Mater. 1990, 2, 132, table 1 (row L14).
public enum CapacitanceAssignment: String, CaseIterable, Hashable, Codable, Sendable {
    case bulk
    case secondPhase
    case grainBoundary
    case ferroelectricBulk
    case surfaceLayer
    case electrodeInterface
    case electrochemicalReaction

    /// Typical capacitances in F, of the order that the table prints; each end half a decade wider.
    public var range: ClosedRange<Double> {
        switch self {
        case .bulk: 0.3e-12...3e-12
        case .secondPhase: 0.3e-11...3e-11
        case .grainBoundary: 0.3e-11...3e-8
        case .ferroelectricBulk: 0.3e-10...3e-9
        case .surfaceLayer: 0.3e-9...3e-7
        case .electrodeInterface: 0.3e-7...3e-5
        case .electrochemicalReaction: 0.3e-4...(.infinity)
        }
    }

    public var name: String {
        switch self {
        case .bulk: "bulk"
        case .secondPhase: "minor second phase"
        case .grainBoundary: "grain boundary"
        case .ferroelectricBulk: "bulk ferroelectric"
        case .surfaceLayer: "surface layer"
        case .electrodeInterface: "sample–electrode interface"
        case .electrochemicalReaction: "electrochemical reaction"
        }
    }

    /// All that a capacitance may be.
    ///
    /// - Parameters:
    ///   - capacitance: in F, of the cell.
    ///   - thickness: d in cm.
    ///   - area: A in cm².
    public static func candidates(capacitance: Double, thickness: Double, area: Double) -> [CapacitanceAssignment] {
        let specific = capacitance * thickness / area
        return allCases.filter { $0.range.contains(specific) }
    }
}
