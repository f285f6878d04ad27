import Glibc

/// The potential that one mobile ion feels: that of the lattice, which is periodic, and the cage that its mobile neighbours make.
///
/// V(x) = (V₀/2)[1 − cos(2πx/a)] + (k/2)[x − a(1 − g)]². The ion has hopped from 0 to a; the cage's minimum is still at 0 for a mismatch of g = 1 and
/// has come after the ion for g = 0. While g falls, the barrier back grows, and the hop becomes a lasting one. Source: Funke, Prog. Solid State
/// Chem. 22, 111 (1993); Wang 2022, fig. 2 (row W5).
public struct SingleParticlePotential: Hashable, Sendable {
    /// V₀ in eV.
    public let barrier: Double
    /// k in eV/Å².
    public let cageStiffness: Double
    /// a in Å.
    public let siteDistance: Double

    /// - Parameters:
    ///   - barrier: V₀ of the lattice alone in eV, positive.
    ///   - cageStiffness: k in eV/Å², 0 or more, and below 2(π/a)² V₀, above which the lattice's saddle points are gone.
    ///   - siteDistance: a in Å, positive.
    public init(barrier: Double, cageStiffness: Double, siteDistance: Double) throws(IonicsError) {
        guard barrier > 0 else { throw .outOfRange(name: "barrier", value: barrier, expected: "positive, in eV") }
        guard siteDistance > 0 else {
            throw .outOfRange(name: "siteDistance", value: siteDistance, expected: "positive, in Å")
        }
        let limit = 2 * .pi * .pi * barrier / (siteDistance * siteDistance)
        guard cageStiffness >= 0, cageStiffness < limit else {
            throw .outOfRange(
                name: "cageStiffness", value: cageStiffness, expected: "0 or more and below \(limit) eV/Å²")
        }
        self.barrier = barrier
        self.cageStiffness = cageStiffness
        self.siteDistance = siteDistance
    }

    /// The lattice's part in eV at x in Å.
    public func latticeEnergy(at x: Double) -> Double { barrier / 2 * (1 - cos(2 * .pi * x / siteDistance)) }

    /// The cage's part in eV at x in Å, for a mismatch from 1 to 0.
    public func cageEnergy(at x: Double, mismatch: Double) -> Double {
        let off = x - siteDistance * (1 - mismatch)
        return cageStiffness / 2 * off * off
    }

    /// V in eV at x in Å.
    public func energy(at x: Double, mismatch: Double) -> Double {
        latticeEnergy(at: x) + cageEnergy(at: x, mismatch: mismatch)
    }

    /// The two sites near 0 and a and the saddle point between them.
    ///
    /// - Returns: places in Å and energies in eV; nil where the cage is too strong for two minima.
    public func extrema(mismatch: Double) -> (
        first: (place: Double, energy: Double), saddle: (place: Double, energy: Double),
        second: (place: Double, energy: Double)
    )? {
        func slope(_ x: Double) -> Double {
            .pi * barrier / siteDistance * sin(2 * .pi * x / siteDistance)
                + cageStiffness * (x - siteDistance * (1 - mismatch))
        }
        // The curvature changes its sign at these places: between two of them the slope has at most one root.
        let turn =
            acos(-cageStiffness * siteDistance * siteDistance / (2 * .pi * .pi * barrier)) / (2 * .pi)
            * siteDistance
        let ranges = [(-turn, turn), (turn, siteDistance - turn), (siteDistance - turn, siteDistance + turn)]
        var found: [(place: Double, energy: Double)] = []
        for (lower, upper) in ranges {
            let rises = slope(upper) > slope(lower)
            guard slope(lower) * slope(upper) <= 0 else { return nil }
            var (low, high) = (lower, upper)
            for _ in 0..<200 {
                let middle = (low + high) / 2
                if (slope(middle) > 0) == rises { high = middle } else { low = middle }
            }
            found.append((low, energy(at: low, mismatch: mismatch)))
        }
        return (found[0], found[1], found[2])
    }

    /// What an ion that has hopped must climb to go back, in eV; nil where it has no site to be on.
    public func backwardBarrier(mismatch: Double) -> Double? {
        extrema(mismatch: mismatch).map { $0.saddle.energy - $0.second.energy }
    }

    /// What the ion at the first site must climb, in eV.
    public func forwardBarrier(mismatch: Double) -> Double? {
        extrema(mismatch: mismatch).map { $0.saddle.energy - $0.first.energy }
    }
}
