import ArgumentParser
import Diagnostics

/// `ionweave explain-code`.
struct ExplainCodeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain-code", abstract: "Say what the code of a message stands for, with an example.",
        discussion: "Without CODE, all codes are listed.")

    @Argument(help: ArgumentHelp("The code, as messages print it in brackets.", valueName: "code")) var code: String?

    func run() throws {
        guard let code else {
            for entry in DiagnosticCode.all { print(entry.code) }
            return
        }
        guard let entry = DiagnosticCode.named(code) else {
            let nearest = NearestName.of(code, among: DiagnosticCode.all.map(\.code))
            throw ValidationError("there is no code '\(code)'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
        }
        print("\(entry.code)\n\n\(entry.explanation)\n\nFor example:\n")
        for line in entry.example.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            print(line.isEmpty ? "" : "    " + (line.count > 100 ? line.prefix(100) + "…" : line))
        }
    }
}
