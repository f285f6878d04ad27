public import Document

/// The blocks of a notebook as one Swift program, whose compiler messages and traps name the notebook's own lines.
public struct TangledProgram: Sendable {
    public let text: String

    /// - Parameter runtime: where the library lies that the program needs, for the command at its head; nil leaves that out.
    public init(_ document: NotebookDocument, runtime: RuntimeLibrary?) {
        let command = runtime.map { runtime in
            let folder = runtime.library.split(separator: "/").dropLast().map { "/" + $0 }.joined()
            return """
                // Compile and run it with
                //   swiftc -g -swift-version 5 -I \(runtime.modules) -L \(folder) -lNotebookRuntime -Xlinker -rpath=\(folder) main.swift -o program
                //   ./program

                """
        }
        // One program can define each name once only, as a notebook does.
        let blocks = BlockPlan(document).units.compactMap(\.tangledText)
        text = (command ?? "") + "import Glibc\nimport NotebookRuntime\n\n" + blocks.joined(separator: "\n\n") + "\n"
    }
}
