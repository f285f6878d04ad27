import ArgumentParser
import Diagnostics
import Document
import Evaluation
import Foundation

/// `ionweave explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Say for each block whether it would run, and why.")

    @Argument(help: ArgumentHelp("The notebook.", valueName: "file")) var file: String
    @OptionGroup var parameters: ParameterOptions

    func run() throws {
        let notebook = try NotebookSource(path: file)
        let (document, _) = try notebook.parse(parameters.overrides())
        let evaluator = Evaluator(
            toolchain: try Toolchain.locate(environment: ProcessInfo.processInfo.environment),
            runtime: try RuntimeLibrary.locate(besideProgram: RuntimeLibrary.runningProgram), cache: notebook.cache,
            jobs: 1)
        for line in evaluator.explain(document, in: notebook.folder) { print(line) }
    }
}
