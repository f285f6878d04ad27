import Diagnostics
import Yams

/// Reads the YAML at the start of a notebook.
struct FrontMatterParser {
    let text: MappedText
    let log: DiagnosticLog

    /// The range of front matter with its fences, and of the YAML between them.
    static func range(in text: MappedText) -> (whole: Range<Int>, content: Range<Int>)? {
        let bytes = text.bytes
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        func lineEnd(_ index: Int) -> Int { bytes[index...].firstIndex(of: .newline) ?? bytes.count }
        func line(_ range: Range<Int>) -> String { text.string(range).trimmingWhitespace }
        let firstEnd = lineEnd(start)
        guard line(start..<firstEnd) == "---", text.string(start..<firstEnd).hasPrefix("---") else { return nil }
        var index = firstEnd + 1
        while index < bytes.count {
            let end = lineEnd(index)
            if bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: ".") {
                let content = line(index..<end)
                if content == "---" || content == "..." { return (start..<end, (firstEnd + 1)..<index) }
            }
            // A blank line after the first fence: a thematic break, as in CommonMark.
            if index == firstEnd + 1, line(index..<end).isEmpty { return nil }
            index = end + 1
        }
        return nil
    }

    func metadata(_ range: Range<Int>) -> Metadata {
        var metadata = Metadata()
        let yaml = YAMLText(text.slice(range))
        guard let node = yaml.compose(log: log) else { return metadata }
        guard case .mapping(let mapping) = node else {
            log.error("wrong-type", "front matter must be written as name: value", at: yaml.span(node))
            return metadata
        }
        for (key, value) in mapping { read(key, value, yaml, &metadata) }
        return metadata
    }

    private func read(_ key: Node, _ value: Node, _ yaml: YAMLText, _ metadata: inout Metadata) {
        let name = key.scalar?.string ?? ""
        guard Schema.frontMatter[name] != nil else { return unknown(key, in: .frontMatter, yaml) }
        switch name {
        case "title": metadata.title = inlines(name, value, yaml)
        case "subtitle": metadata.subtitle = inlines(name, value, yaml)
        case "author": metadata.authors = authors(value, yaml)
        case "date":
            if let scalar = value.scalar {
                metadata.date = scalar.string
            } else {
                wrongType(name, "a date", value, yaml)
            }
        case "abstract":
            if let scalar = value.scalar {
                metadata.abstract = BlockParser.parse(yaml.mapped(scalar), log: log)
            } else {
                wrongType(name, "text", value, yaml)
            }
        case "keywords":
            let nodes: [Node] = if case .sequence(let list) = value { Array(list) } else { [value] }
            metadata.keywords = nodes.compactMap { $0.scalar?.string }
            if metadata.keywords.count < nodes.count { wrongType(name, "a list of words", value, yaml) }
        case "lang":
            if let scalar = value.scalar, !scalar.string.isEmpty {
                metadata.language = scalar.string
            } else {
                wrongType(name, "a language such as en-GB", value, yaml)
            }
        case "execute":
            CellOptionReader(yaml: yaml, definitions: "", log: log)
                .apply(value, to: &metadata.execution, schema: .execute)
        case "format": formats(value, yaml, &metadata)
        case "template":
            if let scalar = value.scalar, !scalar.string.isEmpty {
                metadata.template = scalar.string
                metadata.templateSpan = yaml.span(value)
            } else {
                wrongType(name, "the name of a folder of templates", value, yaml)
            }
        case "number-sections", "toc", "lof", "lot": page(name, value, yaml, &metadata)
        case "bibliography": metadata.bibliography = bibliography(value, yaml)
        case "data": metadata.pinnedData = pinnedData(value, yaml)
        case "citation-style": citationStyle(value, yaml, &metadata)
        case "params": metadata.parameters = ParameterReader(yaml: yaml, log: log).parameters(value)
        case "supplement": flag(name, value, yaml).map { metadata.isSupplement = $0 }
        default: break
        }
    }

    private func formats(_ value: Node, _ yaml: YAMLText, _ metadata: inout Metadata) {
        let names: [(Node, Node?)] =
            switch value {
            case .scalar: [(value, nil)]
            case .sequence(let sequence): sequence.map { ($0, nil) }
            case .mapping(let mapping): mapping.map { ($0.key, $0.value) }
            case .alias: []
            }
        for (format, settings) in names {
            guard let name = format.scalar?.string, Schema.formats[name] != nil else {
                unknown(format, in: .formats, yaml)
                continue
            }
            let schema = Schema.settings(ofFormat: name)
            switch settings {
            case .none: break
            case .scalar(let scalar)?:
                if scalar.string != "default", !scalar.string.isEmpty, scalar.string != "null" {
                    wrongType(name, "'default' or a list of settings", format, yaml)
                }
            case .mapping(let mapping)?:
                for (key, value) in mapping {
                    guard let setting = key.scalar?.string, schema[setting] != nil else {
                        unknown(key, in: schema, yaml)
                        continue
                    }
                    if name == "html", setting == "toc" {
                        metadata.showsContentsInHTML = flag(setting, value, yaml)
                    } else if name == "html", setting == "number-sections" {
                        metadata.numbersSectionsInHTML = flag(setting, value, yaml)
                    } else {
                        page(setting, value, yaml, &metadata)
                    }
                }
            case .sequence?, .alias?: wrongType(name, "'default' or a list of settings", format, yaml)
            }
        }
    }

    /// Points in which running text can be read.
    private static let fontSizes = 6.0...24

    private func page(_ name: String, _ value: Node, _ yaml: YAMLText, _ metadata: inout Metadata) {
        switch name {
        case "papersize":
            guard let paper = value.scalar.flatMap({ Metadata.PaperSize(rawValue: $0.string.lowercased()) }) else {
                return wrongType(name, "a4 or letter", value, yaml)
            }
            metadata.paper = paper
        case "columns":
            guard let columns = value.int, columns == 1 || columns == 2 else {
                return wrongType(name, "1 or 2", value, yaml)
            }
            metadata.columns = columns
        case "number-sections", "toc":
            guard let flag = flag(name, value, yaml) else { return }
            if name == "toc" { metadata.showsContents = flag } else { metadata.numbersSections = flag }
        case "lof": flag(name, value, yaml).map { metadata.listsFigures = $0 }
        case "lot": flag(name, value, yaml).map { metadata.listsTables = $0 }
        case "fontsize":
            guard case .points(let points)? = value.scalar.flatMap({ Length($0.string) }), value.float == nil,
                Self.fontSizes.contains(points)
            else { return wrongType(name, "a length from 6pt to 24pt, for example 9.5pt", value, yaml) }
            metadata.fontSize = points
        case "code-fold": flag(name, value, yaml).map { metadata.execution.foldsCode = $0 }
        case "documentclass": latexNames(name, value, yaml).map { metadata.latexClass = $0 }
        case "classoption": latexNames(name, value, yaml).map { metadata.latexClassOptions = $0 }
        case "raw-html": flag(name, value, yaml).map { metadata.showsRawHTML = $0 }
        default: break
        }
    }

    /// Names of a class or of its options, joined by commas; nothing that LaTeX would take for a command.
    private func latexNames(_ name: String, _ value: Node, _ yaml: YAMLText) -> String? {
        let nodes: [Node] = if case .sequence(let sequence) = value { Array(sequence) } else { [value] }
        let names = nodes.compactMap { $0.scalar?.string.trimmingWhitespace }
        guard names.count == nodes.count, !names.isEmpty,
            names.allSatisfy({ !$0.isEmpty && !$0.contains { "\\{}[]%#$&~^_".contains($0) || $0.isNewline } })
        else {
            wrongType(name, "a name that LaTeX knows, such as revtex4-2", value, yaml)
            return nil
        }
        return names.joined(separator: ",")
    }

    private func flag(_ name: String, _ value: Node, _ yaml: YAMLText) -> Bool? {
        if value.bool == nil { wrongType(name, SchemaType.boolean.expected, value, yaml) }
        return value.bool
    }

    private func inlines(_ name: String, _ value: Node, _ yaml: YAMLText) -> [Inline] {
        guard let scalar = value.scalar else {
            wrongType(name, "text", value, yaml)
            return []
        }
        let (parser, items) = InlineParser.parse(yaml.mapped(scalar), log: log)
        return parser.inlines(parser.trimmingSpace(items[...]))
    }

    private func authors(_ value: Node, _ yaml: YAMLText) -> [Metadata.Author] {
        switch value {
        case .sequence(let sequence): sequence.compactMap { author($0, yaml) }
        case .scalar, .mapping, .alias: [author(value, yaml)].compactMap { $0 }
        }
    }

    private func author(_ node: Node, _ yaml: YAMLText) -> Metadata.Author? {
        if let scalar = node.scalar, !scalar.string.isEmpty { return Metadata.Author(name: scalar.string) }
        guard case .mapping(let mapping) = node else {
            wrongType("author", "a name, or {name, orcid, affiliation}", node, yaml)
            return nil
        }
        var author = Metadata.Author(name: "")
        for (key, value) in mapping {
            guard let name = key.scalar?.string, Schema.author[name] != nil else {
                unknown(key, in: .author, yaml)
                continue
            }
            guard let text = value.scalar?.string else {
                wrongType(name, "text", value, yaml)
                continue
            }
            switch name {
            case "name": author.name = text
            case "orcid": author.orcid = orcid(text, value, yaml)
            default: author.affiliation = text
            }
        }
        if author.name.isEmpty {
            log.error("missing-name", "an author needs a name", at: yaml.span(node), hint: "write {name: A. Author}")
        }
        return author
    }

    /// The sixteen signs of an ORCID, also out of its address; what is none is told, because its link would lead nowhere.
    private func orcid(_ text: String, _ value: Node, _ yaml: YAMLText) -> String? {
        let name = text.trimmingWhitespace.split(separator: "/").last.map { $0.uppercased() } ?? ""
        let groups = name.split(separator: "-", omittingEmptySubsequences: false)
        let digits = name.filter { $0 != "-" }[...]
        guard groups.count == 4, groups.allSatisfy({ $0.utf8.count == 4 }),
            digits.dropLast().utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
            digits.last == Self.checkDigit(ofORCID: digits.dropLast())
        else {
            wrongType("orcid", "an ORCID without a slip, for example 0000-0002-1825-0097", value, yaml)
            return nil
        }
        return name
    }

    /// The last sign of an ORCID, by ISO 7064 with the modulus 11: a digit that is wrong or has changed its place is seen.
    private static func checkDigit(ofORCID digits: Substring) -> Character {
        let sum = digits.reduce(0) { ($0 + ($1.wholeNumberValue ?? 0)) * 2 % 11 }
        let digit = (12 - sum) % 11
        return digit == 10 ? "X" : Character(String(digit))
    }

    private func citationStyle(_ value: Node, _ yaml: YAMLText, _ metadata: inout Metadata) {
        let name = value.scalar?.string ?? ""
        if let style = CitationStyle(rawValue: name) {
            metadata.citationStyle = style
        } else {
            let names = CitationStyle.allCases.map(\.rawValue)
            log.error(
                "wrong-type",
                "'citation-style' must be \(names.dropLast().joined(separator: ", ")) or \(names[names.count - 1])",
                at: yaml.span(value), hint: NearestName.of(name, among: names).map { "did you mean '\($0)'?" })
        }
    }

    func unknown(_ key: Node, in schema: Schema, _ yaml: YAMLText) {
        let name = key.scalar?.string ?? "this"
        let formats = [("pdf", Schema.pdf), ("html", .html), ("latex", .latex)]
        let owner = schema.place == Schema.frontMatter.place ? formats.first { $0.1[name] != nil } : nil
        let hint = owner.flatMap { format, own in
            own[name].map { "it is one of a format's settings: 'format: {\(format): {\($0.example)}}'" }
        }
        log.error(
            "unknown-key", "\(schema.place) no '\(name)'", at: yaml.span(key), hint: hint ?? schema.hint(for: name))
    }

    func wrongType(_ name: String, _ expected: String, _ value: Node, _ yaml: YAMLText) {
        log.error("wrong-type", "'\(name)' must be \(expected)", at: yaml.span(value))
    }
}
