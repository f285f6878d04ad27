/// What is wrong with a circuit or with what was asked of it. Columns count characters from 1.
public enum CircuitError: Error, Equatable, CustomStringConvertible {
    case empty(circuit: String)
    case unexpectedCharacter(circuit: String, column: Int, character: Character, expected: String)
    case unexpectedEnd(circuit: String, expected: String)
    case unknownElement(circuit: String, column: Int, name: String, known: [String])
    case repeatedName(circuit: String, column: Int, name: String)
    /// `p(…)` of one branch only.
    case singleBranch(circuit: String, column: Int)
    case unknownParameter(name: String, known: [String])
    /// A part that does not stand in series with the rest of the circuit.
    case unknownPart(part: String, known: [String])
    /// An element by name that is not one of the kind that is asked for.
    case wrongElement(name: String, expected: String)
    case wrongParameterCount(circuit: String, found: Int, needed: Int)
    case outsideBounds(name: String, value: Double, bounds: ClosedRange<Double>)
    /// Two fits that are not to be compared.
    case notComparable(reason: String)

    public var description: String {
        switch self {
        case .empty(let circuit): "the circuit '\(circuit)' has no element; write for instance 'R0-p(R1,CPE1)'"
        case .unexpectedCharacter(let circuit, let column, let character, let expected):
            "\(Self.place(circuit, column)): '\(character)' where \(expected) is expected"
        case .unexpectedEnd(let circuit, let expected):
            "\(Self.place(circuit, circuit.count + 1)): the circuit ends where \(expected) is expected"
        case .unknownElement(let circuit, let column, let name, let known):
            "\(Self.place(circuit, column)): no element is called '\(name)'; names begin with \(known.joined(separator: ", ")), followed by digits or by _ and a word"
        case .repeatedName(let circuit, let column, let name):
            "\(Self.place(circuit, column)): '\(name)' stands twice; give each element its own number"
        case .singleBranch(let circuit, let column):
            "\(Self.place(circuit, column)): p(…) needs two branches or more, separated by commas"
        case .unknownParameter(let name, let known):
            "the circuit has no parameter '\(name)'; it has \(known.joined(separator: ", "))"
        case .unknownPart(let part, let known):
            "'\(part)' is not one of the circuit's parts in series, which are \(known.joined(separator: ", "))"
        case .wrongElement(let name, let expected): "'\(name)' is not an element of the circuit that is \(expected)"
        case .wrongParameterCount(let circuit, let found, let needed):
            "\(circuit) has \(needed) parameters, but \(found) values were given"
        case .outsideBounds(let name, let value, let bounds):
            "\(name) is \(value), but must be between \(bounds.lowerBound) and \(bounds.upperBound)"
        case .notComparable(let reason): "these fits cannot be compared: \(reason)"
        }
    }

    private static func place(_ circuit: String, _ column: Int) -> String { "circuit '\(circuit)', column \(column)" }
}
