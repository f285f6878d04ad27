import Glibc
import NumericalMethods
import Testing

@testable import Ionics

/// Row F14: several maxima without a form assumed. Expected dips are those of the program diptest 0.12 for the same numbers.
@Suite struct DipTestTests {
    private static func part(_ x: Double) -> Double { x - x.rounded(.down) }

    private static func golden(_ count: Int) -> [Double] {
        (1...count).map { part(Double($0) * 0.618_033_988_749_894_9) }
    }

    private static func squares(_ count: Int) -> [Double] {
        (1...count).map { part(Double($0 * $0) * 0.414_213_562_373_095_15) }
    }

    private static func two(_ count: Int) -> [Double] {
        golden(count).enumerated().map { $0 % 2 == 0 ? $1 : $1 + 0.8 + 0.5 }
    }

    private static func shoulder(_ count: Int) -> [Double] {
        (1...count).map { part(Double($0) * 0.732_050_807_568_877_2) }.enumerated()
            .map { $0 % 3 == 0 ? $1 * $1 + 0.6 : $1 }
    }

    private static func ties(_ count: Int) -> [Double] { (1...count).map { Double($0 * $0 % 7) } }

    @Test func dipsOfAnotherProgram() throws {
        let sizes = [4, 11, 50, 301]
        let expected: [((Int) -> [Double], [Double])] = [
            (Self.golden, [0.125, 0.069_448_365_681_837_22, 0.020_882_505_650_239_774, 0.004_116_568_313_555_128]),
            (Self.squares, [0.125, 0.068_181_818_181_817_91, 0.046_067_886_743_792_12, 0.022_643_998_729_179_604]),
            (
                Self.two,
                [
                    0.185_713_715_289_221_43, 0.102_380_864_241_711_28, 0.068_724_170_753_273_63,
                    0.060_750_471_846_101_446,
                ]
            ),
            (
                Self.shoulder,
                [
                    0.168_376_933_563_591_82, 0.057_634_054_201_414_35, 0.034_162_371_019_879_45,
                    0.006_223_072_294_521_258,
                ]
            ),
            (Self.ties, [0.125, 0.136_363_636_363_636_35, 0.14, 0.142_857_142_857_142_85]),
        ]
        for (sample, dips) in expected {
            for (size, dip) in zip(sizes, dips) {
                #expect(abs(try DipTest(sample(size), samples: 1).dip - dip) < 1e-12, "\(size)")
            }
        }
    }

    /// Probabilities of the same program, from its table and from 20,000 samples.
    @Test func probabilities() throws {
        #expect(abs(try DipTest(Self.squares(301)).probability - 0.366) < 0.05)
        #expect(try DipTest(Self.shoulder(301)).probability > 0.99)
        #expect(try DipTest(Self.two(301)).probability == 1.0 / 1001)
    }

    /// Scale, origin, direction and order do not matter.
    @Test func invariance() throws {
        let values = Self.shoulder(50)
        let dip = try DipTest(values, samples: 1).dip
        for other in [values.map { 7 * $0 - 3 }, values.map { -$0 }, values.reversed()] {
            #expect(abs(try DipTest(other, samples: 1).dip - dip) < 1e-12)
        }
    }

    /// One normal distribution is hardly ever taken for more; two that a mixture sees as one maximum are not either, two apart are.
    @Test func powerAndRestraint() throws {
        var generator = SeededGenerator(seed: 12)
        func sample(_ distance: Double) -> [Double] {
            (0..<200).map { ($0 % 2 == 0 ? 0 : distance) + generator.normal() }
        }
        for (distance, range) in [(0.0, 0...1), (1.5, 0...1), (5, 20...20)] {
            var found = 0
            for _ in 0..<20 where try DipTest(sample(distance), samples: 200).probability < 0.05 { found += 1 }
            #expect(range.contains(found), "\(distance) \(found)")
        }
    }

    @Test func whatCannotBeTested() throws {
        #expect(throws: TrajectoryError.self) { try DipTest([1, 2, 3]) }
        #expect(throws: TrajectoryError.self) { try DipTest([1, 2, .nan, 4]) }
        #expect(throws: TrajectoryError.self) { try DipTest([1, 2, 3, 4], samples: 0) }
        #expect(try DipTest([Double](repeating: 2, count: 9), samples: 5).dip == 1.0 / 18)
    }
}
