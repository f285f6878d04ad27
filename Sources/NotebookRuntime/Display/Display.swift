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

/// Sends a number in the format that its place asks for; compiled notebooks call this.
///
/// - Throws: `QuantityError` where the value has no unit or one of another dimension, `DisplayError.notANumber`.
public func displayInline<Value>(_ position: Int, _ value: Value, format: String) throws {
    let markup = try DisplayText.markup(of: value, format: NumberFormat(parsing: format))
    MessageChannel.post(.inline(position: position, markup: markup))
}

/// What cannot be shown as asked.
public enum DisplayError: Error, Equatable, CustomStringConvertible {
    /// The text of a value that is no number, and its type.
    case notANumber(String, type: String)

    public var description: String {
        switch self {
        case .notANumber(let text, let type): "a format takes a number or a quantity; '\(text)' is of the type \(type)"
        }
    }
}

enum DisplayText {
    /// A number in a format, in the notebook's inline notation.
    static func markup(of value: Any, format: NumberFormat) throws -> String {
        switch unwrapped(value) {
        case let value as Double: try format.markup(value)
        case let value as Uncertain: try format.markup(value)
        case let value as Quantity: try format.markup(value)
        case let value as MeasuredQuantity: try format.markup(value)
        case let value as any BinaryInteger: try format.markup(Double(value))
        case let value as Float: try format.markup(Double(value))
        case let other: throw DisplayError.notANumber("\(other)", type: "\(type(of: other))")
        }
    }

    static func message(for value: Any) -> CellMessage? {
        switch value {
        case let value as any Displayable: value.displayMessage
        case is Void: nil
        case let value as String: .value(markup: escaped(value))
        case let value as Double: .value(markup: number(value))
        case let value as Quantity: .value(markup: value.text(digits: 4).markup)
        case let value as MeasuredQuantity: .value(markup: value.markup)
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
