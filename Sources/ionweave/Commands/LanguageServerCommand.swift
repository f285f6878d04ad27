import ArgumentParser

/// `ionweave language-server`.
struct LanguageServerCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "language-server",
        abstract: "Serve an editor over standard input and output (Language Server Protocol).")

    func run() throws {
        if !LanguageServer().run() { throw ExitCode(1) }
    }
}
