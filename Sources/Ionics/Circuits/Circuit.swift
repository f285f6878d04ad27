/// An equivalent circuit, read from a string like `R0-p(R1,CPE1)-p(R2-Wo1,C2)`.
///
/// `-` joins in series and `p(…,…)` in parallel. Elements are named by their kind's symbol and a number or a word after _ : R0, CPE1, R_gb.
/// Nothing of the string is run as code. Source: row L12.
public struct Circuit: Sendable {
    /// An element in its place.
    public struct Element: Sendable {
        /// As written: "CPE1".
        public let name: String
        public let kind: any CircuitElement.Type
        /// Where its parameters stand among those of the circuit.
        public let parameterRange: Range<Int>
    }

    public let root: CircuitNode
    /// In the order in which they are written.
    public let elements: [Element]
    /// In the order of the elements: "R0", "R1", "CPE1.Q", "CPE1.alpha".
    public let parameters: [CircuitParameter]

    /// - Parameters:
    ///   - text: the circuit string.
    ///   - registry: the kinds of elements that it may name.
    /// - Throws: `CircuitError` with the column of the mistake.
    public init(_ text: String, registry: CircuitElementRegistry = .standard) throws(CircuitError) {
        var parser = CircuitParser(text, registry)
        root = try parser.parse()
        elements = parser.elements
        parameters = parser.elements.flatMap { element in
            element.kind.parameters.map { parameter in
                CircuitParameter(
                    name: element.kind.parameters.count == 1 ? element.name : "\(element.name).\(parameter.name)",
                    unit: parameter.unit, bounds: parameter.bounds, isLogarithmic: parameter.isLogarithmic)
            }
        }
    }

    /// Where a parameter stands.
    ///
    /// - Throws: `CircuitError.unknownParameter`.
    public func index(ofParameter name: String) throws(CircuitError) -> Int {
        guard let index = parameters.firstIndex(where: { $0.name == name }) else {
            throw .unknownParameter(name: name, known: parameters.map(\.name))
        }
        return index
    }

    /// Z at ordinary frequencies.
    ///
    /// - Parameters:
    ///   - frequencies: ν in Hz, positive.
    ///   - values: of the parameters, in their order and units.
    /// - Returns: Z′ and Z″ in Ω.
    /// - Throws: `CircuitError.wrongParameterCount`.
    public func impedance(frequencies: [Double], values: [Double]) throws(CircuitError) -> (
        real: [Double], imaginary: [Double]
    ) {
        guard values.count == parameters.count else {
            throw .wrongParameterCount(circuit: description, found: values.count, needed: parameters.count)
        }
        let evaluator = CircuitEvaluator(self)
        let found = frequencies.map { frequency in
            values.withUnsafeBufferPointer { evaluator.impedance(2 * .pi * frequency, $0) }
        }
        return (found.map(\.real), found.map(\.imaginary))
    }

    /// Z of a part of the circuit, for instance of one arc.
    func impedance(of node: CircuitNode, frequency: Double, values: [Double]) -> ComplexNumber {
        let evaluator = CircuitEvaluator(self, node: node)
        return values.withUnsafeBufferPointer { evaluator.impedance(2 * .pi * frequency, $0) }
    }
}

extension Circuit: CustomStringConvertible {
    /// The circuit as a string that reads back as itself.
    public var description: String { text(of: root) }

    /// A part of it as a string.
    func text(of node: CircuitNode) -> String {
        switch node {
        case .element(let index): elements[index].name
        case .series(let parts): parts.map { text(of: $0) }.joined(separator: "-")
        case .parallel(let parts): "p(\(parts.map { text(of: $0) }.joined(separator: ",")))"
        }
    }
}
