import Diagnostics

/// Reads the HTML tags that publishers and reference managers leave in titles: `Li<sub>6</sub>PS<sub>5</sub>Cl`.
enum MarkupTags {
    private static let entities: [String: String] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "’", "nbsp": "\u{A0}", "ndash": "–", "mdash": "—",
        "minus": "−", "middot": "·", "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "sigma": "σ", "deg": "°",
        "times": "×", "thinsp": "\u{2009}", "hellip": "…", "rsquo": "’", "lsquo": "‘", "ldquo": "“", "rdquo": "”",
    ]
    private static let tags: Set<String> = [
        "sub", "sup", "inf", "i", "em", "b", "strong", "scp", "jats:sub", "jats:sup", "jats:italic", "span",
    ]

    private struct Frame {
        var tag: String
        var content: [Inline] = []
    }

    /// The inlines with tags in their texts made markup and entities replaced.
    static func resolved(_ inlines: [Inline], span: SourceSpan) -> [Inline] {
        let merged = merged(inlines)
        guard
            merged.contains(where: {
                if case .text(let text) = $0.kind { text.contains("<") || text.contains("&") } else { false }
            })
        else { return merged }
        var frames = [Frame(tag: "")]
        func add(_ inline: Inline) { frames[frames.count - 1].content.append(inline) }
        for inline in merged {
            guard case .text(let text) = inline.kind, text.contains("<") || text.contains("&") else {
                add(inline)
                continue
            }
            var run = ""
            func flush() {
                if !run.isEmpty { add(Inline(.text(run), span: span)) }
                run = ""
            }
            var rest = text[...]
            while let character = rest.first {
                if character == "<", let close = rest.prefix(40).firstIndex(of: ">") {
                    let name = rest[rest.index(after: rest.startIndex)..<close]
                    let word = String(name.drop { $0 == "/" }.prefix { !$0.isWhitespace && $0 != "/" }).lowercased()
                    if tags.contains(word) {
                        flush()
                        rest = rest[rest.index(after: close)...]
                        if !name.hasPrefix("/") {
                            if frames.count < 20 { frames.append(Frame(tag: word)) }
                        } else if frames.count > 1, frames[frames.count - 1].tag == word {
                            let frame = frames.removeLast()
                            frames[frames.count - 1].content += wrapped(frame, span)
                        }
                        continue
                    }
                }
                if character == "&", let (sign, end) = entity(rest) {
                    run += sign
                    rest = rest[end...]
                    continue
                }
                run.append(character)
                rest = rest.dropFirst()
            }
            flush()
        }
        while frames.count > 1 {
            let frame = frames.removeLast()
            frames[frames.count - 1].content += frame.content
        }
        return Self.merged(frames[0].content)
    }

    private static func wrapped(_ frame: Frame, _ span: SourceSpan) -> [Inline] {
        guard !frame.content.isEmpty else { return [] }
        let content = frame.content
        switch frame.tag {
        case "sub", "inf", "jats:sub": return [Inline(.subscript(content), span: span)]
        case "sup", "jats:sup": return [Inline(.superscript(content), span: span)]
        case "i", "em", "jats:italic": return [Inline(.emphasis(content), span: span)]
        case "b", "strong": return [Inline(.strong(content), span: span)]
        default: return content
        }
    }

    private static func entity(_ text: Substring) -> (String, Substring.Index)? {
        guard let end = text.prefix(12).firstIndex(of: ";") else { return nil }
        let name = text[text.index(after: text.startIndex)..<end]
        let after = text.index(after: end)
        if name.hasPrefix("#") {
            let digits = name.dropFirst()
            let code = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            guard let code, code >= 32, let scalar = Unicode.Scalar(code) else { return nil }
            return (String(Character(scalar)), after)
        }
        return entities[String(name)].map { ($0, after) }
    }

    /// Neighbouring texts made one.
    static func merged(_ inlines: [Inline]) -> [Inline] {
        var result: [Inline] = []
        for inline in inlines {
            if case .text(let text) = inline.kind, case .text(let before)? = result.last?.kind {
                result[result.count - 1].kind = .text(before + text)
            } else {
                result.append(inline)
            }
        }
        return result
    }
}
