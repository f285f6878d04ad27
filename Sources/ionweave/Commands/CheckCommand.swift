import ArgumentParser
import Diagnostics
import Document

/// `ionweave check`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look for mistakes in notebooks without running them.")

    @Argument(help: ArgumentHelp("Notebooks to check.", valueName: "file")) var files: [String]

    func run() throws {
        let printer = DiagnosticPrinter(colored: StandardError.isTerminal)
        var hasErrors = false
        for path in files {
            let notebook: NotebookSource
            do { notebook = try NotebookSource(path: path) } catch {
                StandardError.write("ionweave: error: \(error)\n")
                throw ExitCode(ExitStatus.fileFailed.rawValue)
            }
            let (document, problems) = NotebookParser.parse(SourceFile(name: path, text: notebook.text))
            let placeholders = document.cells.map { cell in Self.placeholders(cell) }
            let (_, resolution) = DocumentResolver.resolve(document, outputs: placeholders, expressions: [])
            let diagnostics = problems + resolution
            if !diagnostics.isEmpty { StandardError.write(diagnostics.map(printer.text).joined(separator: "\n")) }
            hasErrors = hasErrors || diagnostics.contains { $0.severity == .error }
        }
        if hasErrors { throw ExitCode(ExitStatus.documentError.rawValue) }
    }

    /// Stand-ins for what a block will give, so that references to its label are known.
    static func placeholders(_ cell: Cell) -> [CellOutput] {
        guard let label = cell.options.label else { return [] }
        if label.hasPrefix("fig-") { return [.figure(GraphicIdentifier(label), alternative: nil)] }
        if label.hasPrefix("tbl-") { return [.table(head: [""], alignments: [.left], rows: [], caption: nil)] }
        return []
    }
}
