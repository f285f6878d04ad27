import Diagnostics
import Document

/// Puts errors into a report at the places that they speak of.
enum ProblemPlacement {
    static func place(_ diagnostics: [Diagnostic], in blocks: [Block]) -> [Block] {
        var result = blocks
        let printer = DiagnosticPrinter()
        // From the end, so that places found stay true.
        for problem in diagnostics.reversed() where problem.severity == .error {
            let line = problem.span?.start.line ?? 0
            let file = problem.span?.file
            let before = result.lastIndex { $0.span.file === file && $0.span.start.line <= line }
            let place = before.map { $0 + 1 } ?? 0
            guard let span = problem.span ?? result.first?.span else { continue }
            let text = Block(.code(CodeBlock(language: nil, text: printer.text(problem))), span: span)
            result.insert(Block(.division(Division(classes: ["problem"], blocks: [text])), span: span), at: place)
        }
        return result
    }
}
