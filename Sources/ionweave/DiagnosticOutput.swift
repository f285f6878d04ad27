import ArgumentParser
import Diagnostics

/// How a command tells what is wrong with a notebook: as text, or as JSON for editors.
struct DiagnosticOutput: ParsableArguments {
    @Flag(name: .customLong("json-diagnostics"), help: "Write messages as JSON, one object a line.") var json = false

    /// More messages than these help nobody: they come from one mistake.
    private static let mostTexts = 100
    private static let mostObjects = 1_000

    func write(_ diagnostics: [Diagnostic]) {
        guard !diagnostics.isEmpty else { return }
        // Errors are not hidden behind warnings.
        let limit = json ? Self.mostObjects : Self.mostTexts
        let isError = diagnostics.map { $0.severity == .error }
        let spare = max(0, limit - isError.count { $0 })
        var warnings = 0
        let shown = zip(diagnostics, isError).filter { pair in
            if pair.1 { return true }
            warnings += 1
            return warnings <= spare
        }.prefix(limit).map(\.0)
        if json {
            StandardError.write(shown.map(DiagnosticJSON.line).joined())
            return
        }
        let printer = DiagnosticPrinter(colored: StandardError.isTerminal)
        var text = shown.map(printer.text).joined(separator: "\n")
        if shown.count < diagnostics.count { text += "\nand \(diagnostics.count - shown.count) more messages\n" }
        StandardError.write(text)
    }
}
