import ArgumentParser
import Diagnostics
import Document
import Evaluation
import Foundation
import Typesetting

/// `ionweave render`.
struct RenderCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render", abstract: "Run notebooks and write their reports.",
        discussion:
            "Without FILE, all of notebooks/ is rendered. Reports go to the folder that ionweave.yml names, or beside the notebook."
    )

    @Argument(help: ArgumentHelp("Notebooks to render.", valueName: "file")) var files: [String] = []
    @Option(name: .customLong("to"), help: "Formats, separated by commas: pdf, svg, html.") var formats = "pdf,svg,html"
    @Flag(help: "Write only figures/NOTEBOOK/LABEL as PDF, SVG and PNG, with the data as CSV.") var figuresOnly = false
    @Option(help: "Folder that the reports go to.") var output: String?
    @OptionGroup var parameters: ParameterOptions
    @Option(name: [.customShort("j"), .long], help: "Compilers that run side by side.") var jobs: Int?
    @Flag(help: "Forget everything that earlier runs kept.") var noCache = false
    @Flag(help: "Treat warnings as errors.") var strict = false
    @OptionGroup var messages: DiagnosticOutput
    @Flag(help: "Run blocks without network, able to read the project only (needs bubblewrap).") var sandbox = false

    func run() throws {
        let notebooks = try files.isEmpty ? Self.allNotebooks() : files
        let chosen = try formats.split(separator: ",").map { name in
            guard let format = Renderer.Format(rawValue: String(name)) else {
                throw ValidationError("'\(name)' is no format; use pdf, svg or html")
            }
            return format
        }
        let overrides = try parameters.overrides()
        try CommandFailure.reporting(interrupted: "interrupted; earlier reports are as they were") {
            let renderer = Renderer(
                toolchain: try Toolchain.locate(environment: ProcessInfo.processInfo.environment),
                runtime: try RuntimeLibrary.locate(besideProgram: RuntimeLibrary.runningProgram),
                jobs: max(1, jobs ?? ProcessInfo.processInfo.activeProcessorCount), formats: Set(chosen),
                isStrict: strict, isSandboxed: sandbox, overrides: overrides, writesFiguresOnly: figuresOnly)
            var worst = ExitStatus.done
            for notebook in notebooks {
                let status = try render(notebook, renderer)
                if worst == .done { worst = status }
            }
            if worst != .done { throw ExitCode(worst.rawValue) }
        }
    }

    private func render(_ path: String, _ renderer: Renderer) throws -> ExitStatus {
        let start = DispatchTime.now().uptimeNanoseconds
        let notebook = try NotebookSource(path: path)
        let outputFolder = output.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
        let outcome = try renderer.render(notebook, outputFolder: outputFolder, usesCache: !noCache)
        messages.write(outcome.diagnostics)
        guard outcome.status == .done else {
            if messages.json { return outcome.status }
            let count = outcome.diagnostics.count { $0.severity == .error }
            StandardError.write(
                "\n\(path): \(count) \(count == 1 ? "error" : "errors"), the earlier report stays as it was\n")
            return outcome.status
        }
        let seconds = Double(DispatchTime.now().uptimeNanoseconds - start) * 1e-9
        let target = outcome.mainOutput.map(Self.relative) ?? "-"
        let pages = outcome.pageCount == 0 ? "" : "  \(outcome.pageCount) \(outcome.pageCount == 1 ? "page" : "pages")"
        let blocks =
            outcome.isUnchanged
            ? "unchanged" : "\(outcome.blockCount - outcome.runCount) cached, \(outcome.runCount) run"
        print("\(path) → \(target)\(pages)  \(String(format: "%.2f", seconds)) s  (\(blocks))")
        return .done
    }

    /// A path as seen from where the tool was started, when it lies below.
    private static func relative(_ path: String) -> String {
        let here = FileManager.default.currentDirectoryPath + "/"
        return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
    }

    private static func allNotebooks() throws -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "notebooks")) ?? []
        let notebooks = names.filter { $0.hasSuffix(".md") }.sorted().map { "notebooks/" + $0 }
        guard !notebooks.isEmpty else {
            throw ValidationError("name a notebook, or keep notebooks in a folder 'notebooks'")
        }
        return notebooks
    }
}
