import Diagnostics
import Yams

/// Reads options of blocks from YAML into their values.
struct CellOptionReader {
    let yaml: YAMLText
    let definitions: String
    let log: DiagnosticLog

    /// Applies all pairs of a mapping; names outside `names` are reported.
    func apply(_ node: Node, to options: inout CellOptions, names: Set<String>, place: String) {
        guard case .mapping(let mapping) = node else {
            log.error(
                "wrong-type", "\(place) must be written as name: value", at: yaml.span(node), hint: "write 'echo: true'"
            )
            return
        }
        for (key, value) in mapping { apply(key, value, to: &options, names: names, place: place) }
    }

    private func apply(
        _ key: Node, _ value: Node, to options: inout CellOptions, names: Set<String>, place: String
    ) {
        guard case .scalar(let keyScalar) = key, names.contains(keyScalar.string),
            let kind = CellOptionSchema.kinds[keyScalar.string]
        else {
            let name = key.scalar?.string ?? "this"
            let nearest = NearestName.of(name, among: names)
            log.error(
                "unknown-option", "\(place) have no '\(name)'", at: yaml.span(key),
                hint: nearest.map { "did you mean '\($0)'?" } ?? "known are \(names.sorted().joined(separator: ", "))")
            return
        }
        let name = keyScalar.string
        switch kind {
        case .accepted: break
        case .boolean:
            if let boolean = value.bool {
                set(name, boolean, &options)
            } else {
                wrongType(name, "true or false", value)
            }
        case .output:
            switch value.scalar?.string {
            case "asis": options.output = .asIs
            case "true": options.output = .shown
            case "false": options.output = .hidden
            default: wrongType(name, "true, false or asis", value)
            }
        case .label: label(value, &options)
        case .inlines:
            guard let scalar = value.scalar else { return wrongType(name, "text", value) }
            let (parser, items) = InlineParser.parse(yaml.mapped(scalar), definitions: definitions, log: log)
            let caption = parser.inlines(parser.trimmingSpace(items[...]))
            if name == "fig-cap" { options.figureCaption = caption } else { options.tableCaption = caption }
        case .text:
            guard let scalar = value.scalar else { return wrongType(name, "text", value) }
            options.figureAlternative = scalar.string.trimmingWhitespace
        case .length:
            guard let length = value.scalar.flatMap({ Length($0.string) }) else {
                return wrongType(name, "a length such as 85mm, 3.4in, 80%, column or page", value)
            }
            if name == "fig-width" { options.figureWidth = length } else { options.figureHeight = length }
        case .seconds:
            guard let seconds = value.float, seconds > 0, seconds.isFinite else {
                return wrongType(name, "a positive number of seconds", value)
            }
            options.timeout = seconds
        case .bytes:
            guard let bytes = value.scalar.flatMap({ Self.bytes($0.string) }) else {
                return wrongType(name, "an amount of memory such as 500MB or 4GB", value)
            }
            options.memory = bytes
        }
    }

    private func set(_ name: String, _ value: Bool, _ options: inout CellOptions) {
        switch name {
        case "echo": options.echo = value
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

    private func wrongType(_ name: String, _ expected: String, _ value: Node) {
        log.error("wrong-type", "'\(name)' must be \(expected)", at: yaml.span(value))
    }
}
