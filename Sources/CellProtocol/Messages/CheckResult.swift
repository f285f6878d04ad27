/// A stated expectation and how it came out.
public struct CheckResult: Hashable, Codable, Sendable {
    /// What was checked, in the notebook's inline notation.
    public var name: String
    /// The value found and the one expected, formatted.
    public var found: String
    public var expected: String
    /// Whether the value found is the one expected, within the stated tolerance.
    public var passed: Bool
    /// Line of the block (from 1) that states the check.
    public var line: Int
    public var column: Int

    public init(name: String, found: String, expected: String, passed: Bool, line: Int, column: Int) {
        self.name = name
        self.found = found
        self.expected = expected
        self.passed = passed
        self.line = line
        self.column = column
    }
}
