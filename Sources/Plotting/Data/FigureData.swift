/// The data behind one panel as a table: a row for each drawn value.
public struct FigureData: Hashable, Sendable, Codable {
    public enum Cell: Hashable, Sendable, Codable {
        case text(String)
        case number(Double)
        case empty
    }

    /// "data", or the panel's letter when there are several.
    public var name: String
    public var header: [String]
    public var rows: [[Cell]]

    /// The table as comma-separated values (RFC 4180, lines ended by "\n"); numbers are the shortest that read back as
    /// the same double.
    public var csv: String {
        ([header.map(Self.quoted)] + rows.map { $0.map(Self.text) })
            .map { $0.joined(separator: ",") + "\n" }.joined()
    }

    private static func text(_ cell: Cell) -> String {
        switch cell {
        case .text(let text): quoted(text)
        case .number(let value): value.isNaN ? "NaN" : value.isInfinite ? (value < 0 ? "-Inf" : "Inf") : "\(value)"
        case .empty: ""
        }
    }

    private static func quoted(_ text: String) -> String {
        guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
