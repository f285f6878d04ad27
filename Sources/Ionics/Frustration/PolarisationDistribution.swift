/// How large the dipoles of anions are, and whether they come in more than one kind: a sign of competing bonds (row F14).
///
/// Sums of one, two and three normal distributions are compared by Schwarz's criterion. Source: Wood et al. 2021, fig 2b, c.
public struct PolarisationDistribution: Hashable, Sendable {
    /// |p| of each anion and frame, in the unit of the dipoles.
    public let magnitudes: [Double]
    /// With 1, 2 and 3 components.
    public let mixtures: [NormalMixture]

    /// The mixture with the lowest criterion.
    public var best: NormalMixture {
        mixtures.dropFirst().reduce(mixtures[0]) {
            $1.informationCriterion < $0.informationCriterion ? $1 : $0
        }
    }

    /// By how much more than one component lowers the criterion; above 10 the evidence is very strong (Kass and Raftery, 1995).
    public var evidenceForSeveral: Double { mixtures[0].informationCriterion - best.informationCriterion }

    /// Whether there are several maxima, without a form assumed for them.
    ///
    /// - Parameter samples: of the uniform distribution that the dip is compared with.
    public func dipTest(samples: Int = 1000) throws(TrajectoryError) -> DipTest {
        try DipTest(magnitudes, samples: samples)
    }

    /// - Parameter dipoles: vectors of anions and frames in one unit, thirty or more; frames so far apart that they are independent.
    public init(dipoles: [SIMD3<Double>]) throws(TrajectoryError) {
        try self.init(magnitudes: dipoles.map { length($0) })
    }

    /// - Parameter magnitudes: |p|, thirty or more.
    public init(magnitudes: [Double]) throws(TrajectoryError) {
        self.magnitudes = magnitudes
        var found: [NormalMixture] = []
        for count in 1...3 { found.append(try NormalMixture(magnitudes, count: count)) }
        mixtures = found
    }
}
