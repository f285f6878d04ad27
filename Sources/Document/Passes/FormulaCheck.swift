import Diagnostics

/// Finds what the reader of formulas does not understand.
struct FormulaCheck {
    private(set) var diagnostics: [Diagnostic] = []

    mutating func check(_ blocks: [Block]) {
        var found: [(String, SourceSpan)] = []
        _ = blocks.replacing { block in
            if case .math(let math) = block.kind { found.append((math.source, block.span)) }
            return nil
        }
        _ = blocks.mappingInlines { inlines in
            found += Self.formulas(inlines)
            return inlines
        }
        for (source, span) in found { check(source, span) }
    }

    mutating func check(_ inlines: [Inline]) {
        for (source, span) in Self.formulas(inlines) { check(source, span) }
    }

    private static func formulas(_ inlines: [Inline]) -> [(String, SourceSpan)] {
        var found: [(String, SourceSpan)] = []
        _ = inlines.mapped { inline in
            if case .math(let source) = inline.kind { found.append((source, inline.span)) }
            return nil
        }
        return found
    }

    private mutating func check(_ source: String, _ span: SourceSpan) {
        let problems = MathParser.parse(source).problems.prefix(Self.mostProblems)
        guard !problems.isEmpty else { return }
        let bytes = Array(source.utf8)
        let text = span.file.bytes[span.range]
        let start = bytes.isEmpty ? nil : text.indices.first { text[$0...].starts(with: bytes) }
        for problem in problems {
            diagnostics.append(
                .error(
                    "invalid-formula", problem.message, at: Self.place(problem, in: source, startingAt: start, span),
                    hint: "the manual lists what formulas may hold"))
        }
    }

    /// Problems of one formula that are told: more come from one mistake.
    private static let mostProblems = 5

    /// Where in the notebook a problem stands; the whole formula when its text is not there as it is.
    private static func place(
        _ problem: MathProblem, in source: String, startingAt first: Int?, _ span: SourceSpan
    ) -> SourceSpan {
        guard let first else { return span }
        let start = min(first + source.prefix(problem.offset).utf8.count, span.range.upperBound)
        let rest = source.dropFirst(problem.offset)
        let length = rest.hasPrefix("\\") ? 1 + rest.dropFirst().prefix { $0.isLetter }.utf8.count : 1
        return SourceSpan(file: span.file, range: start..<min(start + length, span.range.upperBound))
    }
}
