import Glibc
import NumericalMethods
public import Quantities

/// A fit whose second and third parameter give the time between jumps, τ = τ₀ exp(E/k_B T).
public protocol CorrelationTimeFit: Sendable {
    /// The second is ln τ₀ (s), the third E in eV.
    var parameters: CorrelatedValues { get }
    /// Points minus parameters.
    var degreesOfFreedom: Int { get }
    /// Whether the uncertainties come from the points' scatter instead of given ones.
    var estimatesScatter: Bool { get }
}

extension CorrelationTimeFit {
    /// E in eV.
    public var activationEnergy: Uncertain { parameters.uncertain(2) }
    /// τ₀ in s.
    public var prefactor: Uncertain { parameters.propagate { exp($0[1]) } }
    /// 1/τ at a temperature in K: jumps per second.
    public func jumpRate(atTemperature temperature: Double) -> Uncertain {
        parameters.propagate { exp(-$0[1] - $0[2] / (PhysicalConstants.boltzmannElectronvolt * temperature)) }
    }
    /// k of the interval x ± k u: Student's t, or the normal value where uncertainties were given.
    public func coverageFactor(_ coverage: Double = 0.95) -> Double {
        estimatesScatter
            ? StudentDistribution(degreesOfFreedom: Double(degreesOfFreedom)).coverageFactor(coverage)
            : NormalDistribution.quantile((1 + coverage) / 2)
    }
}
