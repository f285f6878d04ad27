import Glibc

/// Charged soft spheres: u(r) = H/rⁿ + k z z′ exp(−r/λ)/r − P/r⁴, shifted so that u and its slope end at zero at the cut-off.
///
/// The form is that of P. Vashishta, A. Rahman, Phys. Rev. Lett. 40, 1337 (1978), with the charges screened instead of summed over all images.
/// k = e²/4πε₀.
public struct SoftSphereModel: Codable, Hashable, Sendable {
    /// One element of the model.
    public struct Species: Codable, Hashable, Sendable {
        /// The name by which structures and pairs call the species.
        public var element: String
        /// In g/mol.
        public var mass: Double
        /// In elementary charges.
        public var charge: Double

        public init(_ element: String, mass: Double, charge: Double) {
            self.element = element
            self.mass = mass
            self.charge = charge
        }
    }

    /// What two elements do to one another beside their charges.
    public struct Pair: Codable, Hashable, Sendable {
        /// Element of one partner.
        public var first: String
        /// Element of the other.
        public var second: String
        /// H in eV Åⁿ.
        public var repulsion: Double
        /// n of the repulsion.
        public var exponent: Int
        /// P in eV Å⁴: the attraction between a charge and the dipole that it induces.
        public var polarisation: Double

        public init(_ first: String, _ second: String, repulsion: Double, exponent: Int, polarisation: Double = 0) {
            self.first = first
            self.second = second
            self.repulsion = repulsion
            self.exponent = exponent
            self.polarisation = polarisation
        }
    }

    /// Each element once.
    public var species: [Species]
    /// Each pair of elements once.
    public var pairs: [Pair]
    /// λ in Å.
    public var screeningLength: Double
    /// In Å.
    public var cutoff: Double

    /// - Parameters:
    ///   - species: masses and charges of the elements.
    ///   - pairs: one for every two elements, also for an element with itself.
    ///   - screeningLength: λ in Å, positive.
    ///   - cutoff: in Å, positive.
    public init(species: [Species], pairs: [Pair], screeningLength: Double, cutoff: Double) {
        self.species = species
        self.pairs = pairs
        self.screeningLength = screeningLength
        self.cutoff = cutoff
    }

    /// e²/4πε₀ in eV Å (CODATA 2018).
    static let coulombConstant = 14.399_645_478

    /// Energy in eV and −du/dr in eV/Å of two ions.
    ///
    /// - Parameters:
    ///   - distance: r in Å, positive.
    public func pairEnergy(
        _ first: String, _ second: String, distance: Double
    ) throws(TrajectoryError) -> (energy: Double, force: Double) {
        guard distance > 0 else { throw .outOfRange(name: "distance", value: distance, expected: "positive") }
        let terms = try terms(first, second)
        return terms.shifted(distance)
    }

    func terms(_ first: String, _ second: String) throws(TrajectoryError) -> Terms {
        guard screeningLength > 0 else {
            throw .outOfRange(name: "screeningLength", value: screeningLength, expected: "positive")
        }
        guard cutoff > 0 else { throw .outOfRange(name: "cutoff", value: cutoff, expected: "positive") }
        var charges: [Double] = []
        for name in [first, second] {
            guard let found = species.first(where: { $0.element == name }) else {
                throw .noSuchElement(name: name, known: species.map(\.element))
            }
            charges.append(found.charge)
        }
        guard
            let pair = pairs.first(where: {
                ($0.first, $0.second) == (first, second) || ($0.second, $0.first) == (first, second)
            })
        else {
            throw .notDetermined(name: "the force between \(first) and \(second)", reason: "the model has no such pair")
        }
        return Terms(
            repulsion: pair.repulsion, exponent: Double(pair.exponent), polarisation: pair.polarisation,
            charge: Self.coulombConstant * charges[0] * charges[1], screening: screeningLength, cutoff: cutoff)
    }

    /// The energy of one kind of pair.
    struct Terms {
        var repulsion: Double
        var exponent: Double
        var polarisation: Double
        var charge: Double
        var screening: Double
        var cutoff: Double

        private func bare(_ r: Double) -> (energy: Double, force: Double) {
            let soft = repulsion / pow(r, exponent)
            let coulomb = charge * exp(-r / screening) / r
            let square = r * r
            let induced = polarisation / (square * square)
            return (soft + coulomb - induced, exponent * soft / r + coulomb * (1 / r + 1 / screening) - 4 * induced / r)
        }

        func shifted(_ r: Double) -> (energy: Double, force: Double) {
            guard r < cutoff else { return (0, 0) }
            let (here, end) = (bare(r), bare(cutoff))
            return (here.energy - end.energy + (r - cutoff) * end.force, here.force - end.force)
        }
    }
}
