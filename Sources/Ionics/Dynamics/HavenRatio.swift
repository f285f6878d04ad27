import NumericalMethods
public import Quantities

/// H_R = D*/D_σ, tracer over charge diffusivity: 1 for independent ions, below 1 where they move along with one another.
///
/// D* is known from all ions, D_σ from one collective path, so that its error is nearly all of that of the ratio. Row F4.
public struct HavenRatio: Hashable, Sendable {
    /// With one standard uncertainty.
    public let value: Uncertain
    /// 95 % interval, from Fisher's distribution: both diffusivities are estimated variances.
    public let interval: ClosedRange<Double>

    /// - Parameters:
    ///   - tracer: D* of the ions of one element.
    ///   - charge: D_σ of the same ions' collective displacement.
    /// - Throws: `TrajectoryError.outOfRange` when the second is no collective.
    public init(tracer: Diffusivity, charge: Diffusivity) throws(TrajectoryError) {
        guard charge.ofIons.count == 1 else {
            throw .outOfRange(
                name: "paths of the charge diffusivity", value: Double(charge.ofIons.count), expected: "1")
        }
        value = tracer.value / charge.value
        let ratios = FisherDistribution(numerator: tracer.effectiveSquares, denominator: charge.effectiveSquares)
        interval = value.value / ratios.quantile(0.975)...value.value / ratios.quantile(0.025)
    }
}
