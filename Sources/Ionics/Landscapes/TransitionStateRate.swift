import Glibc
import NumericalMethods
import Quantities

/// How often an ion hops over a barrier, by harmonic transition-state theory.
///
/// k = ν* exp(−E/k_B T) with Vineyard's ν* = Π ν_i (site)/Π ν_i (saddle point), the product over all vibrations, of which the saddle point has one less.
/// Source: Vineyard, J. Phys. Chem. Solids 3, 121 (1957).
public struct TransitionStateRate: Hashable, Sendable {
    /// ν*, an ordinary frequency.
    public let attemptFrequency: Frequency
    /// E in eV, from the site to the saddle point.
    public let barrier: Double

    /// - Parameters:
    ///   - attemptFrequency: ν*, positive.
    ///   - barrier: in eV, finite.
    public init(attemptFrequency: Frequency, barrier: Double) throws(IonicsError) {
        guard attemptFrequency.hertz.value > 0 else {
            throw .outOfRange(
                name: "attemptFrequency", value: attemptFrequency.hertz.value, expected: "positive, in Hz")
        }
        guard barrier.isFinite else { throw .outOfRange(name: "barrier", value: barrier, expected: "finite, in eV") }
        self.attemptFrequency = attemptFrequency
        self.barrier = barrier
    }

    /// From the vibrations of site and saddle point, those of zero frequency left out.
    ///
    /// - Parameters:
    ///   - site: frequencies ν in THz, all positive.
    ///   - saddle: those of the saddle point without the imaginary one, one fewer.
    ///   - barrier: in eV.
    public init(siteFrequencies site: [Double], saddleFrequencies saddle: [Double], barrier: Double) throws(IonicsError)
    {
        guard site.count == saddle.count + 1 else {
            throw .outOfRange(
                name: "number of saddle frequencies", value: Double(saddle.count),
                expected: "one less than that of the site, \(site.count - 1)")
        }
        for (name, list) in [("siteFrequencies", site), ("saddleFrequencies", saddle)] {
            for (index, value) in list.enumerated() where !(value > 0 && value.isFinite) {
                throw .outOfRange(name: "\(name)[\(index)]", value: value, expected: "positive, in THz")
            }
        }
        // Sums of logarithms: products of hundreds of frequencies overflow.
        let logarithm = site.reduce(0) { $0 + log($1) } - saddle.reduce(0) { $0 + log($1) }
        try self.init(attemptFrequency: Frequency(hertz: exp(logarithm) * 1e12), barrier: barrier)
    }

    /// From the second derivatives of the energy at site and saddle point.
    ///
    /// - Parameters:
    ///   - siteHessian: ∂²E/∂x∂y in eV/Å², `[3 × ions][3 × ions]`, symmetric.
    ///   - saddleHessian: the same at the saddle point.
    ///   - masses: of each coordinate's ion in g/mol, as many as rows.
    ///   - zeroModes: vibrations of zero frequency to leave out at each, 3 for free translation, 0 when other ions are held.
    ///   - barrier: in eV.
    /// - Throws: `IonicsError.outOfRange` when the site has a falling direction, or the saddle point not exactly one.
    public init(
        siteHessian: [[Double]], saddleHessian: [[Double]], masses: [Double], zeroModes: Int = 0, barrier: Double
    ) throws(IonicsError) {
        guard zeroModes >= 0, zeroModes < masses.count else {
            throw .outOfRange(
                name: "zeroModes", value: Double(zeroModes), expected: "0 or more, and fewer than \(masses.count)")
        }
        let site = try Self.frequencies(siteHessian, masses, zeroModes, name: "siteHessian")
        let saddle = try Self.frequencies(saddleHessian, masses, zeroModes, name: "saddleHessian")
        for (name, frequencies, expected) in [("siteHessian", site, 0), ("saddleHessian", saddle, 1)] {
            let falling = frequencies.count { $0 <= 0 }
            guard falling == expected else {
                throw .outOfRange(
                    name: "number of falling directions of \(name)", value: Double(falling), expected: "\(expected)")
            }
        }
        try self.init(siteFrequencies: site, saddleFrequencies: saddle.filter { $0 > 0 }, barrier: barrier)
    }

