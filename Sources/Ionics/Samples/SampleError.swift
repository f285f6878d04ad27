/// What is wrong with a manifest of samples.
public enum SampleError: Error, Equatable, CustomStringConvertible {
    case unknownColumn(path: String, name: String, known: [String])
    case missingColumn(path: String, name: String)
    case cell(path: String, line: Int, column: String, text: String, expected: String)
    case unitMissing(path: String, column: String, expected: String)
    case unwritable(path: String, reason: String)
    case unknownEnding(path: String)

    public var description: String {
        switch self {
        case .unknownColumn(let path, let name, let known):
            "\(path): the column '\(name)' means nothing here; known are \(known.joined(separator: ", "))"
        case .missingColumn(let path, let name): "\(path): a column '\(name)' is needed"
        case .cell(let path, let line, let column, let text, let expected):
            "\(path):\(line): '\(text)' in '\(column)'; expected \(expected)"
        case .unitMissing(let path, let column, let expected):
            "\(path): the column '\(column)' needs a unit in its name, \(expected)"
        case .unwritable(let path, let reason): "'\(path)' cannot be written: \(reason)"
        case .unknownEnding(let path): "'\(path)' ends neither in .csv nor .txt nor .xlsx, which tell the format"
        }
    }
}
