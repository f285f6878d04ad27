import Document
import Evaluation
import Exporters
import Foundation

/// What a report says in words that came from code: the texts of inline expressions and of blocks.
///
/// Figures and tables are not among them: they have files of their own.
struct ReportedTexts: Codable {
    struct Text: Codable {
        /// The expression's code; for a block its label or number.
        var source: String
        var text: String
    }

    var expressions: [Text] = []
    var blocks: [Text] = []

    init(_ results: NotebookResults) {
        for (placed, text) in zip(results.document.expressions, results.evaluation.expressions) {
            let inlines = FragmentParser.inlines(of: text ?? "", standingAt: placed.expression.source)
            expressions.append(Text(source: placed.expression.text, text: TableData.text(inlines)))
        }
        for (index, pair) in zip(results.document.cells, results.evaluation.outputs).enumerated() {
            let text = pair.1.compactMap(Self.text).joined(separator: "\n")
            guard !text.isEmpty else { continue }
            blocks.append(Text(source: pair.0.options.label ?? "block \(index + 1)", text: text))
        }
    }

    private static func text(_ output: CellOutput) -> String? {
        switch output {
        case .printed(let text), .value(let text), .markdown(let text), .failure(let text): text
        case .figure, .table: nil
        }
    }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
}
