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
    /// xx, yy, zz, xy, xz, yz, each over frequencies 0…L/2, and over frames.
    private var spectra: [Double]
    private var squares: [Double]
    private(set) var ofPaths: [[Double]] = []
    private var input: [Double]
    private var transforms: [[Double]]
    private var both: [Double]
    private var back: [Double]

    /// Paths that are taken from memory together: their positions lie side by side in each frame.
    static let blockSize = 8

    init(frameCount: Int, lags: [Int]) throws(NumericalError) {
        self.frameCount = frameCount
        self.lags = lags
        length = Self.fastLength(2 * frameCount)
        forward = try FourierTransform(length: length)
        inverse = try FourierTransform(length: length, isInverse: true)
        spectra = Array(repeating: 0, count: 6 * (length / 2 + 1))
        squares = Array(repeating: 0, count: 6 * frameCount)
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

    /// Adds paths.
    ///
    /// - Parameter columns: positions `[path][xyz][frame]` in Å; changed on the way.
    mutating func add(_ columns: UnsafeMutableBufferPointer<Double>) throws(NumericalError) {
        let size = 3 * frameCount
        for start in stride(from: 0, to: columns.count, by: 2 * size) {
            let end = min(columns.count, start + 2 * size)
            try addPair(UnsafeMutableBufferPointer(rebasing: columns[start..<end]))
        }
    }

    /// Adds one path or two.
    private mutating func addPair(_ columns: UnsafeMutableBufferPointer<Double>) throws(NumericalError) {
        let n = frameCount
        let count = columns.count / (3 * n)
        for column in 0..<3 * count {
            Self.centre(UnsafeMutableBufferPointer(rebasing: columns[column * n..<(column + 1) * n]))
        }
        for axis in 0..<3 {
            input.withUnsafeMutableBufferPointer { input in
                for frame in 0..<n {
                    input[2 * frame] = columns[axis * n + frame]
                    input[2 * frame + 1] = count == 2 ? columns[(3 + axis) * n + frame] : 0
                }
            }
            try forward.transform(input, into: &transforms[axis])
        }
        for path in 0..<count {
            addSquares(UnsafeMutableBufferPointer(rebasing: columns[3 * path * n..<3 * (path + 1) * n]))
        }
        addSpectra()
        try inverse.transform(both, into: &back)
        let scale = 1 / Double(length)
        for path in 0..<count {
            // x is no longer needed, and holds the squares from here on.
            let x = 3 * path * n
            for frame in 0..<n {
                let (a, b, c) = (columns[x + frame], columns[x + n + frame], columns[x + 2 * n + frame])
                columns[x + frame] = a * a + b * b + c * c
            }
            let square = UnsafeBufferPointer(rebasing: UnsafeBufferPointer(columns)[x..<x + n])
            ofPaths.append(
                back.withUnsafeBufferPointer { back in
                    Self.displacements(square, lags, frameCount: n) { back[2 * $0 + path] * scale }
                })
        }
    }

    /// The mean drops out of displacements; without it fewer digits are lost.
    private static func centre(_ column: UnsafeMutableBufferPointer<Double>) {
        let mean = column.reduce(0, +) / Double(column.count)
        for frame in column.indices { column[frame] -= mean }
    }

    private mutating func addSquares(_ path: UnsafeMutableBufferPointer<Double>) {
        let n = frameCount
        squares.withUnsafeMutableBufferPointer { squares in
            for frame in 0..<n {
                let (x, y, z) = (path[frame], path[n + frame], path[2 * n + frame])
                squares[frame] += x * x
                squares[n + frame] += y * y
                squares[2 * n + frame] += z * z
                squares[3 * n + frame] += x * y
                squares[4 * n + frame] += x * z
                squares[5 * n + frame] += y * z
            }
        }
    }

    private mutating func addSpectra() {
        let size = length
        let half = size / 2 + 1
        transforms[0].withUnsafeBufferPointer { x in
            transforms[1].withUnsafeBufferPointer { y in
                transforms[2].withUnsafeBufferPointer { z in
                    spectra.withUnsafeMutableBufferPointer { spectra in
                        both.withUnsafeMutableBufferPointer { both in
                            for k in 0..<half {
                                let mirror = k == 0 ? 0 : size - k
                                let (xa, xb) = Self.parts(x, k, mirror)
                                let (ya, yb) = Self.parts(y, k, mirror)
                                let (za, zb) = Self.parts(z, k, mirror)
                                spectra[k] += (xa * xa + xb * xb).sum()
                                spectra[half + k] += (ya * ya + yb * yb).sum()
                                spectra[2 * half + k] += (za * za + zb * zb).sum()
                                spectra[3 * half + k] += (xa * ya + xb * yb).sum()
                                spectra[4 * half + k] += (xa * za + xb * zb).sum()
                                spectra[5 * half + k] += (ya * za + yb * zb).sum()
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
    }

    /// Z = A + iB of two real paths: A and iB are its even and odd parts.
    @inline(__always)
    private static func parts(
        _ transform: UnsafeBufferPointer<Double>, _ k: Int, _ mirror: Int
    ) -> (SIMD2<Double>, SIMD2<Double>) {
        let (re, im) = (transform[2 * k], transform[2 * k + 1])
        let (mirrorRe, mirrorIm) = (transform[2 * mirror], -transform[2 * mirror + 1])
        return (0.5 * SIMD2(re + mirrorRe, im + mirrorIm), 0.5 * SIMD2(im - mirrorIm, mirrorRe - re))
    }

    /// ⟨Δα Δβ⟩ for all lags, averaged over the paths.
    mutating func components(pathCount: Int) throws(NumericalError) -> [[Double]] {
        var result: [[Double]] = []
        let all = Array(0..<frameCount)
        let half = length / 2 + 1
        let scale = 1 / Double(length)
        for index in 0..<6 {
            for k in 0..<half {
                let mirror = k == 0 ? 0 : length - k
                both[2 * k] = spectra[index * half + k]
                both[2 * k + 1] = 0
                both[2 * mirror] = spectra[index * half + k]
                both[2 * mirror + 1] = 0
            }
            try inverse.transform(both, into: &back)
            let sums = squares[index * frameCount..<(index + 1) * frameCount].withUnsafeBufferPointer { square in
                back.withUnsafeBufferPointer { back in
                    Self.displacements(square, all, frameCount: frameCount) { back[2 * $0] * scale }
                }
            }
            result.append(sums.map { $0 / Double(pathCount) })
        }
        return result
    }

    /// [Σ q(s) + Σ q(s + t) − 2 R(t)] / (N − t) from squares q and the autocorrelation R.
    private static func displacements(
        _ square: UnsafeBufferPointer<Double>, _ lags: [Int], frameCount: Int, _ correlation: (Int) -> Double
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
