import Glibc
import NumericalMethods

/// Fits of one circuit from many starts, gathered into the minima that they found.
struct CircuitMultiStart {
    /// Best first; never empty.
    let optima: [CircuitOptimum]
    let failedStartCount: Int

    /// - Parameter makeModel: a model that holds the fixed parameters at their places in the values.
    init(
        circuit: Circuit, spectrum: ImpedanceSpectrum, start: [Double]?, held: [Int: Double], startCount: Int,
        seed: UInt64, makeModel: ([Double]) -> CircuitModel
    ) throws(NumericalError) {
        var generator = SeededGenerator(seed: seed)
        let starts = startCount > 1 || start == nil ? CircuitStarts(circuit, spectrum) : nil
        let order = CircuitOrder(circuit, held: Set(held.keys))
        var found: [CircuitOptimum] = []
        var failed = 0
        var failure: NumericalError?
        for number in 0..<max(1, startCount) {
            var values: [Double]
            if number == 0, let start {
                values = start
            } else {
                // A given start takes the place of the first; the spectrum's own comes next.
                let own = start == nil ? number : number - 1
                values = starts?.start(own, &generator) ?? []
            }
            for (index, value) in held { values[index] = value }
            do {
                let model = makeModel(values)
                let ended = try Self.descend(model, values, circuit, isOnly: startCount <= 1)
                for (place, index) in model.free.enumerated() {
                    values[index] = CircuitModel.value(ended.parameters[place], circuit.parameters[index])
                }
                if startCount > 1 { order.sort(&values) }
                found.append(CircuitOptimum(sumOfSquares: ended.sumOfSquares, values: values, startCount: 1))
            } catch {
                failed += 1
                failure = failure ?? error
            }
        }
        guard !found.isEmpty else {
            throw failure ?? .notConverged(method: "the fit of the circuit", status: 0)
        }
        let ranked = found.indices.sorted { (found[$0].sumOfSquares, $0) < (found[$1].sumOfSquares, $1) }.map {
            found[$0]
        }
        var distinct: [CircuitOptimum] = []
        for optimum in ranked {
            if let last = distinct.last, optimum.sumOfSquares <= last.sumOfSquares * (1 + 1e-4) + 1e-300 {
                distinct[distinct.count - 1].startCount += 1
            } else {
                distinct.append(optimum)
            }
        }
        optima = distinct
        failedStartCount = failed
    }

    /// The search and, where it stopped in a flat valley, some more of it.
    private static func descend(
        _ model: CircuitModel, _ values: [Double], _ circuit: Circuit, isOnly: Bool
    ) throws(NumericalError) -> LevenbergMarquardtSearch {
        let search = model.free.map { CircuitModel.searched(values[$0], circuit.parameters[$0]) }
        var best = try model.minimum(from: search, evaluationLimit: isOnly ? 2000 : 300)
        for _ in 0..<4 where !best.isConverged {
            let next = try model.minimum(from: best.parameters, evaluationLimit: 300)
            let gain = best.sumOfSquares - next.sumOfSquares
            if next.sumOfSquares <= best.sumOfSquares { best = next }
            if gain < 1e-6 * best.sumOfSquares { break }
        }
        return best
    }
}