    /// Frequencies in THz, rising, without the `zeroModes` nearest to zero; imaginary ones are negative.
    ///
    /// ν = √λ/2π, λ the eigenvalues of ∂²E/∂x_i∂x_j/√(m_i m_j).
    /// - Parameters: as for the rate.
    public static func frequencies(
        hessian: [[Double]], masses: [Double], zeroModes: Int = 0
    ) throws(IonicsError) -> [Double] {
        try frequencies(hessian, masses, zeroModes, name: "hessian")
    }

    private static func frequencies(
        _ hessian: [[Double]], _ masses: [Double], _ zeroModes: Int, name: String
    ) throws(IonicsError) -> [Double] {
        guard hessian.count == masses.count, hessian.allSatisfy({ $0.count == masses.count }) else {
            throw .outOfRange(
                name: "rows of \(name)", value: Double(hessian.count),
                expected: "as many as masses, \(masses.count), and columns")
        }
        for (index, mass) in masses.enumerated() where !(mass > 0 && mass.isFinite) {
            throw .outOfRange(name: "masses[\(index)]", value: mass, expected: "positive, in g/mol")
        }
        let weighted = hessian.indices.map { row in
            hessian.indices.map {
                (hessian[row][$0] + hessian[$0][row]) / 2 / (masses[row] * masses[$0]).squareRoot()
            }
        }
        let values: [Double]
        do {
            values = try SymmetricEigenvalues(weighted).values
        } catch {
            throw .notConverged(name: "the vibrations of \(name)", remaining: .nan, advice: "\(error)")
        }
        // √(eV/Å² per g/mol) in rad/s, over 2π, in THz.
        let unit =
            (PhysicalConstants.elementaryCharge * 1e20 * PhysicalConstants.avogadro * 1e3).squareRoot() / (2 * .pi)
            * 1e-12
        let smallest = Set(values.indices.sorted { (abs(values[$0]), $0) < (abs(values[$1]), $1) }.prefix(zeroModes))
        return values.indices.filter { !smallest.contains($0) }
            .map { (values[$0] < 0 ? -1 : 1) * abs(values[$0]).squareRoot() * unit }
    }

    /// k in s⁻¹ at a temperature in K.
    public func rate(temperature: Double) throws(IonicsError) -> Double {
        guard temperature > 0 else {
            throw .outOfRange(name: "temperature", value: temperature, expected: "positive, in K")
        }
        return attemptFrequency.hertz.value * exp(-barrier / (PhysicalConstants.boltzmannElectronvolt * temperature))
    }

    /// The diffusivity in m²/s of an ion alone on a periodic path of several kinds of sites, exactly.
    ///
    /// D = L²/Σ 1/(p_i k_i), with p_i the share of time on site i and k_i the rate from it to the next; every hop's way back follows from
    /// detailed balance. L² over D is the time that an ion needs for one period: the effective rate is 1/Σ 1/(p_i k_i).
    /// Source: Derrida, J. Stat. Phys. 31, 433 (1983), for rates with detailed balance.
    /// - Parameters:
    ///   - landscape: one period; its first and last points are the same site.
    ///   - attemptFrequency: ν*, the same for all hops.
    ///   - period: L in Å.
    ///   - temperature: in K.
    public static func diffusivity(
        along landscape: EnergyLandscape, attemptFrequency: Frequency, period: Double, temperature: Double
    ) throws(IonicsError) -> Double {
        guard period > 0 else { throw .outOfRange(name: "period", value: period, expected: "positive, in Å") }
        guard temperature > 0 else {
            throw .outOfRange(name: "temperature", value: temperature, expected: "positive, in K")
        }
        let hops = landscape.hops.forward
        guard let first = landscape.energies.first, let last = landscape.energies.last, abs(first - last) < 1e-9,
            let start = hops.first, start.from == landscape.coordinates[0],
            hops.last?.to == landscape.coordinates[landscape.coordinates.count - 1]
        else {
            throw .outOfRange(
                name: "energy at the landscape's end", value: landscape.energies.last ?? .nan,
                expected: "that of the first site, both being sites")
        }
        let thermal = PhysicalConstants.boltzmannElectronvolt * temperature
        // Shares of time against the lowest site, which has energy 0.
        let weights = hops.map { exp(-$0.siteEnergy / thermal) }
        let sum = weights.reduce(0, +)
        let resistance = zip(hops, weights).reduce(0) { $0 + sum / $1.1 * exp($1.0.barrier / thermal) }
        return period * period * 1e-20 * attemptFrequency.hertz.value / resistance
    }
}
