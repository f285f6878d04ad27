/// What is wrong with data or with what was asked of them.
public enum IonicsError: Error, Equatable, CustomStringConvertible {
    case unreadableFile(path: String, reason: String)
    case malformedTable(path: String, line: Int, reason: String)
    case unknownColumn(path: String, name: String, known: [String])
    case missingValue(path: String, line: Int, column: String)
    case notANumber(path: String, line: Int, column: String, text: String)
    case outOfRange(name: String, value: Double, expected: String)

    public var description: String {
        switch self {
        case .unreadableFile(let path, let reason): "'\(path)' cannot be read: \(reason)"
        case .malformedTable(let path, let line, let reason): "\(path):\(line): \(reason)"
        case .unknownColumn(let path, let name, let known):
            "\(path) has no column '\(name)'; its columns are \(known.joined(separator: ", "))"
        case .missingValue(let path, let line, let column): "\(path):\(line): the cell of '\(column)' is empty"
        case .notANumber(let path, let line, let column, let text):
            "\(path):\(line): '\(text)' in '\(column)' is not a number"
        case .outOfRange(let name, let value, let expected): "\(name) is \(value), but must be \(expected)"
        }
    }
}
