import Diagnostics

/// A list of names that may stand in one place, and what each takes: messages, completion and the manual's reference
/// are all made of it.
public struct Schema: Sendable {
    /// The place in a message, with its verb: "front matter has".
    public let place: String
    public let entries: [SchemaEntry]

    init(place: String, _ entries: [SchemaEntry]) {
        self.place = place
        self.entries = entries
    }

    public var names: Set<String> { Set(entries.map(\.name)) }

    public subscript(name: String) -> SchemaEntry? { entries.first { $0.name == name } }

    /// What to say to an author who wrote a name that is not here.
    func hint(for name: String) -> String {
        NearestName.of(name, among: names).map { "did you mean '\($0)'?" }
            ?? (entries.isEmpty ? "leave it out" : "known are \(names.sorted().joined(separator: ", "))")
    }

    /// All of them with the title of their section in the manual.
    public static let all: [(title: String, schema: Schema)] = [
        ("Front matter", .frontMatter), ("Authors", .author), ("Data files", .pinnedFile),
        ("Settings of the PDF", .pdf),
        ("Settings of the HTML", .html), ("Settings of the LaTeX document", .latex),
        ("Settings for all blocks", .execute), ("Options of blocks", .block),
        ("Attributes of figures", .figure),
    ]
}
