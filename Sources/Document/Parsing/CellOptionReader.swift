import Diagnostics
import Yams

/// Reads options of blocks from YAML into their values.
struct CellOptionReader {
    let yaml: YAMLText
    let definitions: String
    let log: DiagnosticLog

    /// Applies all pairs of a mapping; names outside the schema are reported.
    func apply(_ node: Node, to options: inout CellOptions, schema: Schema) {
        guard case .mapping(let mapping) = node else {
            log.error(
                "wrong-type", "options must be written as name: value", at: yaml.span(node), hint: "write 'echo: true'")
            return
        }
        for (key, value) in mapping { apply(key, value, to: &options, schema: schema) }
    }

    private func apply(_ key: Node, _ value: Node, to options: inout CellOptions, schema: Schema) {
        let name = key.scalar?.string ?? "this"
        guard key.scalar != nil, let entry = schema[name] else {
            log.error(
                "unknown-option", "\(schema.place) no '\(name)'", at: yaml.span(key), hint: schema.hint(for: name))
            return
        }
        if !read(entry, value, &options) {
            log.error("wrong-type", "'\(name)' must be \(entry.type.expected)", at: yaml.span(value))
        }
    }

    /// Reads a value into the options; false when it is of the wrong type.
    private func read(_ entry: SchemaEntry, _ value: Node, _ options: inout CellOptions) -> Bool {
        switch entry.type {
        case .boolean:
            guard let boolean = value.bool else { return false }
            set(entry.name, boolean, &options)
        case .choice(let names):
            guard let name = value.scalar?.string, names.contains(name) else { return false }
            if entry.name == "output" {
                options.output = name == "asis" ? .asIs : name == "true" ? .shown : .hidden
            } else {
                options.isPageWide = name == "page"
            }
        case .label: label(value, &options)
        case .inlines:
            guard let scalar = value.scalar else { return false }
            let content = inlines(scalar)
            switch entry.name {
            case "fig-cap": options.figureCaption = content
            case "fig-credit": options.figureCredit = content
            case "lst-cap": options.listingCaption = content
            default: options.tableCaption = content
            }
        case .text:
            guard let scalar = value.scalar else { return false }
            if entry.name == "fig-alt" {
                options.figureAlternative = InlineParser.alternative(
                    yaml.mapped(scalar), definitions: definitions, log: log)
            } else {
                options.figureLicence = scalar.string.trimmingWhitespace
            }
        case .length:
            guard let length = value.scalar.flatMap({ Length($0.string) }) else { return false }
            if entry.name == "fig-width" { options.figureWidth = length } else { options.figureHeight = length }
        case .seconds:
            guard let seconds = value.float, seconds > 0, seconds.isFinite else { return false }
            options.timeout = seconds
        case .bytes:
            guard let bytes = value.scalar.flatMap({ Self.bytes($0.string) }) else { return false }
            options.memory = bytes
        case .integer(let range):
            guard let number = value.int, range.contains(number) else { return false }
            options.layoutColumns = number
        case .list(.inlines):
            let texts = value.sequence.map { $0.map(\.scalar) } ?? [value.scalar]
            guard texts.allSatisfy({ $0 != nil }) else { return false }
            options.figureSubcaptions = texts.compactMap { $0.map(inlines) }
        case .list(.number):
            let numbers = value.sequence?.compactMap(\.float) ?? []
            guard !numbers.isEmpty, numbers.count == value.sequence?.count,
                numbers.allSatisfy({ $0 > 0 && $0.isFinite })
            else { return false }
            options.tableColumnWidths = numbers
        case .list(.text):
            let texts = (value.sequence.map { Array($0) } ?? [value]).compactMap(\.scalar?.string)
            guard texts.count == value.sequence?.count ?? 1, texts.allSatisfy({ !$0.isEmpty }) else { return false }
            switch entry.name {
            case "inputs": options.inputs = texts
            case "classes": options.listingClasses = texts
            default: break
            }
        case .ratio:
            guard let ratio = value.float, ratio > 0, ratio.isFinite else { return false }
            options.figureAspect = ratio
        case .list, .blocks, .mapping, .any: break
        }
        return true
    }

    private func inlines(_ scalar: Node.Scalar) -> [Inline] {
        let (parser, items) = InlineParser.parse(yaml.mapped(scalar), definitions: definitions, log: log)
        return parser.inlines(parser.trimmingSpace(items[...]))
    }

    private func set(_ name: String, _ value: Bool, _ options: inout CellOptions) {
        switch name {
        case "echo": options.echo = value
        case "warning": options.tellsWarnings = value
        case "check": options.showsChecks = value
        case "data": options.attachesData = value
        case "code-line-numbers": options.numbersLines = value
        case "code-fold": options.foldsCode = value
        case "error": options.allowsError = value
        case "include": options.include = value
        case "eval": options.eval = value
        case "cache": options.cache = value
        case "volatile": if value { options.cache = false }
        default: break
        }
    }

    private func label(_ value: Node, _ options: inout CellOptions) {
        guard let label = value.scalar?.string, !label.isEmpty,
            label.unicodeScalars.allSatisfy({
                $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_:.".unicodeScalars.contains($0)
            })
        else {
            log.error(
                "invalid-label", "a label consists of letters, digits, '-', '_', ':' and '.'", at: yaml.span(value),
                hint: "write for example fig-arrhenius")
            return
        }
        options.label = label
        options.labelSpan = yaml.span(value)
    }

    /// Reads an amount of memory such as 500MB or 4 GB.
    private static func bytes(_ text: String) -> UInt64? {
        let units: [(String, Double)] = [("GB", 1e9), ("MB", 1e6), ("GiB", 1_073_741_824), ("MiB", 1_048_576)]
        for (unit, size) in units where text.hasSuffix(unit) {
            guard let number = Double(text.dropLast(unit.count).filter { $0 != " " }), number > 0, number < 1e6 else {
                return nil
            }
            return UInt64(number * size)
        }
        return nil
    }
}
