import Glibc
import Quantities

/// What repeated fits of simulated spectra say about a fit's uncertainties.
public struct CircuitMonteCarlo: Sendable {
    private let circuit: Circuit
    /// Searched parameters (ln p or p) of each trial that ended in a minimum.
    public let samples: [[Double]]
    private let expected: CorrelatedValues

    init(circuit: Circuit, samples: [[Double]], expected: CorrelatedValues) {
        self.circuit = circuit
        self.samples = samples
        self.expected = expected
    }

    /// Standard deviation of a searched parameter over the trials divided by its stated uncertainty: near 1 when the covariance can be
    /// believed; not-a-number for a parameter without uncertainty.
    ///
    /// - Throws: `CircuitError.unknownParameter`.
    public func deviationRatio(_ name: String) throws(CircuitError) -> Double {
        let index = try circuit.index(ofParameter: name)
        let mean = samples.reduce(0) { $0 + $1[index] } / Double(samples.count)
        let variance =
            samples.reduce(0) { $0 + ($1[index] - mean) * ($1[index] - mean) } / Double(samples.count - 1)
        let stated = expected.covariance[index][index]
        return stated > 0 ? sqrt(variance / stated) : .nan
    }

    /// The central part of the trials, in the parameter's unit.
    ///
    /// - Parameter coverage: 0.95 for 95 %.
    /// - Throws: `CircuitError.unknownParameter`.
    public func interval(_ name: String, coverage: Double = 0.95) throws(CircuitError) -> ClosedRange<Double> {
        let index = try circuit.index(ofParameter: name)
        let sorted = samples.map { $0[index] }.sorted()
        func quantile(_ probability: Double) -> Double {
            let place = probability * Double(sorted.count - 1)
            let lower = Int(place)
            let upper = min(lower + 1, sorted.count - 1)
            return sorted[lower] + (place - Double(lower)) * (sorted[upper] - sorted[lower])
        }
        let parameter = circuit.parameters[index]
        return CircuitModel.value(
            quantile((1 - coverage) / 2), parameter)...CircuitModel.value(quantile((1 + coverage) / 2), parameter)
    }
}
