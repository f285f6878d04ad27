import Foundation
import Testing

@testable import NumericalMethods

@Suite struct FourierTransformTests {
    @Test func aCosineHasTwoLines() throws {
        let length = 12
        let input = (0..<length).flatMap { [cos(2 * .pi * 3 * Double($0) / 12), 0.0] }
        let spectrum = try FourierTransform(length: length).transform(input)
        for k in 0..<length {
            let expected = k == 3 || k == 9 ? 6.0 : 0
            #expect(abs(spectrum[2 * k] - expected) < 1e-12)
            #expect(abs(spectrum[2 * k + 1]) < 1e-12)
        }
    }

    @Test(arguments: [1, 2, 7, 30, 128])
    func thereAndBackIsTheIdentityTimesTheLength(length: Int) throws {
        var generator = SeededGenerator(seed: UInt64(length))
        let input = (0..<2 * length).map { _ in generator.uniform() }
        let back = try FourierTransform(length: length, isInverse: true).transform(
            FourierTransform(length: length).transform(input))
        for index in input.indices { #expect(abs(back[index] / Double(length) - input[index]) < 1e-12) }
    }
}
