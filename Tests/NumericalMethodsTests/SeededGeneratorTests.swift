import Testing

@testable import NumericalMethods

@Suite struct SeededGeneratorTests {
    /// First outputs of the authors' C code (xoshiro256** with splitmix64 seeding from 0).
    @Test func matchesTheReferenceImplementation() {
        var generator = SeededGenerator(seed: 0)
        #expect(generator.next() == 0x99EC_5F36_CB75_F2B4)
        #expect(generator.next() == 0xBF6E_1F78_4956_452A)
        #expect(generator.next() == 0x1A5F_849D_4933_E6E0)
    }

    @Test func normalDeviatesHaveMeanZeroAndVarianceOne() {
        var generator = SeededGenerator(seed: 7)
        let deviates = (0..<100_000).map { _ in generator.normal() }
        let mean = deviates.reduce(0, +) / 1e5
        let variance = deviates.reduce(0) { $0 + $1 * $1 } / 1e5
        // Standard errors are 0.0032 and 0.0045; five of them.
        #expect(abs(mean) < 0.016)
        #expect(abs(variance - 1) < 0.023)
    }
}
