import Diagnostics

/// Mathematics that only sets the numbers of a chemical formula, `Li$_3$YCl$_6$` or `$\mathrm{Li_{6-x}PS_5}$`, as text with scripts.
///
/// A title then breaks, searches and copies as text, and looks the same whether its author wrote TeX or not.
struct FormulaScripts {
    private let scalars: [Unicode.Scalar]
    private let span: SourceSpan
    private var index = 0
    private var result: [Inline] = []

    /// Nil when the mathematics is more than that.
    static func inlines(_ source: String, span: SourceSpan) -> [Inline]? {
        var text = source
        var isUpright = false
        for command in ["\\mathrm", "\\text", "\\rm", "\\textrm", "\\mathsf"] where text.hasPrefix(command) {
            let rest = text.dropFirst(command.count).trimmingWhitespace
            if rest.hasPrefix("{"), Self.closing(rest) == rest.index(before: rest.endIndex) {
                text = String(rest.dropFirst().dropLast())
                isUpright = true
            } else if command == "\\rm" {
                text = rest
                isUpright = true
            }
        }
        guard text.utf8.count < 500 else { return nil }
        var reader = FormulaScripts(scalars: Array(text.unicodeScalars), span: span)
        return reader.read(isUpright: isUpright) ? reader.result : nil
    }

    private init(scalars: [Unicode.Scalar], span: SourceSpan) {
        self.scalars = scalars
        self.span = span
    }

    /// The brace that closes the one at the start.
    private static func closing(_ text: String) -> String.Index? {
        var depth = 0
        for index in text.indices {
            if text[index] == "{" { depth += 1 }
            if text[index] == "}" { depth -= 1 }
            if depth == 0 { return index }
        }
        return nil
    }

    private mutating func read(isUpright: Bool) -> Bool {
        var hasScript = false
        while index < scalars.count {
            switch scalars[index] {
            case "_", "^":
                let isRaised = scalars[index] == "^"
                index += 1
                guard let content = script() else { return false }
                result.append(Inline(isRaised ? .superscript(content) : .subscript(content), span: span))
                hasScript = true
            // The empty group that a script hangs on.
            case "{" where index + 1 < scalars.count && scalars[index + 1] == "}": index += 2
            case let scalar
            where isUpright && (scalar.properties.isAlphabetic || "0123456789()[]·-–.".unicodeScalars.contains(scalar)):
                append(String(Character(scalar)))
                index += 1
            case " " where isUpright: index += 1
            default: return false
            }
        }
        return hasScript || isUpright
    }

    private mutating func append(_ text: String) {
        if case .text(let before)? = result.last?.kind {
            result[result.count - 1].kind = .text(before + text)
        } else {
            result.append(Inline(.text(text), span: span))
        }
    }

    /// What stands in a script: figures, signs and letters; single letters are variables and slope.
    private mutating func script() -> [Inline]? {
        guard index < scalars.count else { return nil }
        var content: [Unicode.Scalar]
        if scalars[index] == "{" {
            guard let close = scalars[index...].firstIndex(of: "}") else { return nil }
            content = Array(scalars[(index + 1)..<close])
            index = close + 1
        } else {
            content = [scalars[index]]
            index += 1
        }
        let upright = ["\\mathrm{", "\\text{", "\\rm{"].first { content.starts(with: $0.unicodeScalars) }
        if upright != nil { return nil }
        content.removeAll { $0 == " " }
        guard !content.isEmpty else { return [] }
        var inlines: [Inline] = []
        func add(_ kind: Inline.Kind) { inlines.append(Inline(kind, span: span)) }
        for scalar in content {
            if scalar.isASCII, UInt8(scalar.value).isLetter {
                add(.emphasis([Inline(.text(String(Character(scalar))), span: span)]))
            } else if scalar.properties.numericType != nil || "+-−–./,()±".unicodeScalars.contains(scalar) {
                let sign = scalar == "-" || scalar == "–" ? "−" : String(Character(scalar))
                if case .text(let before)? = inlines.last?.kind {
                    inlines[inlines.count - 1].kind = .text(before + sign)
                } else {
                    add(.text(sign))
                }
            } else {
                return nil
            }
        }
        return inlines
    }
}
