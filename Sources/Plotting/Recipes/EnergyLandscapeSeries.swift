/// One curve of an energy landscape.
public struct EnergyLandscapeSeries: Codable, Hashable, Sendable {
    /// The curve's name, in label markup.
    public var label: String
    /// Places along the migration path.
    public var coordinates: [Double]
    /// Energies in eV; their zero does not matter.
    public var energies: [Double]
    public var dash: LineDash

    public init(_ label: String, coordinates: [Double], energies: [Double], dash: LineDash = .solid) {
        requireEqualCounts("EnergyLandscapeSeries", ("coordinates", coordinates.count), ("energies", energies.count))
        self.label = label
        self.coordinates = coordinates
        self.energies = energies
        self.dash = dash
    }

    /// Energies above the lowest one.
    var energiesAboveLowest: [Double] {
        let lowest = energies.filter(\.isFinite).min() ?? 0
        return energies.map { $0 - lowest }
    }

    /// Places whose energy is a maximum as high as the highest, within 1 % of its height.
    var highestPlaces: [(coordinate: Double, energy: Double)] {
        let heights = energiesAboveLowest
        guard let highest = heights.filter(\.isFinite).max(), highest > 0 else { return [] }
        return heights.indices.filter { index in
            let before = index > 0 ? heights[index - 1] : -.infinity
            let after = index + 1 < heights.count ? heights[index + 1] : -.infinity
            return heights[index] >= 0.99 * highest && heights[index] >= before && heights[index] > after
        }
        .map { (coordinates[$0], heights[$0]) }
    }
}
