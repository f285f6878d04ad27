import Quantities

/// What a spectrum says about the hopping frequency.
public enum HoppingRateDetermination: Hashable, Codable, Sendable {
    /// The conductivity doubles within the range of the data.
    case determined
    /// It does not double up to the highest frequency (in Hz), which is therefore a lower bound.
    case above(hertz: Double)
    /// It has doubled already at the lowest frequency (in Hz), so that neither plateau nor rate are seen.
    case below(hertz: Double)
}

extension HoppingRateDetermination: CustomStringConvertible {
    public var description: String {
        switch self {
        case .determined: "lies within the data"
        case .above(let hertz): "lies above \(NumberText.significantText(hertz, digits: 3).plain) Hz"
        case .below(let hertz): "lies below \(NumberText.significantText(hertz, digits: 3).plain) Hz"
        }
    }
}
