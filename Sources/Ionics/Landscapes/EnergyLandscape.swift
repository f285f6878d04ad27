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

    /// A periodic row: each site is followed by its saddle point, and the last saddle point by the first site again.
    ///
    /// - Parameters:
    ///   - siteEnergies: energies of the sites of one period in eV.
    ///   - saddleEnergies: energies of the saddle points behind each site in eV, above both neighbouring sites.
    ///   - period: length of one period, in any unit.
    ///   - repeats: number of periods.
    /// - Throws: `IonicsError.outOfRange` when the counts differ or a saddle point is no maximum.
    public static func periodic(
        siteEnergies: [Double], saddleEnergies: [Double], period: Double = 1, repeats: Int = 1
    ) throws(IonicsError) -> EnergyLandscape {
        guard saddleEnergies.count == siteEnergies.count, !siteEnergies.isEmpty else {
            throw .outOfRange(
                name: "number of saddle points", value: Double(saddleEnergies.count),
                expected: "that of the sites, \(siteEnergies.count), and not zero")
        }
        guard period > 0, repeats > 0 else {
            throw .outOfRange(name: "period times repeats", value: period * Double(repeats), expected: "positive")
        }
        var energies: [Double] = []
        for _ in 0..<repeats {
            for index in siteEnergies.indices {
                let next = siteEnergies[(index + 1) % siteEnergies.count]
                guard saddleEnergies[index] > max(siteEnergies[index], next) else {
                    throw .outOfRange(
                        name: "saddleEnergies[\(index)]", value: saddleEnergies[index],
                        expected: "above both neighbouring sites")
                }
                energies += [siteEnergies[index], saddleEnergies[index]]
            }
        }
        energies.append(siteEnergies[0])
        let step = period / Double(2 * siteEnergies.count)
        return try EnergyLandscape(coordinates: energies.indices.map { Double($0) * step }, energies: energies)
    }

    /// A frustrated form of this landscape: sites nearer to each other in energy, and a lower barrier.
    ///
    /// E′ = f E for the sites, and the saddle points' heights above the highest site are all multiplied by the one factor that makes the barrier
    /// what is asked for. What disorder does to real sites is not as uniform; this draws the idea. Source: Deck and Hu 2023, "frustrated energy
    /// landscape" (row D8).
    ///
    /// - Parameters:
    ///   - siteFactor: f, 0 for equal sites, 1 for none of this.
    ///   - barrier: the new highest energy in eV, above the highest new site.
    public func frustrated(siteFactor: Double, barrier newBarrier: Double) throws(IonicsError) -> EnergyLandscape {
        guard (0...1).contains(siteFactor) else {
            throw .outOfRange(name: "siteFactor", value: siteFactor, expected: "between 0 and 1")
        }
        let highest = energies.indices.filter { isSite($0) }.map { energies[$0] }.max() ?? 0
        guard barrier > highest, newBarrier > siteFactor * highest else {
            throw .outOfRange(name: "barrier", value: newBarrier, expected: "above the highest site")
        }
        let scale = (newBarrier - siteFactor * highest) / (barrier - highest)
        return try EnergyLandscape(
            coordinates: coordinates,
            energies: energies.indices.map { index in
                isSite(index)
                    ? siteFactor * energies[index] : siteFactor * highest + (energies[index] - highest) * scale
            })
    }

    /// A hop from a site over the saddle point next to it.
    public struct Hop: Hashable, Sendable {
        /// Places of the site that is left, the saddle point, and the site that is reached.
        public let from: Double
        public let saddle: Double
        public let to: Double
        /// Energies of the site that is left and of the saddle point in eV.
        public let siteEnergy: Double
        public let saddleEnergy: Double
        /// What the ion must climb, in eV.
        public var barrier: Double { saddleEnergy - siteEnergy }
    }

    /// Every hop along the path in its direction, and back.
    public var hops: (forward: [Hop], backward: [Hop]) {
        var forward: [Hop] = []
        var backward: [Hop] = []
        for index in coordinates.indices.dropFirst().dropLast()
        where energies[index] > energies[index - 1] && energies[index] > energies[index + 1] {
            func hop(_ start: Int, _ end: Int) -> Hop {
                Hop(
                    from: coordinates[start], saddle: coordinates[index], to: coordinates[end],
                    siteEnergy: energies[start], saddleEnergy: energies[index])
            }
            forward.append(hop(index - 1, index + 1))
            backward.append(hop(index + 1, index - 1))
        }
        return (forward, backward)
    }

    /// Places and energies of the sites, for their labels.
    public var sites: [(coordinate: Double, energy: Double)] {
        coordinates.indices.filter { isSite($0) }.map { (coordinates[$0], energies[$0]) }
    }

    /// Whether the extremum is a minimum.
    private func isSite(_ index: Int) -> Bool {
        (index == 0 || energies[index] < energies[index - 1])
            && (index + 1 == energies.count || energies[index] < energies[index + 1])
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

    /// dE/ds at a place, in eV per unit of the coordinates; 0 beyond the ends.
    public func slope(at coordinate: Double) -> Double {
        guard coordinate > coordinates[0], let next = coordinates.firstIndex(where: { $0 >= coordinate }) else {
            return 0
        }
        let width = coordinates[next] - coordinates[next - 1]
        let part = (coordinate - coordinates[next - 1]) / width
        return (energies[next] - energies[next - 1]) * .pi / (2 * width) * sin(.pi * part)
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
