import Glibc
import NumericalMethods

/// Starting values of a circuit for a spectrum: the arcs that a coarse distribution of relaxation times shows, and seeded ones scattered
/// around them or over all that the spectrum can show.
struct CircuitStarts {
    private let circuit: Circuit
    private let smallest: Double
    private let largest: Double
    private let angularRange: ClosedRange<Double>
    /// Resistance and relaxation time of the arcs that are seen, in rising order of time.
    private let arcs: [(resistance: Double, time: Double)]
    private let seriesResistance: Double
    private let inductance: Double
    private let blocking: Double

    init(_ circuit: Circuit, _ spectrum: ImpedanceSpectrum) {
        self.circuit = circuit
        let moduli = spectrum.moduli.filter { $0 > 0 }
        smallest = moduli.min() ?? 1
        largest = moduli.max() ?? 1
        angularRange = 2 * .pi * spectrum.frequencyRange.lowerBound...2 * .pi * spectrum.frequencyRange.upperBound
        let coarse = Self.coarseDistribution(spectrum, angularRange)
        arcs = coarse.arcs
        seriesResistance = coarse.resistance > 0 ? coarse.resistance : smallest / 2
        inductance = coarse.inductance > 0 ? coarse.inductance : 0.01 * smallest / angularRange.upperBound
        blocking = coarse.elastance > 0 ? coarse.elastance : 0
    }

    /// Non-negative least squares over R, L, 1/C and RC elements, six for each decade; neighbours are taken together.
    private static func coarseDistribution(
        _ spectrum: ImpedanceSpectrum, _ range: ClosedRange<Double>
    ) -> (resistance: Double, inductance: Double, elastance: Double, arcs: [(resistance: Double, time: Double)]) {
        let low = log(1 / range.upperBound) - 1
        let high = log(1 / range.lowerBound) + 1
        let count = max(3, Int((high - low) / log(10) * 6))
        let times = (0..<count).map { exp(low + (high - low) * Double($0) / Double(count - 1)) }
        let columns = count + 3
        let rows = spectrum.count
        var matrix = [Double](repeating: 0, count: 2 * rows * columns)
        var right = [Double](repeating: 0, count: 2 * rows)
        let (first, last) = (range.lowerBound, range.upperBound)
        for (row, omega) in spectrum.angularFrequencies.enumerated() {
            let size = max(hypot(spectrum.realImpedances[row], spectrum.imaginaryImpedances[row]), 1e-300)
            right[row] = spectrum.realImpedances[row] / size
            right[rows + row] = spectrum.imaginaryImpedances[row] / size
            matrix[row * columns] = 1 / size
            matrix[(rows + row) * columns + 1] = omega / last / size
            matrix[(rows + row) * columns + 2] = -first / omega / size
            for (place, time) in times.enumerated() {
                let unit = ComplexNumber(1, omega * time).reciprocal
                matrix[row * columns + 3 + place] = unit.real / size
                matrix[(rows + row) * columns + 3 + place] = unit.imaginary / size
            }
        }
        let normal = NormalEquations(matrix: matrix, right: right)
        var hessian = normal.matrix
        for index in 0..<columns { hessian[index * columns + index] *= 1 + 1e-7 }
        guard let x = try? NonNegativeQuadraticProgram(hessian: hessian, gradient: normal.right).solution else {
            return (0, 0, 0, [])
        }
        var arcs: [(resistance: Double, time: Double)] = []
        var (sum, moment, gap) = (0.0, 0.0, 0)
        for place in 0...count {
            let share = place < count ? x[3 + place] : 0
            if share > 0 {
                sum += share
                moment += share * log(times[place])
                gap = 0
            } else {
                gap += 1
                if sum > 0, gap > 1 || place == count {
                    arcs.append((sum, exp(moment / sum)))
                    (sum, moment) = (0, 0)
                }
            }
        }
        return (x[0], x[1] / last, x[2] * first, arcs)
    }

