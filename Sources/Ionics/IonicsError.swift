/// What is wrong with data or with what was asked of them.
public enum IonicsError: Error, Equatable, CustomStringConvertible {
    case unreadableFile(path: String, reason: String)
    case malformedTable(path: String, line: Int, reason: String)
    case unknownColumn(path: String, name: String, known: [String])
    case missingValue(path: String, line: Int, column: String)
    case notANumber(path: String, line: Int, column: String, text: String)
    case repeatedColumn(path: String, name: String)
    /// A fit of one kind of quantity was given where another is needed.
    case wrongKind(name: String, found: ArrheniusKind, expected: String)
    /// Data that give only a bound for what is asked of them.
    case undetermined(name: String, HoppingRateDetermination)
    case outOfRange(name: String, value: Double, expected: String)
    /// A search that did not end; `remaining` is what was to become zero.
    case notConverged(name: String, remaining: Double, advice: String)

    /// What is wrong, with the name and the value.
    public var description: String {
        switch self {
        case .unreadableFile(let path, let reason): "'\(path)' cannot be read: \(reason)"
        case .malformedTable(let path, let line, let reason): "\(path):\(line): \(reason)"
        case .unknownColumn(let path, let name, let known):
            "\(path) has no column '\(name)'\(Self.nearest(to: name, known)); its columns are \(known.joined(separator: ", "))"
        case .repeatedColumn(let path, let name): "\(path) has more than one column '\(name)'; rename all but one"
        case .wrongKind(let name, let found, let expected):
            "\(name) is a fit of \(found.name), but \(expected) is needed"
        case .missingValue(let path, let line, let column): "\(path):\(line): the cell of '\(column)' is empty"
        case .notANumber(let path, let line, let column, let text):
            "\(path):\(line): '\(text)' in '\(column)' is not a finite number; leave the cell empty where a value is missing"
        case .undetermined(let name, let determination):
            "\(name) determines no hopping rate, which \(determination); leave it out of the fit and report the bound"
        case .outOfRange(let name, let value, let expected): "\(name) is \(value), but must be \(expected)"
        case .notConverged(let name, let remaining, let advice):
            "\(name) was not found, \(remaining) is left: \(advice)"
        }
    }

    private static func nearest(to name: String, _ known: [String]) -> String {
        let best = known.map { (name: $0, distance: distance(name, $0)) }.min { $0.distance < $1.distance }
        guard let best, best.distance <= max(2, name.count / 3) else { return "" }
        return "; '\(best.name)' is nearest"
    }

    /// Letters to insert, delete or exchange (Levenshtein's distance).
    private static func distance(_ first: String, _ second: String) -> Int {
        let letters = Array(second)
        var row = Array(0...letters.count)
        for (index, character) in first.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for column in letters.indices {
                let exchanged = diagonal + (letters[column] == character ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(exchanged, row[column + 1] + 1, row[column] + 1)
            }
        }
        return row[letters.count]
    }
}
