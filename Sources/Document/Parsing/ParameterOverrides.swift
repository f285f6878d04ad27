import Diagnostics
import Yams

/// Values that take the place of a notebook's own parameters.
public struct ParameterOverrides: Hashable, Sendable {
    private enum Value: Hashable {
        /// As on a command line; the notebook's own value tells its type.
        case text(String)
        case typed(ParameterValue)
    }

    private var values: [String: Value] = [:]

    public init() {}

    public var isEmpty: Bool { values.isEmpty }

    /// The same text for the same values.
    public var identity: String {
        values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: "\n")
    }

    /// Takes `name=value`.
    public mutating func add(_ assignment: String) throws(ParameterError) {
        guard let mark = assignment.firstIndex(of: "="), mark > assignment.startIndex else {
            throw .notAnAssignment(assignment)
        }
        values[String(assignment[..<mark])] = .text(String(assignment[assignment.index(after: mark)...]))
    }

    /// Takes the values of a YAML file.
    public mutating func add(yaml: String, from path: String) throws(ParameterError) {
        guard let node = try? Yams.compose(yaml: yaml), case .mapping(let mapping) = node else {
            throw .invalidFile(path: path)
        }
        for (key, value) in mapping {
            guard let name = key.scalar?.string, let read = ParameterReader.value(value) else {
                throw .invalidFile(path: path)
            }
            values[name] = .typed(read)
        }
    }

    /// Puts the values in the place of a notebook's own.
    public func apply(to parameters: inout [Parameter]) throws(ParameterError) {
        for (name, value) in values.sorted(by: { $0.key < $1.key }) {
            guard let index = parameters.firstIndex(where: { $0.name == name }) else {
                throw .unknown(name: name, nearest: NearestName.of(name, among: Set(parameters.map(\.name))))
            }
            let own = parameters[index].value
            let new =
                switch value {
                case .text(let text): own.reading(text)
                case .typed(let typed): typed.asKind(of: own)
                }
            guard let new else { throw .wrongType(name: name, expected: own.kind) }
            parameters[index].value = new
        }
    }
}

/// A parameter that cannot be set so.
public enum ParameterError: Error, Equatable, CustomStringConvertible {
    case notAnAssignment(String)
    case invalidFile(path: String)
    case unknown(name: String, nearest: String?)
    case wrongType(name: String, expected: String)

    public var description: String {
        switch self {
        case .notAnAssignment(let text): "'\(text)' is not of the form name=value"
        case .invalidFile(let path): "'\(path)' does not hold parameters written as name: value"
        case .unknown(let name, let nearest):
            "the notebook has no parameter '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
        case .wrongType(let name, let expected): "the parameter '\(name)' must be \(expected), as in the notebook"
        }
    }
}
