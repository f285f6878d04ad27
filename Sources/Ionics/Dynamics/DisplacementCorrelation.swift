import NumericalMethods

/// Sums over paths that mean square displacements are made of: squares of positions and, through their spectra, autocorrelations.
///
/// Two real paths are transformed as one complex path; the spectra of all are summed before the one transform back.
struct DisplacementCorrelation {
    private let frameCount: Int
    private let lags: [Int]
    private let length: Int
    private let forward: FourierTransform
    private let inverse: FourierTransform
    /// xx, yy, zz, xy, xz, yz over frequencies 0…L/2, and over frames.
    private var spectra: [[Double]]
    private var squares: [[Double]]
    private(set) var ofPaths: [[Double]] = []
    private var input: [Double]
    private var transforms: [[Double]]
    private var both: [Double]
    private var back: [Double]

    private static let pairs = [(0, 0), (1, 1), (2, 2), (0, 1), (0, 2), (1, 2)]

    init(frameCount: Int, lags: [Int]) throws(NumericalError) {
        self.frameCount = frameCount
        self.lags = lags
        length = Self.fastLength(2 * frameCount)
        forward = try FourierTransform(length: length)
        inverse = try FourierTransform(length: length, isInverse: true)
        spectra = Array(repeating: Array(repeating: 0, count: length / 2 + 1), count: 6)
        squares = Array(repeating: Array(repeating: 0, count: frameCount), count: 6)
        input = Array(repeating: 0, count: 2 * length)
        transforms = Array(repeating: Array(repeating: 0, count: 2 * length), count: 3)
        both = Array(repeating: 0, count: 2 * length)
        back = both
    }

    /// The next even length of factors 2, 3 and 5.
    static func fastLength(_ least: Int) -> Int {
        var candidate = least + least % 2
        while true {
            var rest = candidate
            for prime in [2, 3, 5] { while rest % prime == 0 { rest /= prime } }
            if rest == 1 { return candidate }
            candidate += 2
        }
    }

    /// Adds one path or two.
    mutating func add(
        _ first: Int, _ second: Int?, fill: (Int, Int, UnsafeMutableBufferPointer<Double>) -> Void
    ) throws(NumericalError) {
        let n = frameCount
        var columns = [[Double]](repeating: [], count: 6)
        for axis in 0..<3 {
            columns[axis] = Self.centred(first, axis, n, fill)
            columns[3 + axis] = second.map { Self.centred($0, axis, n, fill) } ?? [Double](repeating: 0, count: n)
            for frame in 0..<n {
                input[2 * frame] = columns[axis][frame]
                input[2 * frame + 1] = columns[3 + axis][frame]
            }
            for index in 2 * n..<2 * length { input[index] = 0 }
            try forward.transform(input, into: &transforms[axis])
        }
        for (index, (a, b)) in Self.pairs.enumerated() {
            for frame in 0..<n {
                squares[index][frame] +=
                    columns[a][frame] * columns[b][frame] + columns[3 + a][frame] * columns[3 + b][frame]
            }
        }
        addSpectra()
        try inverse.transform(both, into: &back)
        for part in 0..<(second == nil ? 1 : 2) {
            let square = (0..<n).map { frame in
                (0..<3).reduce(0) { $0 + columns[3 * part + $1][frame] * columns[3 * part + $1][frame] }
            }
            ofPaths.append(Self.displacements(square, lags, frameCount: n) { back[2 * $0 + part] / Double(length) })
        }
    }

    private static func centred(
        _ path: Int, _ axis: Int, _ count: Int, _ fill: (Int, Int, UnsafeMutableBufferPointer<Double>) -> Void
    ) -> [Double] {
        var column = [Double](repeating: 0, count: count)
        column.withUnsafeMutableBufferPointer { fill(path, axis, $0) }
        // The mean drops out of displacements; without it fewer digits are lost.
        let mean = column.reduce(0, +) / Double(count)
        for frame in column.indices { column[frame] -= mean }
        return column
    }

    private mutating func addSpectra() {
        let size = length
        transforms[0].withUnsafeBufferPointer { x in
            transforms[1].withUnsafeBufferPointer { y in
                transforms[2].withUnsafeBufferPointer { z in
                    both.withUnsafeMutableBufferPointer { both in
                        for k in 0...size / 2 {
                            let mirror = k == 0 ? 0 : size - k
                            // Z = A + iB of two real paths: A and iB are its even and odd parts.
                            func parts(_ t: UnsafeBufferPointer<Double>) -> (SIMD2<Double>, SIMD2<Double>) {
                                let (re, im) = (t[2 * k], t[2 * k + 1])
                                let (mirrorRe, mirrorIm) = (t[2 * mirror], -t[2 * mirror + 1])
                                return (
                                    SIMD2(re + mirrorRe, im + mirrorIm) / 2, SIMD2(im - mirrorIm, mirrorRe - re) / 2
                                )
                            }
                            let (xa, xb) = parts(x)
                            let (ya, yb) = parts(y)
                            let (za, zb) = parts(z)
                            spectra[0][k] += (xa * xa).sum() + (xb * xb).sum()
                            spectra[1][k] += (ya * ya).sum() + (yb * yb).sum()
                            spectra[2][k] += (za * za).sum() + (zb * zb).sum()
                            spectra[3][k] += (xa * ya).sum() + (xb * yb).sum()
                            spectra[4][k] += (xa * za).sum() + (xb * zb).sum()
                            spectra[5][k] += (ya * za).sum() + (yb * zb).sum()
                            let a = (xa * xa + ya * ya + za * za).sum()
                            let b = (xb * xb + yb * yb + zb * zb).sum()
                            both[2 * k] = a
                            both[2 * k + 1] = b
                            both[2 * mirror] = a
                            both[2 * mirror + 1] = b
                        }
                    }
                }
            }
        }
    }

    /// ⟨Δα Δβ⟩ for all lags, averaged over the paths.
    mutating func components(pathCount: Int) throws(NumericalError) -> [[Double]] {
        var result: [[Double]] = []
        let all = Array(0..<frameCount)
        for index in 0..<6 {
            for k in 0...length / 2 {
                let mirror = k == 0 ? 0 : length - k
                both[2 * k] = spectra[index][k]
                both[2 * k + 1] = 0
                both[2 * mirror] = spectra[index][k]
                both[2 * mirror + 1] = 0
            }
            try inverse.transform(both, into: &back)
            let sums = Self.displacements(squares[index], all, frameCount: frameCount) { back[2 * $0] / Double(length) }
            result.append(sums.map { $0 / Double(pathCount) })
        }
        return result
    }

    /// [Σ q(s) + Σ q(s + t) − 2 R(t)] / (N − t) from squares q and the autocorrelation R.
    private static func displacements(
        _ square: [Double], _ lags: [Int], frameCount: Int, _ correlation: (Int) -> Double
    ) -> [Double] {
        var sums = [0.0]
        sums.reserveCapacity(square.count + 1)
        for value in square { sums.append(sums[sums.count - 1] + value) }
        return lags.map { lag in
            guard lag > 0 else { return 0 }
            let both = sums[frameCount - lag] + sums[frameCount] - sums[lag]
            return (both - 2 * correlation(lag)) / Double(frameCount - lag)
        }
    }
}
