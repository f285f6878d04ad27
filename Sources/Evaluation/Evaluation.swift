public import Diagnostics
public import Document
public import Plotting

/// What running a notebook's blocks gave.
public struct Evaluation: Sendable {
    /// By cell, in document order.
    public var outputs: [[CellOutput]] = []
    /// The text of each inline expression, in the notebook's inline notation; nil where it has none.
    public var expressions: [String?] = []
    /// Figures by the names that `outputs` gives them.
    public var figures: [GraphicIdentifier: Figure] = [:]
    public var diagnostics: [Diagnostic] = []
    /// Errors of blocks where the evaluation was to go on after them.
    public var failures: [Diagnostic] = []
    /// Files that blocks read, listed or asked about, and variables of the environment, as they were then, in a fixed order.
    public var inputs: [InputUse] = []
    public var compiledCount = 0
    /// Blocks and groups of inline expressions that ran; the others' outputs came from earlier runs.
    var ranUnits: Set<Int> = []
    public var runCount: Int { ranUnits.count }
    /// Whether a block depends on what no key can hold, so that it must run every time.
    public var isVolatile = false
    public var blockCount = 0

    public init() {}

    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }
}
