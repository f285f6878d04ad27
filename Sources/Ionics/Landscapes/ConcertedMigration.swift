import Glibc
import Quantities

/// Ions that hop one alone or several together on a periodic path, repelled by each other, by the minimum-energy path of them all.
///
/// E = Σ U(x_i) + Σ_{i<j} Σ_images (e²/4πε₀ε) exp(−r/λ)/r, with ions on a ring of one period. Where ions sit on high sites because others hold the low
/// ones, some go down while others climb, and the barrier of all together is lower than the landscape's own. Source: He, Zhu and Mo, Nat. Commun.
/// 8, 15893 (2017); Wang 2022, fig. 5a (row W6).
public struct ConcertedMigration: Sendable {
    /// Places of the ions in Å, `[image][ion]`, from the relaxed start to the relaxed end.
    public let images: [[Double]]
    /// In eV, the first 0.
    public let energies: [Double]
    /// Way that each image has gone, 0 to 1.
    public let progress: [Double]
    /// Places of the ions at the saddle point in Å.
    public let saddle: [Double]
    /// Of all ions together in eV, from the start.
    public let forwardBarrier: Double
    /// The same from the end.
    public let backwardBarrier: Double
    /// What one ion alone must climb on the bare landscape, from its lowest site, in eV.
    public let landscapeBarrier: Double

    /// - Parameters:
    ///   - landscape: one period in Å; its first and last energies are equal.
    ///   - start: places of the ions in Å, rising, within one period.
    ///   - end: where each of them goes, on the same line without wrapping.
    ///   - permittivity: ε, relative, positive.
    ///   - screeningLength: λ in Å, positive.
    ///   - imageCount: of the path, at least 3.
    /// - Throws: `IonicsError.outOfRange` for an unfit chain, and what `MigrationPathSearch` throws.
    public init(
        landscape: EnergyLandscape, start: [Double], end: [Double], permittivity: Double, screeningLength: Double,
        imageCount: Int = 31
    ) throws(IonicsError) {
        guard !start.isEmpty, start.count == end.count else {
            throw .outOfRange(
                name: "number of ends", value: Double(end.count),
                expected: "that of the starts, \(start.count), not zero")
        }
        guard permittivity > 0 else {
            throw .outOfRange(name: "permittivity", value: permittivity, expected: "positive")
        }
        guard screeningLength > 0, screeningLength.isFinite else {
            throw .outOfRange(name: "screeningLength", value: screeningLength, expected: "positive, in Å")
        }
        let origin = landscape.coordinates[0]
        let period = landscape.coordinates[landscape.coordinates.count - 1] - origin
        guard abs(landscape.energies[0] - landscape.energies[landscape.energies.count - 1]) < 1e-9 else {
            throw .outOfRange(
                name: "energy at the landscape's end", value: landscape.energies[landscape.energies.count - 1],
                expected: "that of its start, \(landscape.energies[0])")
        }
        for (name, places) in [("start", start), ("end", end)] {
            for index in places.indices {
                let next = index + 1 < places.count ? places[index + 1] : places[0] + period
                guard next - places[index] > 1e-3 else {
                    throw .outOfRange(
                        name: "distance behind \(name)[\(index)]", value: next - places[index],
                        expected: "positive: ions keep their order and do not meet")
                }
            }
        }
        let coulomb = PointChargeCluster.coulomb / permittivity
        // e⁻³⁶ is below the last digit of what is nearest.
        let reach = max(1, Int((36 * screeningLength / period).rounded(.up)))
        func energy(_ places: [Double]) -> (value: Double, gradient: [Double]) {
            var value = 0.0
            var gradient = [Double](repeating: 0, count: places.count)
            for (index, place) in places.enumerated() {
                let folded = place - period * ((place - origin) / period).rounded(.down)
                value += landscape.energy(at: folded)
                gradient[index] += landscape.slope(at: folded)
                for other in (index + 1)..<max(places.count, index + 1) {
                    for image in -reach...reach {
                        let way = place - places[other] + Double(image) * period
                        let distance = abs(way)
                        let term = coulomb * exp(-distance / screeningLength) / distance
                        let slope = -term * (1 / distance + 1 / screeningLength) * (way < 0 ? -1 : 1)
                        value += term
                        gradient[index] += slope
                        gradient[other] -= slope
                    }
                }
            }
            return (value, gradient)
        }
        let search = try MigrationPathSearch(
            path: [start, end], imageCount: imageCount, step: Self.step(landscape, start, period, coulomb),
            tolerance: 1e-7, maximumSteps: 100_000, energy: energy)
        images = search.images
        let zero = search.energies[0]
        energies = search.energies.map { $0 - zero }
        progress = search.images.indices.map { Double($0) / Double(search.images.count - 1) }
        saddle = search.saddle
        forwardBarrier = search.forwardBarrier
        backwardBarrier = search.backwardBarrier
        landscapeBarrier = landscape.barrier
    }

    /// A quarter of one over the largest second derivative: of the landscape's pieces, and of neighbours at half their distance.
    private static func step(_ landscape: EnergyLandscape, _ start: [Double], _ period: Double, _ coulomb: Double)
        -> Double
    {
        var curvature = 0.0
        for index in 1..<landscape.coordinates.count {
            let rate = .pi / (landscape.coordinates[index] - landscape.coordinates[index - 1])
            curvature = max(curvature, abs(landscape.energies[index] - landscape.energies[index - 1]) / 2 * rate * rate)
        }
        let places = start + [start[0] + period]
        if start.count > 1 {
            let nearest = zip(places.dropFirst(), places).map { $0 - $1 }.min() ?? period
            let distance = nearest / 2
            curvature += 4 * 2 * coulomb / (distance * distance * distance)
        }
        return 0.25 / curvature
    }
}
