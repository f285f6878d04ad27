/// A parameter's value; its type is that of the notebook's own value.
public enum ParameterValue: Hashable, Sendable {
    case truth(Bool)
    case integer(Int)
    case number(Double)
    case text(String)
    case integers([Int])
    case numbers([Double])
    case texts([String])

    /// The type as Swift writes it.
    public var swiftType: String {
        switch self {
        case .truth: "Bool"
        case .integer: "Int"
        case .number: "Double"
        case .text: "String"
        case .integers: "[Int]"
        case .numbers: "[Double]"
        case .texts: "[String]"
        }
    }

    /// What messages call the type.
    public var kind: String {
        switch self {
        case .truth: "true or false"
        case .integer: "a whole number"
        case .number: "a number"
        case .text: "text"
        case .integers: "whole numbers"
        case .numbers: "numbers"
        case .texts: "texts"
        }
    }

    /// The value as Swift writes it.
    public var swiftLiteral: String {
        switch self {
        case .truth(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .number(let value): Self.literal(value)
        case .text(let value): Self.literal(value)
        case .integers(let values): "[\(values.map { "\($0)" }.joined(separator: ", "))]"
        case .numbers(let values): "[\(values.map(Self.literal).joined(separator: ", "))]"
        case .texts(let values): "[\(values.map(Self.literal).joined(separator: ", "))]"
        }
    }

    /// Reads another value of the same type; nil where the text is none.
    ///
    /// - Parameter text: as on a command line; elements are separated by commas.
    public func reading(_ text: String) -> ParameterValue? {
        func all<Element>(_ read: (Substring) -> Element?) -> [Element]? {
            let parts = text.split(separator: ",").map { $0.drop { $0 == " " } }
            let elements = parts.compactMap(read)
            return elements.count == parts.count ? elements : nil
        }
        switch self {
        case .truth: return Bool(text).map(ParameterValue.truth)
        case .integer: return Int(text).map(ParameterValue.integer)
        case .number: return Double(text).flatMap { $0.isFinite ? .number($0) : nil }
        case .text: return .text(text)
        case .integers: return all { Int($0) }.map(ParameterValue.integers)
        case .numbers: return all { Double($0) }.map(ParameterValue.numbers)
        case .texts: return all { String($0) }.map(ParameterValue.texts)
        }
    }

    /// The value as one of the type of another; a whole number also counts as a number.
    public func asKind(of other: ParameterValue) -> ParameterValue? {
        switch (self, other) {
        case (.integer(let value), .number): .number(Double(value))
        case (.integers(let values), .numbers): .numbers(values.map(Double.init))
        case _ where swiftType == other.swiftType: self
        default: nil
        }
    }

    private static func literal(_ value: Double) -> String { "\(value)" }

    private static func literal(_ text: String) -> String {
        let escaped = text.unicodeScalars.map { scalar in
            switch scalar {
            case "\\", "\"": "\\" + String(scalar)
            case _ where scalar.value < 0x20: "\\u{\(String(scalar.value, radix: 16))}"
            default: String(scalar)
            }
        }
        return "\"\(escaped.joined())\""
    }
}
