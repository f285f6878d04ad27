import Document
import Evaluation
import Exporters
import Foundation
import Plotting

/// The files that go inside a PDF: data behind figures and tables, the notebook, and what the report was made from.
struct ReportAttachments {
    private(set) var files: [PDFAttachment] = []
    private let words: ReportWords
    private var figureCount = 0
    private var tableCount = 0

    /// The name of the attached `ReportProvenance`.
    static let provenanceName = "provenance.json"
    /// The name of the attached `ReportedTexts`.
    static let resultsName = "results.json"

    init(_ results: NotebookResults, notebook: NotebookSource, origin: BuildOrigin) throws {
        words = results.document.metadata.words
        add(results.resolved.pages.blocks, results.evaluation.figures)
        add(
            notebook.stem + ".md", "text/markdown", "The notebook that the report was made from", .source,
            notebook.text)
        add(
            Self.resultsName, "application/json", "What inline expressions and blocks gave as text", .data,
            try ReportedTexts(results).json())
        add(
            Self.provenanceName, "application/json", "Hashes of the notebook and of the files that it used",
            .supplement, try ReportProvenance(results, notebook: notebook, origin: origin).json())
    }

    private mutating func add(_ blocks: [Block], _ figures: [GraphicIdentifier: Figure]) {
        for block in blocks {
            switch block.kind {
            case .figure(let figure):
                guard case .graphic(let name) = figure.content, let drawn = figures[name] else { continue }
                figureCount += 1
                guard figure.attachesData else { continue }
                add(
                    (figure.identifier ?? "figure-\(figureCount)") + ".csv", "text/csv",
                    Self.label(words.figure, figure.number), .data, drawn.csv)
            case .table(let table):
                tableCount += 1
                add(
                    (table.identifier ?? "table-\(tableCount)") + ".csv", "text/csv",
                    Self.label(words.table, table.number), .data, TableData.csv(table))
            case .list(let list): for item in list.items { add(item, figures) }
            case .quote(let blocks): add(blocks, figures)
            case .division(let division): add(division.blocks, figures)
            case .panel(let panel): add(panel.parts, figures)
            default: break
            }
        }
    }

    /// "Figure 3", in the report's language.
    private static func label(_ words: ReportWords.Pair, _ number: String?) -> String {
        number.map { "\(words.one)\u{A0}\($0)" } ?? words.one
    }

    private mutating func add(
        _ name: String, _ mediaType: String, _ description: String, _ relationship: PDFAttachment.Relationship,
        _ text: String
    ) {
        guard !files.contains(where: { $0.name == name }) else { return }
        files.append(
            PDFAttachment(
                name: name, mediaType: mediaType, description: description, relationship: relationship,
                bytes: Array(text.utf8)))
    }
}
