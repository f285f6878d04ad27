import CellProtocol
import Glibc
import Quantities

/// A check that did not hold.
public enum CheckError: Error, CustomStringConvertible {
    case failed(name: String, found: String, expected: String)

    public var description: String {
        switch self {
        case .failed(let name, let found, let expected): "check failed: \(name) is \(found), expected \(expected)"
        }
    }
}

/// States what a value must be; the report can show all checks of a block as a table.
///
/// - Parameters:
///   - name: what is checked, in the notebook's inline notation.
///   - value: the value found.
///   - expected: the value that it must have.
///   - tolerance: largest allowed |value − expected| / |expected|.
/// - Throws: `CheckError.failed` when the value is not a number or further away; the block then ends there.
public func check(
    _ name: String, _ value: Double, equals expected: Double, relativeTolerance tolerance: Double,
    line: Int = #line, column: Int = #column
) throws {
    let holds = abs(value - expected) <= tolerance * abs(expected)
    // As many digits as the tolerance can tell apart.
    let digits = max(2, min(7, Int((-log10(max(tolerance, 1e-7))).rounded(.up)) + 1))
    try report(
        name, found: NumberText.significant(value, digits: digits),
        expected: NumberText.significant(expected, digits: digits), passed: holds, line: line, column: column)
}

/// States that a condition holds.
public func check(_ name: String, _ condition: Bool, line: Int = #line, column: Int = #column) throws {
    try report(name, found: condition ? "yes" : "no", expected: "yes", passed: condition, line: line, column: column)
}

private func report(
    _ name: String, found: String, expected: String, passed: Bool, line: Int, column: Int
) throws(CheckError) {
    let result = CheckResult(
        name: name, found: found, expected: expected, passed: passed, line: line, column: column)
    MessageChannel.post(.check(result))
    if !passed { throw .failed(name: name, found: found, expected: expected) }
}
