/// A value of a JSON text with its place.
struct JSONNode {
    enum Value {
        case null
        case bool(Bool)
        /// As written.
        case number(String)
        case string(String)
        case array([JSONNode])
        /// In the order of the text.
        case object([(name: String, value: JSONNode)])
    }

    var value: Value
    var range: Range<Int>

    subscript(name: String) -> JSONNode? {
        guard case .object(let members) = value else { return nil }
        return members.last { $0.name == name }?.value
    }

    /// A text; numbers count as the text that they are written as.
    var text: String? {
        switch value {
        case .string(let text), .number(let text): text
        default: nil
        }
    }

    var elements: [JSONNode]? { if case .array(let elements) = value { elements } else { nil } }
    var members: [(name: String, value: JSONNode)]? { if case .object(let members) = value { members } else { nil } }
    var isString: Bool { if case .string = value { true } else { false } }
}

/// What is wrong with a JSON text, and where.
struct JSONProblem: Error {
    var message: String
    var offset: Int
}
