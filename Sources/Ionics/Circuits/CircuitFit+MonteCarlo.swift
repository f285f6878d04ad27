import Glibc
import NumericalMethods
import Quantities

extension CircuitFit {
    /// The fit's uncertainties checked by simulation: noise of the size that the fit left is added to the fitted curve and fitted again.
    ///
    /// - Parameters:
    ///   - trialCount: how often; the spread of 200 trials is known to 5 %.
    ///   - seed: of the noise.
    /// - Throws: `NumericalError.notConverged` when fewer than half of the trials end in a minimum.
    public func monteCarlo(trialCount: Int = 200, seed: UInt64 = 1) throws -> CircuitMonteCarlo {
        var generator = SeededGenerator(seed: seed)
        let scales = try weighting.scales(of: spectrum)
        let deviation = weighting == .standardUncertainties ? 1 : sqrt(reducedChiSquare)
        let (real, imaginary) = impedance(frequencies: spectrum.frequencies)
        let free = circuit.parameters.indices.filter {
            !fixedParameters.contains($0) && !parametersAtBounds.contains($0)
        }
        let start = free.map { searched.values[$0] }
        var samples: [[Double]] = []
        for _ in 0..<trialCount {
            let measured = real.indices.map { index in
                ComplexNumber(
                    real[index] + deviation * scales.real[index] * generator.normal(),
                    imaginary[index] + deviation * scales.imaginary[index] * generator.normal())
            }
            let model = CircuitModel(
                circuit, free: free, values: values, angularFrequencies: spectrum.angularFrequencies,
                measured: measured,
                scales: scales)
            guard let found = try? model.minimum(from: start, tolerance: 1e-10, evaluationLimit: 400) else { continue }
            var sample = searched.values
            for (place, index) in free.enumerated() { sample[index] = found.parameters[place] }
            samples.append(sample)
        }
        guard samples.count > max(2, trialCount / 2) else {
            throw NumericalError.notConverged(method: "the Monte Carlo check of the circuit", status: samples.count)
        }
        return CircuitMonteCarlo(circuit: circuit, samples: samples, expected: searched)
    }
}
