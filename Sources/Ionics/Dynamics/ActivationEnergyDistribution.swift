import Glibc
import Quantities

/// The activation energy of each ion from its own diffusivities at several temperatures, and how much of their spread is noise (row F13).
///
/// For each ion a straight line of ln D against 1/T. The diffusivity of one ion is known badly, so that equal ions scatter too: the part of the
/// spread that the Brownian model explains is stated beside it. Source: Wood et al. 2021, §4c.
public struct ActivationEnergyDistribution: Hashable, Sendable {
    /// In eV, one for each ion that moved at all temperatures.
    public let energies: [Double]
    /// Ions without a positive slope at one temperature or more: they have no energy.
    public let undeterminedCount: Int
    /// Mean in eV.
    public let mean: Double
    /// Standard deviation in eV.
    public let spread: Double
    /// Standard deviation in eV that equal Brownian ions would show, to first order.
    public let spreadByNoise: Double

    /// √(spread² − noise²) in eV; zero when noise explains all.
    public var intrinsicSpread: Double { max(0, spread * spread - spreadByNoise * spreadByNoise).squareRoot() }

    /// - Parameters:
    ///   - temperatures: in K, three or more.
    ///   - diffusivities: of the same ions in the same order at these temperatures.
    /// - Throws: `TrajectoryError.notDetermined` when fewer than two ions have an energy.
    public init(temperatures: [Double], diffusivities: [Diffusivity]) throws(TrajectoryError) {
        guard temperatures.count >= 3 else {
            throw .countsDiffer(name: "temperatures", found: temperatures.count, expected: 3)
        }
        guard diffusivities.count == temperatures.count else {
            throw .countsDiffer(name: "diffusivities", found: diffusivities.count, expected: temperatures.count)
        }
        let ionCount = diffusivities[0].ofIons.count
        for found in diffusivities where found.ofIons.count != ionCount {
            throw .countsDiffer(name: "ions", found: found.ofIons.count, expected: ionCount)
        }
        for temperature in temperatures where !(temperature > 0) {
            throw .outOfRange(name: "temperature", value: temperature, expected: "positive")
        }
        let x = temperatures.map { -1 / (PhysicalConstants.boltzmannElectronvolt * $0) }
        let middle = x.reduce(0, +) / Double(x.count)
        let square = x.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
        guard square > 0 else {
            throw .notDetermined(name: "the activation energies", reason: "all temperatures are equal")
        }
        let weights = x.map { ($0 - middle) / square }
        var energies: [Double] = []
        for ion in 0..<ionCount {
            let values = diffusivities.map { $0.ofIons[ion] }
            guard values.allSatisfy({ $0 > 0 }) else { continue }
            energies.append(zip(weights, values).reduce(0) { $0 + $1.0 * log($1.1) })
        }
        guard energies.count >= 2 else {
            throw .notDetermined(
                name: "the activation energies of ions",
                reason: "only \(energies.count) of \(ionCount) ions moved at all temperatures")
        }
        let count = Double(energies.count)
        let mean = energies.reduce(0, +) / count
        self.energies = energies
        undeterminedCount = ionCount - energies.count
        self.mean = mean
        spread = (energies.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)).squareRoot()
        spreadByNoise =
            zip(weights, diffusivities).reduce(0) { sum, pair in
                let relative = pair.1.brownianUncertainty * Double(ionCount).squareRoot() / pair.1.value.value
                return sum + pair.0 * pair.0 * relative * relative
            }.squareRoot()
    }
}
