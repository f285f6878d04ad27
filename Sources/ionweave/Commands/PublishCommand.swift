import ArgumentParser
import Diagnostics
import Document
import Evaluation
import Foundation
import Typesetting

/// `ionweave publish`.
struct PublishCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "publish", abstract: "Publish all notebooks of a project as a static site.",
        discussion:
            "The site has a page and a PDF of each notebook, an index and a search. It needs no server and no network. ionweave.yml names the title, the notebooks in their order and the folder: 'title: …', 'notebooks: [notebooks/a.md]', 'site: site'; without them all of notebooks/ goes to site/. Results that earlier runs kept are used. Pages of notebooks that are gone are removed, other files are left alone."
    )

    @Argument(help: ArgumentHelp("A folder of the project.", valueName: "folder")) var folder = "."
    @Option(help: "Folder that the site goes to.") var output: String?
    @Option(name: [.customShort("j"), .long], help: "Compilers that run side by side.") var jobs: Int?
    @Flag(help: "Treat warnings as errors.") var strict = false
    @Flag(help: "Overwrite files in the site's folder that publish did not write.") var force = false
    @OptionGroup var messages: DiagnosticOutput
    @Flag(help: "Run blocks without network, able to read the project only (needs bubblewrap).") var sandbox = false

    func run() throws {
        try CommandFailure.reporting(interrupted: "interrupted; the site is as it was") {
            let status = try publish()
            if status != .done { throw ExitCode(status.rawValue) }
        }
    }

    private func publish() throws -> ExitStatus {
        let project = try ProjectNotebooks(startingAt: folder)
        let renderer = Renderer(
            toolchain: try Toolchain.locate(environment: ProcessInfo.processInfo.environment),
            runtime: try RuntimeLibrary.locate(besideProgram: RuntimeLibrary.runningProgram),
            jobs: max(1, jobs ?? ProcessInfo.processInfo.activeProcessorCount), formats: [.html, .pdf],
            isStrict: strict, isSandboxed: sandbox, overrides: ParameterOverrides())
        let publication = Publication(project, renderer: renderer)
        var notebooks = try project.paths.map { try publication.run($0) }
        let site = output.map { URL(fileURLWithPath: $0).standardizedFileURL.path } ?? project.site
        let files = try publication.files(&notebooks, in: site)
        for notebook in notebooks { tell(notebook, site) }
        let failed = notebooks.first { $0.results == nil }
        guard notebooks.contains(where: { $0.results != nil }) else { return failed?.outcome.status ?? .done }
        let change = try files.write(force: force)
        let count = notebooks.count { $0.results != nil }
        let changes =
            change.written + change.removed == 0
            ? "unchanged" : "\(change.written) files written, \(change.removed) removed"
        print(
            "\(ProjectNotebooks.relative(site))/index.html  \(count) of \(notebooks.count) notebooks  (\(changes))")
        return failed?.outcome.status ?? .done
    }

    private func tell(_ notebook: Publication.Notebook, _ site: String) {
        let outcome = notebook.outcome
        messages.write(outcome.diagnostics)
        guard notebook.results != nil else {
            if messages.json { return }
            let count = outcome.diagnostics.count { $0.severity == .error }
            let problem = count == 0 ? "warnings" : "\(count) \(count == 1 ? "error" : "errors")"
            StandardError.write("\n\(notebook.source.name): \(problem), not published\n")
            return
        }
        let page = "\(ProjectNotebooks.relative(site))/\(notebook.source.stem).html"
        let pages = "\(outcome.pageCount) \(outcome.pageCount == 1 ? "page" : "pages")"
        let blocks = "\(outcome.blockCount - outcome.runCount) cached, \(outcome.runCount) run"
        print("\(notebook.source.name) → \(page)  \(pages)  \(String(format: "%.2f", notebook.seconds)) s  (\(blocks))")
    }
}
