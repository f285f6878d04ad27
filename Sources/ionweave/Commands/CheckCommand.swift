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
            let (document, problems) = try notebook.parse()
            // Blocks that have not run still have their labels, so that references to them are known.
            let sources = BibliographyReader.read(for: document, files: notebook.files)
            let (_, resolution) = DocumentResolver.resolve(
                document, outputs: [], expressions: [], bibliography: sources.bibliography)
            let diagnostics = problems + sources.diagnostics + resolution
            if !diagnostics.isEmpty { StandardError.write(diagnostics.map(printer.text).joined(separator: "\n")) }
            hasErrors = hasErrors || diagnostics.contains { $0.severity == .error }
        }
        if hasErrors { throw ExitCode(ExitStatus.documentError.rawValue) }
    }
}
