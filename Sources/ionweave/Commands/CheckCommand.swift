import ArgumentParser
import Diagnostics
import Document

/// `ionweave check`.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look for mistakes in notebooks without running them.")

    @Argument(help: ArgumentHelp("Notebooks to check.", valueName: "file")) var files: [String]
    @Flag(help: "Treat warnings as errors.") var strict = false
    @OptionGroup var messages: DiagnosticOutput

    func run() throws {
        var worst = Diagnostic.Severity.note
        for path in files {
            let notebook: NotebookSource
            do { notebook = try NotebookSource(path: path) } catch {
                StandardError.write("ionweave: error: \(error)\n")
                throw ExitCode(ExitStatus.fileFailed.rawValue)
            }
            let (document, problems) = try notebook.parse()
            // Blocks that have not run still have their labels, so that references to them are known.
            let sources = BibliographyReader.read(for: document, files: notebook.files)
            let resolved = ResolvedFormats(
                document, outputs: [], expressions: [], bibliography: sources.bibliography)
            let images = ImageFiles(files: DiskFiles(folder: notebook.folder))
            images.load(resolved.pages)
            if resolved.isDivided { images.load(resolved.html) }
            let diagnostics =
                problems + sources.diagnostics + PinnedData(document, in: notebook).diagnostics + resolved.diagnostics
                + images.diagnostics
            messages.write(diagnostics)
            worst = max(worst, diagnostics.map(\.severity).max() ?? .note)
        }
        if worst == .error { throw ExitCode(ExitStatus.documentError.rawValue) }
        if strict, worst == .warning { throw ExitCode(ExitStatus.strictWarnings.rawValue) }
    }
}
