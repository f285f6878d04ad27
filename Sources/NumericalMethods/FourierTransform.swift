internal import CFFT

/// The discrete Fourier transform of complex numbers, X_k = Σ x_j exp(∓2πi jk/N), not normalised.
public final class FourierTransform {
    public let length: Int
    private let plan: OpaquePointer

    /// - Parameters:
    ///   - length: points, at least 1; products of 2, 3 and 5 are fastest.
    ///   - isInverse: whether the exponent's sign is positive.
    public init(length: Int, isInverse: Bool = false) throws(NumericalError) {
        guard length > 0, let plan = ionweave_fft_create(length, isInverse ? 1 : 0) else {
            throw .tooFewPoints(count: length, needed: 1)
        }
        self.length = length
        self.plan = plan
    }

    deinit { ionweave_fft_destroy(plan) }

    /// - Parameter input: real and imaginary parts in turn, twice `length` values.
    public func transform(_ input: [Double]) throws(NumericalError) -> [Double] {
        guard input.count == 2 * length else {
            throw .lengthsDiffer("input and twice the plan's length", input.count, 2 * length)
        }
        var output = [Double](repeating: 0, count: 2 * length)
        ionweave_fft_transform(plan, input, &output)
        return output
    }

    /// The same into an array that is there already; for many transforms of one length.
    ///
    /// - Parameters:
    ///   - input: real and imaginary parts in turn, twice `length` values.
    ///   - output: twice `length` values.
    public func transform(_ input: [Double], into output: inout [Double]) throws(NumericalError) {
        guard input.count == 2 * length else {
            throw .lengthsDiffer("input and twice the plan's length", input.count, 2 * length)
        }
        guard output.count == 2 * length else {
            throw .lengthsDiffer("output and twice the plan's length", output.count, 2 * length)
        }
        ionweave_fft_transform(plan, input, &output)
    }
}
