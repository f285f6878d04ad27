/// A circuit as a list of steps: Z and its derivatives at one frequency without walking a tree.
///
/// Forward, each step makes the impedance of one part from those of its own parts; backward, ∂Z/∂Z_part runs from the whole to the
/// elements: 1 in series, (Z/Z_part)² in parallel. Not to be shared between threads.
final class CircuitEvaluator {
    private struct Step {
        enum Operation { case element, series, parallel }
        var operation: Operation
        /// Steps that it is made of, as places in `parts`; for an element its parameters.
        var range: Range<Int>
        var kind: (any CircuitElement.Type)?
    }

    // Plain memory: these are read for each element at each frequency of each iteration.
    private let steps: UnsafeMutableBufferPointer<Step>
    private let parts: UnsafeMutableBufferPointer<Int>
    private let impedances: UnsafeMutableBufferPointer<ComplexNumber>
    private let admittances: UnsafeMutableBufferPointer<ComplexNumber>
    private let weights: UnsafeMutableBufferPointer<ComplexNumber>

    /// - Parameter node: the part of the circuit to evaluate; nil takes the whole.
    init(_ circuit: Circuit, node: CircuitNode? = nil) {
        var list: [Step] = []
        var places: [Int] = []
        _ = Self.add(node ?? circuit.root, circuit, &list, &places)
        steps = .allocate(capacity: list.count)
        _ = steps.initialize(from: list)
        parts = .allocate(capacity: places.count)
        _ = parts.initialize(from: places)
        impedances = .allocate(capacity: list.count)
        impedances.initialize(repeating: .zero)
        admittances = .allocate(capacity: list.count)
        admittances.initialize(repeating: .zero)
        weights = .allocate(capacity: list.count)
        weights.initialize(repeating: .zero)
    }

    deinit {
        steps.deinitialize().deallocate()
        parts.deinitialize().deallocate()
        impedances.deinitialize().deallocate()
        admittances.deinitialize().deallocate()
        weights.deinitialize().deallocate()
    }

    private static func add(
        _ node: CircuitNode, _ circuit: Circuit, _ steps: inout [Step], _ parts: inout [Int]
    ) -> Int {
        switch node {
        case .element(let index):
            let element = circuit.elements[index]
            steps.append(Step(operation: .element, range: element.parameterRange, kind: element.kind))
        case .series(let nodes), .parallel(let nodes):
            var places: [Int] = []
            for node in nodes { places.append(add(node, circuit, &steps, &parts)) }
            let range = parts.count..<parts.count + places.count
            parts += places
            if case .series = node {
                steps.append(Step(operation: .series, range: range))
            } else {
                steps.append(Step(operation: .parallel, range: range))
            }
        }
        return steps.count - 1
    }

    /// Z in Ω at an angular frequency in rad/s; fills ∂Z/∂p for each parameter of the circuit where a place for them is given.
    func impedance(
        _ angularFrequency: Double, _ parameters: UnsafeBufferPointer<Double>,
        derivatives: UnsafeMutableBufferPointer<ComplexNumber>? = nil
    ) -> ComplexNumber {
        for index in steps.indices {
            let step = steps[index]
            switch step.operation {
            case .element:
                guard let kind = step.kind else { continue }
                impedances[index] = kind.impedance(
                    angularFrequency: angularFrequency,
                    parameters: UnsafeBufferPointer(rebasing: parameters[step.range]),
                    derivatives: derivatives.map { UnsafeMutableBufferPointer(rebasing: $0[step.range]) })
            case .series:
                var sum = ComplexNumber.zero
                for place in step.range { sum += impedances[parts[place]] }
                impedances[index] = sum
            case .parallel:
                var sum = ComplexNumber.zero
                for place in step.range {
                    let part = parts[place]
                    admittances[part] = impedances[part].reciprocal
                    sum += admittances[part]
                }
                impedances[index] = sum.reciprocal
            }
        }
        let result = impedances[steps.count - 1]
        guard let derivatives else { return result }
        weights[steps.count - 1] = .one
        for index in steps.indices.reversed() {
            let step = steps[index]
            let weight = weights[index]
            switch step.operation {
            case .element:
                for place in step.range { derivatives[place] = weight * derivatives[place] }
            case .series:
                for place in step.range { weights[parts[place]] = weight }
            case .parallel:
                for place in step.range {
                    let share = impedances[index] * admittances[parts[place]]
                    weights[parts[place]] = weight * (share * share)
                }
            }
        }
        return result
    }
}
