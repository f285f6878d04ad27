import Diagnostics
import Yams

/// Reads `params` of the front matter: names with values whose types they keep.
struct ParameterReader {
    let yaml: YAMLText
    let log: DiagnosticLog

    func parameters(_ node: Node) -> [Parameter] {
        guard case .mapping(let mapping) = node else {
            log.error("wrong-type", "'params' must be written as {name: value}", at: yaml.span(node))
            return []
        }
        return mapping.compactMap { key, value in
            let name = key.scalar?.string ?? ""
            guard Self.isIdentifier(name) else {
                log.error(
                    "invalid-parameter", "'\(name)' cannot name a parameter", at: yaml.span(key),
                    hint: "use letters, digits and '_', beginning with a letter: blocks read it as params.name")
                return nil
            }
            guard let read = Self.value(value) else {
                log.error(
                    "invalid-parameter",
                    "'\(name)' must be true or false, a number, text, or a list of one kind of these",
                    at: yaml.span(value))
                return nil
            }
            return Parameter(name: name, value: read, span: yaml.span(key))
        }
    }

    /// A node as a value; nil for what is none.
    static func value(_ node: Node) -> ParameterValue? {
        switch node {
        case .scalar: return scalar(node)
        case .sequence(let sequence):
            let values = sequence.compactMap(scalar)
            guard values.count == sequence.count, !values.isEmpty else { return nil }
            return list(values)
        case .mapping, .alias: return nil
        }
    }

    private static func list(_ values: [ParameterValue]) -> ParameterValue? {
        let whole = values.compactMap { value in if case .integer(let number) = value { number } else { nil } }
        if whole.count == values.count { return .integers(whole) }
        let numbers = values.compactMap { value -> Double? in
            switch value {
            case .integer(let number): Double(number)
            case .number(let number): number
            case .truth, .text, .integers, .numbers, .texts: nil
            }
        }
        if numbers.count == values.count { return .numbers(numbers) }
        let texts = values.compactMap { value in if case .text(let text) = value { text } else { nil } }
        return texts.count == values.count ? .texts(texts) : nil
    }

    private static func scalar(_ node: Node) -> ParameterValue? {
        guard let scalar = node.scalar else { return nil }
        guard scalar.style == .plain || scalar.style == .any else { return .text(scalar.string) }
        if let truth = node.bool { return .truth(truth) }
        if let number = node.int { return .integer(number) }
        if let number = node.float { return number.isFinite ? .number(number) : nil }
        return node.null == nil ? .text(scalar.string) : nil
    }

    private static func isIdentifier(_ name: String) -> Bool {
        guard let first = name.first, first.isLetter || first == "_" else { return false }
        return name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    }
}
