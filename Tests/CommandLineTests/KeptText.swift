import Testing

/// Compares a text with the one that is kept.
enum KeptText {
    /// Records where they differ first.
    ///
    /// - Parameter advice: what to do when the difference is meant.
    static func check(_ text: String, against kept: String, name: String, advice: String) {
        guard kept != text else { return }
        let lines = zip(
            kept.split(separator: "\n", omittingEmptySubsequences: false),
            text.split(separator: "\n", omittingEmptySubsequences: false)
        ).enumerated()
        let change = lines.first { $0.element.0 != $0.element.1 }.map {
            "line \($0.offset + 1): '\($0.element.0.prefix(300))' became '\($0.element.1.prefix(300))'"
        }
        Issue.record("\(name) differs, first in \(change ?? "its length"); \(advice)")
    }
}
