import Foundation
import Testing

@testable import NumericalMethods

@Suite struct TruncatedNormalSamplerTests {
    /// One variable: mean m + φ(m)/Φ(m) for unit variance (closed form).
    @Test(arguments: [-2.0, 0, 1.5])
    func meanOfOneVariable(mean: Double) throws {
        var sampler = try TruncatedNormalSampler(covariance: [1], mean: [mean], start: [0.1], seed: 5)
        var sum = 0.0
        for _ in 0..<4000 {
            let x = try sampler.next()[0]
            #expect(x >= 0)
            sum += x
        }
        let density = exp(-mean * mean / 2) / (2 * Double.pi).squareRoot()
        #expect(abs(sum / 4000 - mean - density / NormalDistribution.cumulative(mean)) < 0.05)
    }

    /// Two correlated variables of mean zero: the quadrant's share is 1/4 + arcsin ρ/2π; checked by the mean of both, √(2/π)(1 + ρ)/2 / (2 P).
    @Test func meansOfTwoCorrelatedVariables() throws {
        let rho = -0.6
        var sampler = try TruncatedNormalSampler(
            covariance: [1, rho, rho, 1], mean: [0, 0], start: [1, 1], seed: 6)
        var sums = [0.0, 0.0]
        for _ in 0..<6000 {
            let x = try sampler.next()
            for index in 0..<2 { sums[index] += x[index] }
        }
        // E[x₁] over the quadrant is (1 + ρ)/(2√(2π)) divided by its share.
        let share = 0.25 + asin(rho) / (2 * Double.pi)
        let expected = (1 + rho) / (2 * (2 * Double.pi).squareRoot()) / share
        for sum in sums { #expect(abs(sum / 6000 / expected - 1) < 0.04) }
    }

    @Test func variablesWithoutBoundStayFree() throws {
        var sampler = try TruncatedNormalSampler(
            covariance: [1, 0, 0, 1], mean: [-1, 5], unbounded: [0], start: [0, 5], seed: 7)
        let samples = try (0..<2000).map { _ in try sampler.next() }
        #expect(abs(samples.reduce(0) { $0 + $1[0] } / 2000 + 1) < 0.1)
    }
}
