import Diagnostics

/// Collects the messages of one parse or pass, and carries its options.
///
/// A class, because the stages of a parse nest and all write to the same list; it never leaves the parse.
final class DiagnosticLog {
    var options: ParsingOptions
    private(set) var diagnostics: [Diagnostic] = []

    /// Paragraphs whose pieces could not be placed; their spans are the whole paragraph.
    private(set) var misalignments = 0
    private var hasReportedDepth = false

    init(options: ParsingOptions = ParsingOptions()) { self.options = options }

    func countMisalignment() { misalignments += 1 }

    /// Says, once, that something nests too deeply.
    func tooDeep(at span: SourceSpan) {
        guard !hasReportedDepth else { return }
        hasReportedDepth = true
        error(
            "too-deeply-nested",
            "this nests more than \(InlineParser.nestingLimit) deep; what is deeper loses its markup",
            at: span, hint: "check for repeated '>', '*' or '[' that were not meant as markup")
    }

    func add(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    func error(_ code: String, _ message: String, at span: SourceSpan?, hint: String? = nil) {
        add(.error(code, message, at: span, hint: hint))
    }

    func warning(_ code: String, _ message: String, at span: SourceSpan?, hint: String? = nil) {
        add(.warning(code, message, at: span, hint: hint))
    }

    /// The messages in the order of their places.
    var sorted: [Diagnostic] {
        diagnostics.enumerated().sorted { left, right in
            let places = (left.element.span?.range.lowerBound ?? -1, right.element.span?.range.lowerBound ?? -1)
            return places.0 != places.1 ? places.0 < places.1 : left.offset < right.offset
        }.map(\.element)
    }
}
