import CellProtocol
import Quantities

/// Shows a value at this place of the report.
///
/// Figures, tables and `Markdown` show as such; every other value shows as the text that describes it. The last
/// expression of a block is shown without being asked for.
public func display<Value>(_ value: Value) {
    if let message = DisplayText.message(for: value) { MessageChannel.post(message) }
}

/// Shows nothing: a block may end in a call that returns nothing.
public func display(_ value: Void) {}

/// Sends the text of an inline expression; compiled notebooks call this.
public func displayInline<Value>(_ position: Int, _ value: Value) {
    let markup =
        switch DisplayText.message(for: value) {
        case .value(let markup): markup
        case .markdown(let text): text
        case .figure, .table, .check, .inline, nil: ""
        }
    MessageChannel.post(.inline(position: position, markup: markup))
}

enum DisplayText {
    static func message(for value: Any) -> CellMessage? {
        switch value {
        case let value as any Displayable: value.displayMessage
        case is Void: nil
        case let value as String: .value(markup: escaped(value))
        case let value as Double: .value(markup: number(value))
        case let value as Uncertain:
            .value(markup: NumberText.concise(value.value, standardUncertainty: value.standardUncertainty).markup)
        case Optional<Any>.none: .value(markup: "nil")
        default: .value(markup: escaped(String(describing: unwrapped(value))))
        }
    }

    /// Text that reads as itself in the notebook's language.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            if "\\`*_{}[]()#+-.!~^$@<>|&'\"".contains(character) { result.append("\\") }
            result.append(character)
        }
        return result
    }

    private static func number(_ value: Double) -> String { escaped("\(value)") }

    private static func unwrapped(_ value: Any) -> Any {
        if case Optional<Any>.some(let inner) = value { return inner }
        return value
    }
}
