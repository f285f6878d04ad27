public import Document

/// A table's cells as comma-separated values (RFC 4180), for readers who go on with the numbers.
public enum TableData {
    public static func csv(_ table: TableBlock) -> String {
        let rows = (table.head.isEmpty ? [] : [table.head]) + table.rows
        return rows.map { row in row.map { field($0.plainText) }.joined(separator: ",") + "\n" }.joined()
    }

    /// A field, in quotes where it holds what parts fields; typographic minus signs as programs read them.
    private static func field(_ text: String) -> String {
        let plain = text.replacing("\u{2212}", with: "-").replacing("\u{00A0}", with: " ").replacing(
            "\u{202F}", with: " ")
        guard plain.contains(where: { ",\"\n\r".contains($0) }) else { return plain }
        return "\"" + plain.replacing("\"", with: "\"\"") + "\""
    }
}
