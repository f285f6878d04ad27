import Glibc

/// Random numbers that are the same for the same seed on every machine (xoshiro256**, Blackman and Vigna, 2018).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: (UInt64, UInt64, UInt64, UInt64)
    private var spareDeviate: Double?

    public init(seed: UInt64) {
        // The four words come from splitmix64, as the authors advise.
        var mixed = seed
        func next() -> UInt64 {
            mixed &+= 0x9E37_79B9_7F4A_7C15
            var word = mixed
            word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
            word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
            return word ^ (word >> 31)
        }
        state = (next(), next(), next(), next())
    }

    public mutating func next() -> UInt64 {
        func rotated(_ word: UInt64, _ count: UInt64) -> UInt64 { word << count | word >> (64 - count) }
        let result = rotated(state.1 &* 5, 7) &* 9
        let shifted = state.1 << 17
        state.2 ^= state.0
        state.3 ^= state.1
        state.1 ^= state.2
        state.0 ^= state.3
        state.2 ^= shifted
        state.3 = rotated(state.3, 45)
        return result
    }

    /// A number evenly distributed in 0 ≤ x < 1.
    public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

    /// A normally distributed number of mean 0 and variance 1 (Marsaglia's polar method).
    public mutating func normal() -> Double {
        if let spare = spareDeviate {
            spareDeviate = nil
            return spare
        }
        while true {
            let x = 2 * uniform() - 1
            let y = 2 * uniform() - 1
            let square = x * x + y * y
            guard square > 0, square < 1 else { continue }
            let factor = sqrt(-2 * log(square) / square)
            spareDeviate = y * factor
            return x * factor
        }
    }
}
