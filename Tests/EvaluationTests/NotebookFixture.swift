import Diagnostics
import Document
import Foundation

@testable import Evaluation

/// Evaluates notebooks given as text, in a folder that is removed afterwards.
final class NotebookFixture {
    let folder: String
    private let keepsValuesAfter: Double

    /// - Parameter keepsValuesAfter: seconds that a block must have taken for its values to be kept.
    init(keepsValuesAfter: Double = 0.1) throws {
        self.keepsValuesAfter = keepsValuesAfter
        folder = NSTemporaryDirectory() + "ionweave-test-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }

    func evaluate(_ text: String, session: KernelSession? = nil) throws -> Evaluation {
        try evaluator().evaluate(document(text), in: folder, session: session)
    }

    /// How often the blocks that contain `countRun("name")` ran.
    func runs(_ name: String) -> Int { FileManager.default.contents(atPath: "\(folder)/\(name).log")?.count ?? 0 }

    /// A block that defines `countRun`, which leaves a trace outside the notebook.
    static let counting = """
        func countRun(_ name: String) { if let f = fopen(name + ".log", "a") { fputs("x", f); fclose(f) } }
        """

    /// Why each block would run or not, without the blocks' names.
    func explain(_ text: String) throws -> [String] {
        try evaluator().explain(document(text), in: folder).map { line in
            line.firstRange(of: ": ").map { String(line[$0.upperBound...]) } ?? line
        }
    }

    private func document(_ text: String) -> NotebookDocument {
        let (document, diagnostics) = NotebookParser.parse(SourceFile(name: "test.md", text: text))
        precondition(diagnostics.isEmpty, "the fixture's notebook must parse: \(diagnostics)")
        return document
    }

    private func evaluator() throws -> Evaluator {
        let runtime = try RuntimeLibrary.locate(besideProgram: RuntimeLibrary.runningProgram)
        let toolchain = try Toolchain.locate(environment: ProcessInfo.processInfo.environment)
        return Evaluator(
            toolchain: toolchain, runtime: runtime, cache: CacheFolder(forNotebookIn: folder), jobs: 2,
            keepsValuesAfter: keepsValuesAfter)
    }
}

extension Evaluation {
    /// Errors as `line:column [code] message`.
    var errorLines: [String] {
        diagnostics.map { diagnostic in
            let start = diagnostic.span?.start
            return "\(start?.line ?? 0):\(start?.column ?? 0) [\(diagnostic.code)] \(diagnostic.message)"
        }
    }

    /// Printed and displayed text of all cells.
    var texts: [String] {
        outputs.flatMap { $0 }.compactMap { output in
            switch output {
            case .printed(let text): text
            case .value(let markup): markup
            case .markdown(let text): text
            case .failure(let text): "failure: " + text
            case .figure, .table: nil
            }
        }
    }
}
