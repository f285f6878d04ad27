import Glibc

/// The energy of an ion along its path, smooth between the energies of sites and saddle points that are given.
///
/// Between two neighbouring extrema the energy follows half a cosine wave, so that its slope is zero at each: E(s) = E₁ + (E₂ − E₁)
/// [1 − cos(π t)]/2 with t from 0 to 1.
public struct EnergyLandscape: Hashable, Sendable {
    /// Places of the extrema along the path, rising.
    public let coordinates: [Double]
    /// Energies there in eV, the lowest one zero.
    public let energies: [Double]

    /// - Parameters:
    ///   - coordinates: rising, at least two, in any unit.
    ///   - energies: in eV, sites and saddle points in turn; the lowest is taken for zero.
    public init(coordinates: [Double], energies: [Double]) throws(IonicsError) {
        guard coordinates.count == energies.count, coordinates.count >= 2 else {
            throw .outOfRange(
                name: "number of energies", value: Double(energies.count),
                expected: "that of the coordinates, at least 2")
        }
        for (index, pair) in zip(coordinates, coordinates.dropFirst()).enumerated() where pair.1 <= pair.0 {
            throw .outOfRange(name: "coordinates[\(index + 1)]", value: pair.1, expected: "larger than the one before")
        }
        self.coordinates = coordinates
        let lowest = energies.min() ?? 0
        self.energies = energies.map { $0 - lowest }
    }

    /// A row of sites in which every second one, and every saddle point, has an energy of its own.
    ///
    /// - Parameters:
    ///   - siteEnergies: energies of the sites in eV, one after the other.
    ///   - saddleEnergy: energy of every saddle point in eV.
    public init(siteEnergies: [Double], saddleEnergy: Double) throws(IonicsError) {
        var energies: [Double] = []
        for (index, site) in siteEnergies.enumerated() {
            if index > 0 { energies.append(saddleEnergy) }
            energies.append(site)
        }
        try self.init(coordinates: energies.indices.map { Double($0) / 2 }, energies: energies)
    }

    /// The energy in eV at a place; the ends' energies beyond them.
    public func energy(at coordinate: Double) -> Double {
        guard coordinate > coordinates[0] else { return energies[0] }
        guard let next = coordinates.firstIndex(where: { $0 >= coordinate }) else {
            return energies[energies.count - 1]
        }
        let part = (coordinate - coordinates[next - 1]) / (coordinates[next] - coordinates[next - 1])
        return energies[next - 1] + (energies[next] - energies[next - 1]) * (1 - cos(.pi * part)) / 2
    }

    /// The barrier that an ion must pass from the lowest site: the highest energy of the path, in eV.
    public var barrier: Double { energies.max() ?? 0 }

    public func curve(pointCount: Int = 200) -> (coordinates: [Double], energies: [Double]) {
        let first = coordinates[0]
        let last = coordinates[coordinates.count - 1]
        let places = (0..<pointCount).map { first + (last - first) * Double($0) / Double(max(1, pointCount - 1)) }
        return (places, places.map { energy(at: $0) })
    }
}
