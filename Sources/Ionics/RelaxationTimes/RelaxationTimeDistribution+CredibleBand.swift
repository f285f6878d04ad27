import Glibc
import NumericalMethods

extension RelaxationTimeDistribution {
    /// The Bayesian credible band: samples of all distributions that the spectrum, its noise, the smoothness λ and γ ≥ 0 allow.
    ///
    /// The smoothness is taken for true; peaks narrower than it allows lie outside of the band.
    /// Source: F. Ciucci, C. Chen, Electrochim. Acta 2015, 167, 439; A. Pakman, L. Paninski, J. Comput. Graph. Stat. 2014, 23, 518 (row L8).
    ///
    /// - Parameters:
    ///   - coverage: 0.95 for 95 %.
    ///   - sampleCount: at least 50.
    ///   - seed: of the random numbers.
    public func credibleBand(
        coverage: Double = 0.95, sampleCount: Int = 400, seed: UInt64 = 1, pointsPerDecade: Int = 20
    ) throws -> RelaxationCredibleBand {
        let system = problem.system(regularisation)
        let inverse = try PositiveDefiniteInverse.inverse(system.hessian, size: problem.columns)
        var mean = [Double](repeating: 0, count: problem.columns)
        for row in mean.indices {
            for column in mean.indices { mean[row] += inverse[row * problem.columns + column] * system.right[column] }
        }
        var sampler = try TruncatedNormalSampler(
            covariance: inverse.map { variance * $0 }, mean: mean, start: solution, seed: seed)
        let list = curve(pointsPerDecade: pointsPerDecade).times
        let values = list.map { time in coefficients.indices.map { discretisation.value($0, log(time)) } }
        var samples = [[Double]](repeating: [], count: list.count)
        var totals: [Double] = []
        // The first ones still remember the start.
        for _ in 0..<20 { _ = try sampler.next() }
        for _ in 0..<max(50, sampleCount) {
            let x = try sampler.next()
            for (place, row) in values.enumerated() {
                samples[place].append(row.indices.reduce(0) { $0 + row[$1] * x[problem.leading + $1] })
            }
            totals.append(coefficients.indices.reduce(0) { $0 + discretisation.area($1) * x[problem.leading + $1] })
        }
        func quantile(_ sorted: [Double], _ probability: Double) -> Double {
            let place = probability * Double(sorted.count - 1)
            let lower = Int(place)
            let upper = min(lower + 1, sorted.count - 1)
            return sorted[lower] + (place - Double(lower)) * (sorted[upper] - sorted[lower])
        }
        let sorted = samples.map { $0.sorted() }
        return RelaxationCredibleBand(
            times: list, median: sorted.map { quantile($0, 0.5) },
            lower: sorted.map { quantile($0, (1 - coverage) / 2) },
            upper: sorted.map { quantile($0, (1 + coverage) / 2) }, polarisationResistances: totals, coverage: coverage)
    }
}
