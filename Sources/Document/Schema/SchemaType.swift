/// What a value in front matter or in a block's options must be.
public enum SchemaType: Hashable, Sendable {
    case boolean
    case text
    /// Text in the notebook's notation: emphasis, math, inline expressions.
    case inlines
    /// Paragraphs in the notebook's notation.
    case blocks
    case label
    case length
    case seconds
    case bytes
    case ratio
    case integer(ClosedRange<Int>)
    case choice([String])
    /// One value of the type, or several in brackets or one a line.
    case list(Item)
    /// Pairs of name and value.
    case mapping
    /// Anything that YAML can write.
    case any

    public enum Item: String, Hashable, Sendable { case text, inlines, number }

    /// The type in a message, after "must be".
    public var expected: String {
        switch self {
        case .boolean: "true or false"
        case .text, .inlines, .blocks: "text"
        case .label: "a label such as fig-arrhenius"
        case .length: "a length such as 85mm, 3.4in, 80%, column or page"
        case .seconds: "a positive number of seconds"
        case .bytes: "an amount of memory such as 500MB or 4GB"
        case .ratio: "a positive number, height divided by width"
        case .integer(let range):
            range.upperBound == .max
                ? "a whole number" : "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .choice(let names): Self.alternatives(names)
        case .list(.text), .list(.inlines): "text, or a list of texts"
        case .list(.number): "a list of numbers"
        case .mapping: "written as name: value"
        case .any: "a value"
        }
    }

    static func alternatives(_ names: [String]) -> String {
        guard names.count > 1, let last = names.last else { return names.joined() }
        return names.dropLast().joined(separator: ", ") + " or " + last
    }
}
