/// The manual's reference: the names of the language as tables in the notebook's own notation.
public enum SchemaReference {
    public static var markdown: String {
        var text = "# Names {#sec-names}\n\nThese tables are made of the lists that the messages are made of.\n"
        for (title, schema) in Schema.all {
            text += "\n## \(title)\n\n| name | value | without it | what it does |\n|:--|:--|:--|:--|\n"
            for entry in schema.entries {
                let cells = ["`\(entry.name)`", value(entry.type), standard(entry), entry.meaning]
                text += "| " + cells.map { $0.replacing("|", with: "\\|") }.joined(separator: " | ") + " |\n"
            }
        }
        return text
    }

    private static func standard(_ entry: SchemaEntry) -> String {
        entry.standard.isEmpty ? "–" : "`\(entry.standard)`"
    }

    private static func value(_ type: SchemaType) -> String {
        switch type {
        case .choice(let names): SchemaType.alternatives(names.map { "`\($0)`" })
        case .label: "a label"
        case .length: "a length"
        case .seconds: "seconds"
        case .bytes: "memory"
        case .ratio: "a number"
        case .mapping: "names and values"
        case .any: "see the example"
        case .integer(let range): "\(range.lowerBound) to \(range.upperBound)"
        case .boolean, .text, .inlines, .blocks, .list: type.expected
        }
    }
}
