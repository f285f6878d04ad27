import Glibc
import Testing

@testable import Ionics

@Suite struct MigrationPathTests {
    /// E = (x² − 1)² + 4 (y − k (1 − x²))²: the saddle point is (0, k) at energy 1 exactly; the path is the steepest descent from there.
    @Test func theStringFindsTheSaddleOfABentValley() throws {
        let bend = 0.7
        func gradient(_ x: Double, _ y: Double) -> (x: Double, y: Double) {
            let off = y - bend * (1 - x * x)
            return (4 * x * (x * x - 1) + 16 * bend * x * off, 8 * off)
        }
        let search = try MigrationPathSearch(path: [[-1.1, 0.1], [0.9, -0.1]], imageCount: 41, step: 0.02) { point in
            let (x, y) = (point[0], point[1])
            let off = y - bend * (1 - x * x)
            let slope = gradient(x, y)
            return ((x * x - 1) * (x * x - 1) + 4 * off * off, [slope.x, slope.y])
        }
        #expect(abs(search.saddle[0]) < 1e-6)
        #expect(abs(search.saddle[1] - bend) < 1e-6)
        #expect(abs(search.forwardBarrier - 1) < 1e-6)
        #expect(abs(search.backwardBarrier - 1) < 1e-6)
        var descent: [(x: Double, y: Double)] = []
        var place = (x: 1e-4, y: bend)
        for _ in 0..<20_000 {
            descent.append(place)
            let slope = gradient(place.x, place.y)
            place = (place.x - 1e-3 * slope.x, place.y - 1e-3 * slope.y)
        }
        for image in search.images {
            let nearest = descent.map { hypot($0.x - abs(image[0]), $0.y - image[1]) }.min() ?? 1
            #expect(nearest < 0.01)
        }
        #expect(throws: IonicsError.self) {
            try MigrationPathSearch(path: [[-1], [1]], step: 5) { ($0[0] * $0[0], [2 * $0[0] * ($0[0] * $0[0] - 1)]) }
        }
    }

    /// A cubic goes through itself where forces are given; the highest point lies between two images.
    @Test func forcesPlaceTheSaddleBetweenImages() throws {
        func energy(_ s: Double) -> Double { 0.9 * s - 1.2 * s * s + 0.3 * s * s * s }
        func force(_ s: Double) -> Double { -(0.9 - 2.4 * s + 0.9 * s * s) }
        let places = [0.0, 0.3, 0.8, 1.4]
        let profile = try MigrationProfile(
            coordinates: places, energies: places.map(energy), forces: places.map(force))
        let top = (2.4 - (2.4 * 2.4 - 4 * 0.9 * 0.9).squareRoot()) / 1.8
        #expect(abs(profile.saddle.coordinate - top) < 1e-12)
        #expect(abs(profile.forwardBarrier - energy(top)) < 1e-12)
        #expect(abs(profile.backwardBarrier - (energy(top) - energy(1.4))) < 1e-12)
        #expect(abs(profile.energy(at: 1.1) - energy(1.1)) < 1e-12)
    }

    /// Without forces the clamped spline of a rise: the cubic with zero slopes at its ends comes back.
    @Test func splinesWithoutForcesAreSmooth() throws {
        func energy(_ s: Double) -> Double { 3 * s * s - 2 * s * s * s }
        let places = [0.0, 0.25, 0.4, 0.7, 1]
        let profile = try MigrationProfile(coordinates: places, energies: places.map(energy))
        for (slope, s) in zip(profile.slopes, places) { #expect(abs(slope - 6 * s * (1 - s)) < 1e-12) }
        #expect(throws: IonicsError.self) {
            try MigrationProfile(coordinates: [0, 1, 1], energies: [0, 1, 0])
        }
        #expect(throws: IonicsError.self) {
            try MigrationProfile(coordinates: [0, 1, 2], energies: [0, 1, 0], forces: [0])
        }
    }
}