    /// A start: the first is what the spectrum shows, odd ones are scattered around it, even ones lie anywhere.
    func start(_ number: Int, _ generator: inout SeededGenerator) -> [Double] {
        var values = [Double](repeating: 0, count: circuit.parameters.count)
        let blocks = Self.blocks(circuit.root, circuit)
        var seen = arcs.sorted { ($0.resistance, $0.time) > ($1.resistance, $1.time) }.prefix(blocks.count).sorted {
            $0.time < $1.time
        }
        while seen.count < blocks.count {
            let place = Double(seen.count + 1) / Double(blocks.count + 1)
            seen.append(
                (largest / 10, exp(-log(angularRange.upperBound) * (1 - place) - log(angularRange.lowerBound) * place)))
        }
        seen.sort { $0.time < $1.time }
        if number > 0 {
            for index in seen.indices {
                if number % 2 == 1 {
                    seen[index].resistance *= exp(generator.normal())
                    seen[index].time *= exp(1.5 * generator.normal())
                } else {
                    seen[index] = (anyResistance(&generator), anyTime(&generator))
                }
            }
        }
        for (block, arc) in zip(blocks, seen) {
            fill(block, arc.resistance, arc.time, number == 0 ? 0.8 : generator.uniform(), number, &generator, &values)
        }
        for (index, element) in circuit.elements.enumerated()
        where !blocks.contains(where: { $0.elements.contains(index) }) {
            let scatter = number == 0 ? 1 : exp(generator.normal())
            let found: [Double]
            switch element.kind.symbol {
            case Resistor.symbol: found = [seriesResistance * scatter]
            case Inductor.symbol: found = [inductance * scatter]
            default:
                // Elements that block the current in series with everything: they show at the low end.
                let time = 1 / angularRange.lowerBound
                let size = blocking > 0 ? blocking * time : largest / 2
                found = element.kind.start(
                    resistance: size * scatter, relaxationTime: time, ideality: number == 0 ? 0.8 : generator.uniform())
            }
            for (place, value) in zip(element.parameterRange, found) { values[place] = value }
        }
        return zip(values, circuit.parameters).map { min(max($0, $1.bounds.lowerBound), $1.bounds.upperBound) }
    }

    private func anyResistance(_ generator: inout SeededGenerator) -> Double {
        smallest / 3 * pow(9 * largest / smallest, generator.uniform())
    }

    private func anyTime(_ generator: inout SeededGenerator) -> Double {
        0.3 / angularRange.upperBound * pow(10 * angularRange.upperBound / angularRange.lowerBound, generator.uniform())
    }

    private func fill(
        _ node: CircuitNode, _ resistance: Double, _ time: Double, _ ideality: Double, _ number: Int,
        _ generator: inout SeededGenerator, _ values: inout [Double]
    ) {
        switch node {
        case .element(let index):
            let element = circuit.elements[index]
            let found = element.kind.start(resistance: resistance, relaxationTime: time, ideality: ideality)
            for (place, value) in zip(element.parameterRange, found) { values[place] = value }
        case .parallel(let parts):
            for part in parts { fill(part, resistance, time, ideality, number, &generator, &values) }
        case .series(let parts):
            // What follows in a branch is slower than what stands first.
            for (place, part) in parts.enumerated() {
                let isFirst = place == 0
                fill(
                    part,
                    isFirst ? resistance : number == 0 ? resistance : resistance * exp(generator.normal()),
                    isFirst ? time : time * (number == 0 ? 30 : exp(6 * generator.uniform())), ideality, number,
                    &generator, &values)
            }
        }
    }

    /// The parts in series with the whole that make an arc.
    private static func blocks(_ node: CircuitNode, _ circuit: Circuit) -> [CircuitNode] {
        switch node {
        case .series(let parts): parts.flatMap { blocks($0, circuit) }
        case .parallel: [node]
        case .element(let index):
            [
                ZARC.symbol, HavriliakNegami.symbol, Gerischer.symbol, ShortWarburg.symbol, PowerLawConductor.symbol,
            ].contains(circuit.elements[index].kind.symbol) ? [node] : []
        }
    }
}
