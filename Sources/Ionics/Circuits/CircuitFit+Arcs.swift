import Glibc
import Quantities

extension CircuitFit {
    /// The arcs of the circuit in rising order of relaxation time: resistances beside a capacitor or a constant phase element, and ZARC elements.
    ///
    /// In p(R1-W1,C1) the branch's first resistor is taken. Source: row L12.
    public var arcs: [CircuitArc] {
        var result: [CircuitArc] = []
        collect(circuit.root, &result)
        return result.enumerated().sorted {
            ($0.element.relaxationTime.value, $0.offset) < ($1.element.relaxationTime.value, $1.offset)
        }.map(\.element)
    }

    private func collect(_ node: CircuitNode, _ result: inout [CircuitArc]) {
        switch node {
        case .series(let parts): for part in parts { collect(part, &result) }
        case .parallel(let parts):
            if let arc = arc(node, parts) { result.append(arc) }
            for part in parts { collect(part, &result) }
        case .element(let index):
            let element = circuit.elements[index]
            guard element.kind.symbol == ZARC.symbol else { return }
            let place = element.parameterRange.lowerBound
            result.append(
                CircuitArc(
                    circuit: element.name, resistance: propagate { $0[place] },
                    capacitance: propagate { $0[place + 1] / $0[place] }, relaxationTime: propagate { $0[place + 1] },
                    exponent: propagate { $0[place + 2] }))
        }
    }

    private func arc(_ node: CircuitNode, _ parts: [CircuitNode]) -> CircuitArc? {
        let elements = parts.compactMap { part -> Circuit.Element? in
            if case .element(let index) = part { circuit.elements[index] } else { nil }
        }
        let capacitive = elements.filter { [Capacitor.symbol, ConstantPhaseElement.symbol].contains($0.kind.symbol) }
        let resistive = parts.compactMap { part -> Circuit.Element? in
            part.elements.map { circuit.elements[$0] }.first { $0.kind.symbol == Resistor.symbol }
        }
        guard capacitive.count == 1, resistive.count == 1 else { return nil }
        let r = resistive[0].parameterRange.lowerBound
        let c = capacitive[0].parameterRange.lowerBound
        let isCapacitor = capacitive[0].kind.symbol == Capacitor.symbol
        func capacitance(_ p: [Double]) -> Double {
            isCapacitor ? p[c] : EffectiveCapacitance.ofArc(q: p[c], exponent: p[c + 1], resistance: p[r])
        }
        return CircuitArc(
            circuit: circuit.text(of: node), resistance: propagate { $0[r] }, capacitance: propagate(capacitance),
            relaxationTime: propagate { $0[r] * capacitance($0) },
            exponent: isCapacitor ? nil : propagate { $0[c + 1] })
    }
}
