/// One curve of an energy landscape.
public struct EnergyLandscapeSeries: Sendable {
    public var label: String
    /// Places along the path and energies in eV.
    public var coordinates: [Double]
    public var energies: [Double]

    public init(_ label: String, coordinates: [Double], energies: [Double]) {
        self.label = label
        self.coordinates = coordinates
        self.energies = energies
    }
}

/// A barrier shown by an arrow.
public struct BarrierArrow: Sendable {
    public var coordinate: Double
    public var from: Double
    public var to: Double
    public var label: String
    public var side: TextAnchor

    /// - Parameter side: where the label stands: beside the arrow or above its upper end.
    public init(at coordinate: Double, from: Double, to: Double, label: String, side: TextAnchor = .right) {
        self.coordinate = coordinate
        self.from = from
        self.to = to
        self.label = label
        self.side = side
    }
}

extension Figure {
    /// Energies along a migration path, the lowest site at zero, barriers as labelled arrows.
    public static func energyLandscape(
        _ series: [EnergyLandscapeSeries], barriers: [BarrierArrow] = [],
        coordinate: String = "migration coordinate / sites"
    ) -> Figure {
        let highest = series.flatMap(\.energies).max() ?? 1
        return Figure {
            Rule(y: 0)
            for entry in series { Line(x: entry.coordinates, y: entry.energies, label: entry.label) }
            for barrier in barriers {
                HeightArrow(
                    x: barrier.coordinate, from: barrier.from, to: barrier.to, label: barrier.label, side: barrier.side)
            }
        }
        .xAxis(coordinate)
        .yAxis("*E* / eV", from: -0.08 * highest, to: 1.45 * highest)
        .description("Energy along the migration path")
    }
}
