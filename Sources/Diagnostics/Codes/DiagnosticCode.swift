/// What a message's code stands for, with a notebook that gives it.
public struct DiagnosticCode: Sendable {
    /// When the message comes.
    public enum Stage: Sendable {
        /// While the text is read and its references are put in place: `ionweave check` says it.
        case text
        /// While blocks are compiled and run, or pages are laid out.
        case run
    }

    /// Words joined by hyphens; they stay the same from version to version.
    public let code: String
    /// When the message comes.
    public let stage: Stage
    /// What is wrong, and what to do; plain sentences.
    public let explanation: String
    /// A notebook that gives the message.
    public let example: String
    /// Files beside it that it includes.
    public let files: [String: String]

    init(_ code: String, _ explanation: String, example: String, files: [String: String] = [:]) {
        self.init(code, .text, explanation, example: example, files: files)
    }

    init(_ code: String, _ stage: Stage, _ explanation: String, example: String, files: [String: String] = [:]) {
        self.code = code
        self.stage = stage
        self.explanation = explanation
        self.example = example
        self.files = files
    }

    /// All codes in alphabetical order.
    public static let all = (frontMatter + blocks + text + references + citations + running).sorted {
        $0.code < $1.code
    }

    /// - Returns: Nil when there is no such code.
    public static func named(_ code: String) -> DiagnosticCode? { all.first { $0.code == code } }
}
