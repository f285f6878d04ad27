import Glibc

/// Puts parts of a circuit that are alike and in series into rising order of their relaxation times, so that labels do not depend on the start.
struct CircuitOrder {
    private let circuit: Circuit
    /// Groups of parts of one shape, each as the places of its parameters.
    private let groups: [[(node: CircuitNode, places: [Int])]]

    /// - Parameter held: places of fixed parameters; parts that have one keep their place.
    init(_ circuit: Circuit, held: Set<Int>) {
        self.circuit = circuit
        groups = Self.groups(circuit.root, circuit, held)
    }

    private static func groups(
        _ node: CircuitNode, _ circuit: Circuit, _ held: Set<Int>
    ) -> [[(node: CircuitNode, places: [Int])]] {
        switch node {
        case .element: return []
        case .parallel(let parts): return parts.flatMap { groups($0, circuit, held) }
        case .series(let parts):
            var byShape: [(shape: String, members: [(node: CircuitNode, places: [Int])])] = []
            for part in parts {
                let places = part.elements.flatMap { Array(circuit.elements[$0].parameterRange) }
                guard held.isDisjoint(with: places) else { continue }
                let shape = shape(part, circuit)
                if let index = byShape.firstIndex(where: { $0.shape == shape }) {
                    byShape[index].members.append((part, places))
                } else {
                    byShape.append((shape, [(part, places)]))
                }
            }
            return parts.flatMap { groups($0, circuit, held) } + byShape.map(\.members).filter { $0.count > 1 }
        }
    }

    private static func shape(_ node: CircuitNode, _ circuit: Circuit) -> String {
        switch node {
        case .element(let index): circuit.elements[index].kind.symbol
        case .series(let parts): "(\(parts.map { shape($0, circuit) }.joined(separator: "-")))"
        case .parallel(let parts): "p(\(parts.map { shape($0, circuit) }.joined(separator: ",")))"
        }
    }

    func sort(_ values: inout [Double]) {
        for group in groups {
            let times = group.map { relaxationTime($0.node, values) }
            let order = times.indices.sorted { (times[$0], $0) < (times[$1], $1) }
            let old = values
            for (member, source) in zip(group, order) {
                for (place, from) in zip(member.places, group[source].places) { values[place] = old[from] }
            }
        }
    }

    /// Where −Z″ of a part is largest: 1/ω in s, by a scan of eight points a decade and halving around the best.
    private func relaxationTime(_ node: CircuitNode, _ values: [Double]) -> Double {
        let evaluator = CircuitEvaluator(circuit, node: node)
        func height(_ logarithm: Double) -> Double {
            values.withUnsafeBufferPointer { -evaluator.impedance(exp(logarithm), $0).imaginary }
        }
        let step = log(10.0) / 8
        var middle = (-120...120).map { Double($0) * step }.max { height($0) < height($1) } ?? 0
        var width = step
        while width > 1e-3 {
            width /= 2
            middle = [middle - width, middle, middle + width].max { height($0) < height($1) } ?? middle
        }
        return exp(-middle)
    }
}
