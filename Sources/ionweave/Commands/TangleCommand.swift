import ArgumentParser
import Diagnostics
import Document
import Evaluation

/// `ionweave tangle`.
struct TangleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tangle", abstract: "Print the Swift of a notebook's blocks as one program.")

    @Argument(help: ArgumentHelp("The notebook.", valueName: "file")) var file: String
    @OptionGroup var parameters: ParameterOptions

    func run() throws {
        let notebook = try NotebookSource(path: file)
        let (document, _) = try notebook.parse(parameters.overrides())
        let runtime = try? RuntimeLibrary.locate(besideProgram: RuntimeLibrary.runningProgram)
        print(TangledProgram(document, runtime: runtime).text, terminator: "")
    }
}
