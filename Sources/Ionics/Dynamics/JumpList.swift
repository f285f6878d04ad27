import Glibc
public import Quantities

/// Jumps of ions between sites (rows F5, F12), after N. J. J. de Klerk et al., ACS Appl. Energy Mater. 1, 3230 (2018).
///
/// An ion has jumped when it enters the inner sphere of another site than the last whose inner sphere it was in; one that comes back
/// to where it was has not. Stays shorter than `minimalResidence` frames are passed through, not jumped to.
public struct JumpList: Sendable {
    public struct Jump: Hashable, Sendable {
        /// Index among the ions of the element.
        public var ion: Int
        public var start: Int
        public var destination: Int
        /// Last frame at the start.
        public var departure: Int
        /// First frame at the destination.
        public var arrival: Int
        /// Frames from the arrival to the last one at the destination.
        public var residence: Int
        /// From site to site in Å, by the nearest image.
        public var displacement: SIMD3<Double>
        /// Half-way between the sites, in Å.
        public var middle: SIMD3<Double>
    }

    /// What counts as a jump.
    public enum Definition: String, Hashable, Sendable {
        /// Entry into another inner sphere, as described above.
        case entry
        /// That of GEMDAT 1.8, to compare with its counts. It differs in three points: leaving an outer sphere that was never entered further
        /// counts as leaving a site; the way back from a stay too short to be jumped to counts as a jump; the frame after the last
        /// counts as one of the last stay.
        case gemdat
    }

    /// By ion, then by time.
    public let jumps: [Jump]
    public let ionCount: Int
    public let siteCount: Int
    public let frameCount: Int
    /// In fs.
    public let frameInterval: Double
    public let cell: UnitCell

    /// - Parameters:
    ///   - occupation: where the ions are.
    ///   - minimalResidence: in frames; 0 counts every arrival.
    ///   - definition: what counts as a jump.
    public init(_ occupation: SiteOccupation, minimalResidence: Int = 0, definition: Definition = .entry) {
        let cell = occupation.structure.cell
        var all: [Jump] = []
        for ion in 0..<occupation.ionCount {
            let found =
                switch definition {
                case .entry: SiteVisit.jumps(occupation, ion: ion, minimalResidence: minimalResidence)
                case .gemdat: TransitionTracker(occupation, ion: ion, minimalResidence: minimalResidence).jumps
                }
            for found in found {
                let start = occupation.structure.sites[found.start].fractional
                let step = cell.nearestImage(
                    cell.cartesian(occupation.structure.sites[found.destination].fractional - start))
                all.append(
                    Jump(
                        ion: ion, start: found.start, destination: found.destination, departure: found.departure,
                        arrival: found.arrival, residence: found.residence, displacement: step,
                        middle: cell.cartesian(start) + step / 2))
            }
        }
        jumps = all
        ionCount = occupation.ionCount
        siteCount = occupation.structure.sites.count
        frameCount = occupation.frameCount
        frameInterval = occupation.frameInterval
        self.cell = cell
    }

    /// Time of all ions together in s.
    private var ionSeconds: Double { Double(ionCount) * Double(frameCount - 1) * frameInterval * 1e-15 }

    /// Jumps of one ion per second, with the uncertainty of counting: √n/n, as if jumps were independent.
    public var rate: Uncertain {
        let count = Double(jumps.count)
        return Uncertain(count / ionSeconds, standardUncertainty: count.squareRoot() / ionSeconds)
    }

    /// Jumps of one ion per second with the uncertainty that the spread among the ions gives, √(s²/n): it knows of jumps that bring others
    /// with them or go back at once. Of a single ion, or where no ion differs from another, that of counting.
    public var rateOfIons: Uncertain {
        var counts = [Double](repeating: 0, count: ionCount)
        for jump in jumps { counts[jump.ion] += 1 }
        let number = Double(ionCount)
        let mean = Double(jumps.count) / number
        let variance = counts.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / max(1, number - 1)
        guard variance > 0 else { return rate }
        let seconds = ionSeconds / number
        return Uncertain(mean / seconds, standardUncertainty: (variance / number).squareRoot() / seconds)
    }

    /// ⟨a²⟩ in Å².
    public var meanSquareDistance: Double {
        jumps.isEmpty ? .nan : jumps.reduce(0) { $0 + dot($1.displacement, $1.displacement) } / Double(jumps.count)
    }

    /// Γ⟨a²⟩/6 in cm²/s: the diffusivity if each jump forgot those before it.
    public var randomWalkDiffusivity: Uncertain { meanSquareDistance * 1e-16 / 6 * rate }

    /// The same of each ion, Σ a²/(6 t), in cm²/s.
    public var randomWalkDiffusivities: [Double] {
        var result = [Double](repeating: 0, count: ionCount)
        for jump in jumps { result[jump.ion] += dot(jump.displacement, jump.displacement) }
        let factor = Diffusivity.squareCentimetresPerSecond / (6 * Double(frameCount - 1) * frameInterval)
        return result.map { $0 * factor }
    }

    /// f = D*/(Γ⟨a²⟩/6) of the ions whose displacement is given.
    public func correlationFactor(displacement: MeanSquareDisplacement) throws(TrajectoryError) -> CorrelationFactor {
        try CorrelationFactor(self, displacement: displacement)
    }

    /// Number of jumps `[start][destination]`.
    public var matrix: [[Int]] {
        var result = Array(repeating: Array(repeating: 0, count: siteCount), count: siteCount)
        for jump in jumps { result[jump.start][jump.destination] += 1 }
        return result
    }

    /// Angles in degrees between each jump and the next of the same ion: 180 goes back.
    public var anglesBetweenJumps: [Double] {
        zip(jumps, jumps.dropFirst()).compactMap { first, second in
            first.ion == second.ion ? angle(first.displacement, second.displacement) : nil
        }
    }

    /// Mean time in fs that an ion spends between two jumps: time of all ions over the number of jumps, which takes unfinished stays into account.
    public var meanResidenceTime: Uncertain { Uncertain(exactly: 1e15) / rate }
}

/// The angle between two vectors in degrees.
func angle(_ u: SIMD3<Double>, _ v: SIMD3<Double>) -> Double {
    acos(max(-1, min(1, dot(u, v) / (length(u) * length(v))))) * 180 / .pi
}
