import CellProtocol
import Document

/// The checks of a block as a table.
enum CheckTable {
    static func output(of checks: [CheckResult]) -> CellOutput {
        .table(
            head: ["Check", "Found", "Expected", ""], alignments: [.left, .right, .right, .center],
            rows: checks.map { [$0.name, $0.found, $0.expected, $0.passed ? "✓" : "✗"] }, caption: nil)
    }
}
