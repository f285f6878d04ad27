public import Diagnostics

/// A name that may stand where the cursor is.
public struct Completion: Hashable, Sendable {
    public enum Kind: Sendable { case label, citation, option, key, callout }

    public var text: String
    public var kind: Kind
    /// What it is, in a few words.
    public var detail: String
    public var documentation: String

    /// The names that fit before an offset of a notebook.
    ///
    /// - Parameter citations: Keys of the works that can be cited.
    /// - Returns: The names, and where the word starts that they would replace.
    public static func list(
        in file: SourceFile, at offset: Int, index: DocumentIndex, citations: [String]
    ) -> (start: Int, completions: [Completion]) {
        let word = DocumentIndex.word(in: file, at: offset)
        let start = word.lowerBound
        let lineStart = file.range(ofLine: file.position(at: offset).line).lowerBound
        let before = String(decoding: file.bytes[lineStart..<max(lineStart, start)], as: UTF8.self)
        if before.hasSuffix("@") || before.hasSuffix("(#") {
            let labels = index.labels.filter { before.hasSuffix("#") || ReferenceName($0.identifier) != nil }
                .map { Completion(text: $0.identifier, kind: .label, detail: $0.name, documentation: "") }
            let works = before.hasSuffix("@") ? citations : []
            return (
                start, labels + works.map { Completion(text: $0, kind: .citation, detail: "work", documentation: "") }
            )
        }
        let trimmed = before.trimmingSpaces
        if trimmed == "//|" || trimmed == "#|" { return (start, names(of: .block, .option)) }
        if trimmed.hasPrefix(":::"), before.hasSuffix(".") || before.hasSuffix("{") {
            return (
                start,
                CalloutKind.allCases.map {
                    Completion(text: $0.className, kind: .callout, detail: $0.title, documentation: "")
                }
            )
        }
        if let matter = FrontMatterParser.range(in: MappedText(file)),
            matter.content.contains(lineStart)
                || lineStart == matter.content.upperBound
        {
            if before.isEmpty { return (start, names(of: .frontMatter, .key)) }
            if before.allSatisfy({ $0 == " " }) {
                return (start, names(of: section(in: file, above: lineStart, in: matter.content), .key))
            }
        }
        return (start, [])
    }

    /// The schema of the mapping that indented lines of front matter belong to.
    private static func section(in file: SourceFile, above lineStart: Int, in matter: Range<Int>) -> Schema {
        let lines = String(decoding: file.bytes[matter.lowerBound..<max(matter.lowerBound, lineStart)], as: UTF8.self)
            .split(separator: "\n").reversed()
        for line in lines {
            let key = line.prefix { $0 != ":" }.trimmingSpaces
            switch key {
            case "execute": return .execute
            case "format": return .formats
            case "pdf": return .pdf
            case "html": return .html
            case "author": return .author
            default: if !line.hasPrefix(" ") { return Schema(place: "", []) }
            }
        }
        return Schema(place: "", [])
    }

    private static func names(of schema: Schema, _ kind: Kind) -> [Completion] {
        schema.entries.map { entry in
            Completion(
                text: entry.name, kind: kind, detail: entry.type.expected,
                documentation: entry.meaning + " For example `\(entry.example)`.")
        }
    }
}
