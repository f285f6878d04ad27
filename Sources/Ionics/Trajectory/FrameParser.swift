/// Reads one frame after the other of one format.
protocol FrameParser: AnyObject {
    var path: String { get }
    /// Frame that is being read, from 1; for messages.
    var frame: Int { get set }
    /// Positions of the frame last read in Å, `[ion][xyz]`, with the cell's origin at zero.
    var positions: [Double] { get }
    var elements: [String] { get }
    /// Whether the file's coordinates run on across the borders of the cell.
    var areUnwrapped: Bool { get }

    /// Reads the next frame; nil at the end of the file.
    func next() throws(TrajectoryError) -> FrameHeader?
}

/// What a frame says beside its positions.
struct FrameHeader {
    var cell: UnitCell?
    /// Number of the step, where one is written.
    var step: Double?
    /// In fs, where it is written with its unit.
    var time: Double?
    /// Line of the step, for messages; 0 in files without lines.
    var line: Int
}

/// A parser of a format made of lines.
protocol TextFrameParser: FrameParser {
    var text: TrajectoryText { get }
}

extension FrameParser {
    /// A frame that ends early in a file without lines.
    func truncated(found: Int, expected: Int) -> TrajectoryError {
        .truncatedFrame(path: path, frame: frame, line: 0, found: found, expected: expected)
    }
}

extension TextFrameParser {
    var path: String { text.path }
    var frame: Int {
        get { text.frame }
        set { text.frame = newValue }
    }

    /// Ends a frame: a last line without a line break is whole only when its last number has as many digits as that before.
    func checkEnd(ions: Int, digits: Int, previousDigits: Int) throws(TrajectoryError) {
        if text.isLineOpen, digits < previousDigits { throw truncated(found: ions - 1, expected: ions) }
    }

    func truncated(found: Int, expected: Int) -> TrajectoryError {
        .truncatedFrame(path: text.path, frame: text.frame, line: text.lineNumber, found: found, expected: expected)
    }
}
