import Diagnostics

/// Collects the messages of one parse or pass, and carries its options.
///
/// A class, because the stages of a parse nest and all write to the same list; it never leaves the parse.
final class DiagnosticLog {
    var options: ParsingOptions
    /// Where included files are read; nil where nothing may be included.
    let inclusions: Inclusions?
    /// The notebook's name, and its folder as messages write it, with a slash at its end or empty.
    private(set) var notebookName = ""
    private(set) var folder = ""
    /// The files that are being read, each included by the one before it, as paths from the notebook's folder; the
    /// notebook itself is the empty path.
    var including: [String] = []
    /// The words that the report adds to its author's.
    var words = ReportWords(language: "en")
    /// All files that were included.
    var included: [String] = []
    /// Each file's place in the order in which messages are printed.
    private var order: [ObjectIdentifier: Int] = [:]
    private(set) var diagnostics: [Diagnostic] = []

    /// Paragraphs whose pieces could not be placed; their spans are the whole paragraph.
    private(set) var misalignments = 0
    private var hasReportedDepth = false

    init(options: ParsingOptions = ParsingOptions(), inclusions: Inclusions? = nil) {
        self.options = options
        self.inclusions = inclusions
    }

    /// Starts the parse of a notebook.
    func begin(_ notebook: SourceFile) {
        notebookName = notebook.name
        folder = notebook.name.lastIndex(of: "/").map { String(notebook.name[...$0]) } ?? ""
        including = [""]
        register(notebook)
    }

    func register(_ file: SourceFile) {
        if order[ObjectIdentifier(file)] == nil { order[ObjectIdentifier(file)] = order.count }
    }

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
            let files = (file(left.element), file(right.element))
            if files.0 != files.1 { return files.0 < files.1 }
            let places = (left.element.span?.range.lowerBound ?? -1, right.element.span?.range.lowerBound ?? -1)
            return places.0 != places.1 ? places.0 < places.1 : left.offset < right.offset
        }.map(\.element)
    }

    private func file(_ diagnostic: Diagnostic) -> Int {
        diagnostic.span.flatMap { order[ObjectIdentifier($0.file)] } ?? -1
    }
}
