/// A message to the author of a notebook: what is wrong, where, and what to do about it.
public struct Diagnostic: Hashable, Sendable {
    public enum Severity: String, Sendable, Comparable {
        case note, warning, error

        public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .note: 0
            case .warning: 1
            case .error: 2
            }
        }
    }

    /// A further place that the message speaks of.
    public struct Note: Hashable, Sendable {
        public var message: String
        public var span: SourceSpan?

        public init(_ message: String, span: SourceSpan? = nil) {
            self.message = message
            self.span = span
        }
    }

    public var severity: Severity
    /// A stable name in kebab case, for example `unknown-option`; printed in brackets after the message.
    public var code: String
    public var message: String
    public var span: SourceSpan?
    /// What the author can do; one sentence without a final stop.
    public var hint: String?
    public var notes: [Note]

    public init(
        _ severity: Severity, code: String, _ message: String, span: SourceSpan? = nil, hint: String? = nil,
        notes: [Note] = []
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.span = span
        self.hint = hint
        self.notes = notes
    }

    public static func error(
        _ code: String, _ message: String, at span: SourceSpan?, hint: String? = nil, notes: [Note] = []
    ) -> Diagnostic {
        Diagnostic(.error, code: code, message, span: span, hint: hint, notes: notes)
    }

    public static func warning(
        _ code: String, _ message: String, at span: SourceSpan?, hint: String? = nil, notes: [Note] = []
    ) -> Diagnostic {
        Diagnostic(.warning, code: code, message, span: span, hint: hint, notes: notes)
    }
}
