import Document

extension HTMLExporter {
    func inlines(_ inlines: [Inline]) -> String {
        var result = ""
        // A value and its unit may stand in two inlines, where the value was computed.
        var before = ""
        for inline in inlines {
            if case .text(let text) = inline.kind {
                result += escaped(isPlain ? text : TextJoint.joined(text, after: before))
                before = text
            } else {
                result += self.inline(inline)
                // A superscript may end a power of ten.
                if case .superscript(let content) = inline.kind { before = content.plainText } else { before = "" }
            }
        }
        return result
    }

    private func inline(_ inline: Inline) -> String {
        switch inline.kind {
        case .text(let text): return escaped(TextJoint.joined(text, after: ""))
        case .emphasis(let content): return "<em>\(inlines(content))</em>"
        case .strong(let content): return "<strong>\(inlines(content))</strong>"
        case .subscript(let content): return "<sub>\(inlines(content))</sub>"
        case .superscript(let content): return "<sup>\(inlines(content))</sup>"
        case .code(let text): return "<code>\(escaped(text))</code>"
        case .math(let source): return MathMLWriter.inline(source)
        // Links do not nest in HTML.
        case .link(let address, let title, let content):
            let target = writesRawHTML ? address : LinkAddress.safe(address)
            return
                "<a href=\"\(LinkAddress.escaped(target))\"\(self.title(title))>\(inlines(content.withoutLinks))</a>"
        case .crossReference(let identifier, let content):
            return "<a class=\"reference\" href=\"#\(escaped(identifier))\">\(inlines(content.withoutLinks))</a>"
        case .image(let path, let title, let alternative, _) where isPlain:
            return
                "<img src=\"\(LinkAddress.escaped(path))\" alt=\"\(escaped(alternative))\"\(self.title(title)) />"
        case .span(let classes, let content):
            return "<span class=\"\(escaped(classes.joined(separator: " ")))\">\(inlines(content))</span>"
        case .note(let note): return noteMark(note)
        case .rawHTML(let html): return writesRawHTML ? html : isPlain ? "<!-- raw HTML omitted -->" : ""
        case .image(let path, _, let alternative, let width):
            return image(path, alternative: alternative, width: width) ?? escaped(alternative)
        case .softBreak: return "\n"
        case .lineBreak: return isPlain ? "<br />\n" : "<br>\n"
        case .citation(let citation): return self.citation(citation)
        case .reference, .expression: preconditionFailure("a resolved document holds no \(inline.kind)")
        }
    }

    private func title(_ title: String?) -> String { title.map { " title=\"\(escaped($0))\"" } ?? "" }
}

extension [Inline] {
    /// The same text with links replaced by what they show.
    var withoutLinks: [Inline] {
        flatMap { inline -> [Inline] in
            func with(_ kind: Inline.Kind) -> [Inline] { [Inline(kind, span: inline.span)] }
            switch inline.kind {
            case .link(_, _, let content), .crossReference(_, let content): return content.withoutLinks
            case .emphasis(let content): return with(.emphasis(content.withoutLinks))
            case .strong(let content): return with(.strong(content.withoutLinks))
            case .subscript(let content): return with(.subscript(content.withoutLinks))
            case .superscript(let content): return with(.superscript(content.withoutLinks))
            case .citation(let citation): return citation.content.withoutLinks
            case .span(let classes, let content): return with(.span(classes: classes, content.withoutLinks))
            // The mark of a footnote is a link too.
            case .note: return []
            case .rawHTML, .text, .code, .math, .image, .reference, .expression, .softBreak, .lineBreak: return [inline]
            }
        }
    }
}

/// Places where no line may end.
enum TextJoint {
    private static let units: Set<Substring> = [
        "°C", "K", "eV", "meV", "Hz", "kHz", "MHz", "GHz", "S", "mS", "S/cm", "mS/cm", "Å", "nm", "µm", "mm", "cm", "m",
        "%",
        "V", "mV", "A", "mA", "Ω", "s", "ms", "ns", "ps", "fs", "min", "h", "kJ", "J", "mol", "kJ/mol", "pt", "Pa",
        "MPa",
        "GPa", "g", "mg",
    ]

    /// The text with unbreakable spaces between numbers and units.
    ///
    /// - Parameter before: what stands right before the text.
    static func joined(_ text: String, after before: String) -> String {
        guard text.contains(" ") else { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count)
        var last = before.last
        for index in text.indices {
            let character = text[index]
            let joins =
                character == " "
                && last.map { $0.isNumber || $0 == ")" && endsInNumber(result.isEmpty ? before : result) } == true
                && isUnit(text[text.index(after: index)...])
            result.append(joins ? "\u{00A0}" : character)
            last = character
        }
        return result
    }

    /// Whether a bracket at the end closes an uncertainty, as in 0.312(4).
    private static func endsInNumber(_ text: String) -> Bool {
        text.dropLast().last?.isNumber == true
    }

    private static func isUnit(_ rest: Substring) -> Bool {
        let word = rest.prefix { !" ,;:)\n\u{00A0}".contains($0) }
        return units.contains(word.hasSuffix(".") ? word.dropLast() : word)
    }
}

/// Addresses that may stand in a report.
enum LinkAddress {
    /// The address for an attribute, what does not belong into one written as `%20`.
    static func escaped(_ address: String) -> String {
        var result = ""
        for byte in address.utf8 {
            switch byte {
            case UInt8(ascii: "&"): result += "&amp;"
            case UInt8(ascii: "'"): result += "&#x27;"
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                result.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                if unescaped.contains(byte) {
                    result.unicodeScalars.append(Unicode.Scalar(byte))
                } else {
                    let digits = String(byte, radix: 16, uppercase: true)
                    result += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
                }
            }
        }
        return result
    }

    private static let unescaped = Set("!#$%()*+,-./:;=?@_~".utf8)
    private static let schemes: Set<String> = ["http", "https", "mailto", "tel", "ftp", "doi"]

    /// The address, or one that leads nowhere when following it could run a script.
    static func safe(_ address: String) -> String {
        // Browsers skip control characters and blanks in a scheme.
        let visible = address.unicodeScalars.filter { $0.value > 0x20 && $0.value != 0x7F }
        guard let colon = visible.firstIndex(of: ":") else { return address }
        let scheme = String(String.UnicodeScalarView(visible[..<colon]))
        if scheme.contains(where: { "/?#".contains($0) }) { return address }
        return schemes.contains(scheme.lowercased()) ? address : "#"
    }
}
