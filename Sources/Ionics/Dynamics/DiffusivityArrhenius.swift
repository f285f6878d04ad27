public import NumericalMethods

extension ArrheniusFit {
    /// Fits diffusivities of several temperatures, each with its own uncertainty (row F3).
    ///
    /// - Parameters:
    ///   - temperatures: in K.
    ///   - diffusivities: of simulations at these temperatures.
    /// - Throws: `NumericalError`.
    public static func diffusivity(
        temperatures: [Double], diffusivities: [Diffusivity]
    ) throws(NumericalError) -> ArrheniusFit {
        try ArrheniusFit(temperatures: temperatures, measurements: diffusivities.map(\.value), kind: .diffusivity)
    }

    /// Fits rates of jumps of several temperatures, each with the uncertainty that the spread among its ions gives.
    ///
    /// - Parameters:
    ///   - temperatures: in K.
    ///   - jumps: of simulations at these temperatures, by one definition.
    /// - Throws: `NumericalError` when there are fewer than three or one has no jumps.
    public static func jumpRate(
        temperatures: [Double], jumps: [JumpList]
    ) throws(NumericalError) -> ArrheniusFit {
        try ArrheniusFit(temperatures: temperatures, measurements: jumps.map(\.rateOfIons), kind: .jumpRate)
    }

    /// What is to be said beside an energy from few temperatures; nil from five on.
    ///
    /// Source: Wood et al. 2021, "at least five simulated temperatures" (row F3).
    public var warningOfFewTemperatures: String? {
        let count = degreesOfFreedom + 2
        guard count < 5 else { return nil }
        return "\(count) temperatures are few for an activation energy from simulations; use at least five"
    }
}
