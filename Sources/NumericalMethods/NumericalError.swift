/// Why a numerical method gave no result.
public enum NumericalError: Error, Equatable, CustomStringConvertible {
    case tooFewPoints(count: Int, needed: Int)
    case lengthsDiffer(String, Int, Int)
    case notFinite(name: String, index: Int)
    case notPositive(name: String, index: Int, value: Double)
    case outsideBounds(name: String, index: Int, value: Double)
    case singular(name: String)
    case notPositiveDefinite(name: String, row: Int)
    case notConverged(method: String, status: Int)

    public var description: String {
        switch self {
        case .tooFewPoints(let count, let needed): "\(count) points are too few; at least \(needed) are needed"
        case .lengthsDiffer(let name, let first, let second):
            "\(name) must be equally long, but have \(first) and \(second) values"
        case .notFinite(let name, let index): "\(name)[\(index)] is not a finite number"
        case .notPositive(let name, let index, let value): "\(name)[\(index)] is \(value), but must be positive"
        case .outsideBounds(let name, let index, let value):
            "\(name)[\(index)] is \(value), which is outside its bounds"
        case .notPositiveDefinite(let name, let row):
            "\(name) is not positive definite (seen in row \(row)); a covariance matrix must be"
        case .singular(let name): "\(name) cannot be told from the data: some parameters act alike"
        case .notConverged(let method, let status):
            "\(method) did not converge (status \(status)); better starting values may help"
        }
    }
}
