import ArgumentParser
import Diagnostics
import Document

/// `ionweave tangle`.
struct TangleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tangle", abstract: "Print the Swift of a notebook's blocks as one program.")

    @Argument(help: ArgumentHelp("The notebook.", valueName: "file")) var file: String

    func run() throws {
        let notebook = try NotebookSource(path: file)
        let (document, _) = NotebookParser.parse(SourceFile(name: file, text: notebook.text))
        print("import Glibc\nimport NotebookRuntime")
        for cell in document.cells where cell.options.eval { print("\n// \(file):\(cell.firstLine)\n\(cell.text)") }
    }
}
