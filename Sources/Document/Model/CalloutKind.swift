/// The kinds of remarks that are set apart from the text.
public enum CalloutKind: String, CaseIterable, Sendable {
    case note, tip, important, warning, caution

    init?(className: String) {
        guard className.hasPrefix("callout-") else { return nil }
        self.init(rawValue: String(className.dropFirst("callout-".count)))
    }

    public var className: String { "callout-" + rawValue }

    /// What stands above a callout without a title of its own.
    public var title: String {
        switch self {
        case .note: "Note"
        case .tip: "Tip"
        case .important: "Important"
        case .warning: "Warning"
        case .caution: "Caution"
        }
    }
}
