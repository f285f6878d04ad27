/// What a browser must know: how new the page is, and what is going on.
struct PreviewNews: Equatable, Sendable {
    var version: Int
    /// One line; empty when nothing runs.
    var message: String

    /// As it is sent.
    var text: String { "\(version)\n\(message)" }
}
