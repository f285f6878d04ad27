import Diagnostics

@testable import Document

/// Bibliography text read as the tool reads it.
struct BibliographyFixture {
    let entries: [BibliographyEntry]
    let diagnostics: [Diagnostic]

    init(_ text: String, name: String = "refs.bib") {
        let log = DiagnosticLog()
        entries = BibliographyReader.entries(SourceFile(name: name, text: text), log: log)
        diagnostics = log.diagnostics
    }

    var codes: [String] { diagnostics.map(\.code) }

    var bibliography: Bibliography { Bibliography(entries) }

    /// The title of the first entry.
    var title: String { entries.first.map { sketch($0.title) } ?? "" }

    /// Where a message stands: "line:column text".
    func place(_ code: String) -> String? {
        diagnostics.first { $0.code == code }.flatMap { diagnostic in
            diagnostic.span.map { "\($0.start.line):\($0.start.column) \($0.text)" }
        }
    }

    /// The entries as a style lists them: emphasis in asterisks, bold in two, addresses bare.
    func list(_ style: CitationStyle) -> [String] { entries.map { Self.line(style.entry($0)) } }

    static func line(_ inlines: [Inline]) -> String {
        inlines.map { inline in
            switch inline.kind {
            case .text(let text): text
            case .emphasis(let content): "*\(line(content))*"
            case .strong(let content): "**\(line(content))**"
            case .link(_, _, let content): line(content)
            default: sketch([inline])
            }
        }.joined()
    }
}
