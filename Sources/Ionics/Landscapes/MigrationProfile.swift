import Glibc

/// The energy along a path from images whose energies, and forces along the path where they are known, are given.
///
/// Between neighbours runs the cubic with the given values and slopes, dE/ds = −F∥: E and the force agree with the images exactly. Without
/// forces the slopes make the second derivative continuous and are zero at both ends, which are relaxed sites. Source: Henkelman and
/// Jónsson, J. Chem. Phys. 113, 9978 (2000), appendix (row X9).
public struct MigrationProfile: Hashable, Sendable {
    /// Lengths along the path, rising, in Å.
    public let coordinates: [Double]
    /// In eV.
    public let energies: [Double]
    /// dE/ds at the images in eV/Å.
    public let slopes: [Double]

    /// - Parameters:
    ///   - coordinates: lengths along the path in Å, rising, at least three.
    ///   - energies: in eV, as many.
    ///   - forces: components of the true force along the path in eV/Å, positive towards the path's end, as many; nil when not known.
    public init(coordinates: [Double], energies: [Double], forces: [Double]? = nil) throws(IonicsError) {
        guard coordinates.count >= 3 else {
            throw .outOfRange(name: "number of images", value: Double(coordinates.count), expected: "at least 3")
        }
        for (name, count) in [("energies", energies.count), ("forces", forces?.count ?? coordinates.count)]
        where count != coordinates.count {
            throw .outOfRange(
                name: "number of \(name)", value: Double(count), expected: "that of the images, \(coordinates.count)")
        }
        for (index, pair) in zip(coordinates, coordinates.dropFirst()).enumerated() where !(pair.1 > pair.0) {
            throw .outOfRange(name: "coordinates[\(index + 1)]", value: pair.1, expected: "larger than the one before")
        }
        for value in energies + (forces ?? []) where !value.isFinite {
            throw .outOfRange(name: "an energy or force", value: value, expected: "finite")
        }
        self.coordinates = coordinates
        self.energies = energies
        slopes = forces.map { $0.map { -$0 } } ?? Self.smoothSlopes(coordinates, energies)
    }

    /// Slopes of the clamped cubic spline: a tridiagonal system, solved from the front and back again.
    private static func smoothSlopes(_ x: [Double], _ y: [Double]) -> [Double] {
        let last = x.count - 1
        var slopes = [Double](repeating: 0, count: x.count)
        var factor = slopes
        for index in 1..<last {
            let before = 1 / (x[index] - x[index - 1])
            let after = 1 / (x[index + 1] - x[index])
            let right =
                3 * ((y[index] - y[index - 1]) * before * before + (y[index + 1] - y[index]) * after * after)
            let pivot = 2 * (before + after) - before * factor[index - 1]
            factor[index] = after / pivot
            slopes[index] = (right - before * slopes[index - 1]) / pivot
        }
        for index in stride(from: last - 1, to: 0, by: -1) { slopes[index] -= factor[index] * slopes[index + 1] }
        return slopes
    }

    /// Coefficients of E = a + b u + c u² + d u³, u from 0 to 1 between image `index` and the next.
    private func cubic(_ index: Int) -> (a: Double, b: Double, c: Double, d: Double) {
        let width = coordinates[index + 1] - coordinates[index]
        let rise = energies[index + 1] - energies[index]
        let first = slopes[index] * width
        let second = slopes[index + 1] * width
        return (energies[index], first, 3 * rise - 2 * first - second, first + second - 2 * rise)
    }

    /// The energy in eV at a length in Å; the ends' energies beyond them.
    public func energy(at coordinate: Double) -> Double {
        guard coordinate > coordinates[0] else { return energies[0] }
        guard let next = coordinates.firstIndex(where: { $0 >= coordinate }) else {
            return energies[energies.count - 1]
        }
        let (a, b, c, d) = cubic(next - 1)
        let u = (coordinate - coordinates[next - 1]) / (coordinates[next] - coordinates[next - 1])
        return a + u * (b + u * (c + u * d))
    }

    /// The highest point of the path, between images too: its length in Å and energy in eV.
    public var saddle: (coordinate: Double, energy: Double) {
        var best = (coordinate: coordinates[0], energy: energies[0])
        for index in 0..<(coordinates.count - 1) {
            let (_, b, c, d) = cubic(index)
            let width = coordinates[index + 1] - coordinates[index]
            // Roots of b + 2 c u + 3 d u², in the form that loses no digits where d is small.
            let discriminant = c * c - 3 * b * d
            var places = [1.0]
            if discriminant >= 0 {
                let sum = -(c + (c < 0 ? -1 : 1) * discriminant.squareRoot())
                if d != 0 { places.append(sum / (3 * d)) }
                if sum != 0 { places.append(b / sum) }
            }
            for u in places where u > 0 && u <= 1 {
                let place = coordinates[index] + u * width
                let value = u == 1 ? energies[index + 1] : energy(at: place)
                if value > best.energy { best = (place, value) }
            }
        }
        return best
    }

    /// What an ion climbs from the path's start, in eV.
    public var forwardBarrier: Double { saddle.energy - energies[0] }

    /// What an ion climbs from the path's end, in eV.
    public var backwardBarrier: Double { saddle.energy - energies[energies.count - 1] }
}
