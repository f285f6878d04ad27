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

    public init(at coordinate: Double, from: Double, to: Double, label: String) {
        self.coordinate = coordinate
        self.from = from
        self.to = to
        self.label = label
    }
}

/// Energies along a migration path, the lowest site at zero, barriers as labelled arrows.
public func EnergyLandscapeFigure(
    _ series: [EnergyLandscapeSeries], barriers: [BarrierArrow] = [], coordinate: String = "migration coordinate / sites"
) -> Figure {
    let highest = series.flatMap(\.energies).max() ?? 1
    return Figure {
        Rule(y: 0)
        for entry in series { Line(x: entry.coordinates, y: entry.energies, label: entry.label) }
        for barrier in barriers { HeightArrow(x: barrier.coordinate, from: barrier.from, to: barrier.to, label: barrier.label) }
    }
    .xAxis(coordinate)
    .yAxis("*E* / eV", from: -0.08 * highest, to: 1.45 * highest)
    .description("Energy along the migration path")
}
