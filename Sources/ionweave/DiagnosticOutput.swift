import ArgumentParser
import Diagnostics

/// How a command tells what is wrong with a notebook: as text, or as JSON for editors.
struct DiagnosticOutput: ParsableArguments {
    @Flag(name: .customLong("json-diagnostics"), help: "Write messages as JSON, one object a line.") var json = false

    func write(_ diagnostics: [Diagnostic]) {
        guard !diagnostics.isEmpty else { return }
        if json {
            StandardError.write(diagnostics.map(DiagnosticJSON.line).joined())
        } else {
            let printer = DiagnosticPrinter(colored: StandardError.isTerminal)
            StandardError.write(diagnostics.map(printer.text).joined(separator: "\n"))
        }
    }
}
