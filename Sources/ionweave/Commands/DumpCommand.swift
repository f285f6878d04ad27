import ArgumentParser
import Diagnostics
import Document
import Drawing
import Evaluation
import Typesetting

/// `ionweave dump`: each stage as text, without running anything.
struct DumpCommand: ParsableCommand {
    enum Stage: String, ExpressibleByArgument, CaseIterable { case tree, cells, graph, layout }

    static let configuration = CommandConfiguration(
        commandName: "dump", abstract: "Print a stage of a notebook's way to the page; no block runs.")

    @Argument(help: "tree, cells, graph or layout.") var stage: Stage
    @Argument(help: ArgumentHelp("The notebook.", valueName: "file")) var file: String

    func run() throws {
        let notebook = try NotebookSource(path: file)
        let (document, _) = try notebook.parse()
        switch stage {
        case .tree: print(TreeText.of(document), terminator: "")
        case .cells:
            for (index, cell) in document.cells.enumerated() {
                print("cell \(index) \(cell.options.label ?? "-") line \(cell.firstLine)")
                print(cell.text)
            }
        case .graph: print(BlockGraphText.of(document), terminator: "")
        case .layout:
            let (resolved, _) = DocumentResolver.resolve(document, outputs: [], expressions: [])
            let style = PageStyle(columns: resolved.metadata.columns, isLetter: resolved.metadata.paper == .letter)
            let typesetter = try Typesetter(style: style, shaper: HarfBuzzShaper(fonts: FontBook()))
            let pages = typesetter.typeset(resolved, graphics: [:], images: { _ in nil })
            for page in pages.pages { print(DisplayListText.of(page), terminator: "") }
        }
    }
}
