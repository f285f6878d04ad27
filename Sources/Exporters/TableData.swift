public import Document

/// Results as programs read them: tables as comma-separated values (RFC 4180), texts with plain numbers.
public enum TableData {
    public static func csv(_ table: TableBlock) -> String {
        let rows = (table.head.isEmpty ? [] : [table.head]) + table.rows
        return rows.map { row in row.map { field(text($0)) }.joined(separator: ",") + "\n" }.joined()
    }

    /// A text with powers of ten as programs read them: 7.4 × 10⁻⁸ is 7.4e-8.
    public static func text(_ cell: [Inline]) -> String {
        var result = ""
        for inline in cell {
            guard case .superscript(let content) = inline.kind,
                let start = ["\u{00A0}×\u{00A0}10", " × 10", "\u{202F}×\u{202F}10", "×10"].first(
                    where: result.hasSuffix)
            else {
                result += [inline].plainText
                continue
            }
            result.removeLast(start.count)
            result += "e" + content.plainText
        }
        return result
    }

    /// A field, in quotes where it holds what parts fields; typographic minus signs as programs read them.
    private static func field(_ text: String) -> String {
        let plain = text.replacing("\u{2212}", with: "-").replacing("\u{00A0}", with: " ").replacing(
            "\u{202F}", with: " ")
        guard plain.contains(where: { ",\"\n\r".contains($0) }) else { return plain }
        return "\"" + plain.replacing("\"", with: "\"\"") + "\""
    }
}
