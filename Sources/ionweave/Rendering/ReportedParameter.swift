import Document

/// A parameter's value as JSON holds it.
struct ReportedParameter: Codable {
    let value: ParameterValue

    init(_ value: ParameterValue) { self.value = value }

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let value = try? container.decode(Bool.self) {
            self.value = .truth(value)
        } else if let value = try? container.decode(Int.self) {
            self.value = .integer(value)
        } else if let value = try? container.decode(Double.self) {
            self.value = .number(value)
        } else if let value = try? container.decode(String.self) {
            self.value = .text(value)
        } else if let values = try? container.decode([Int].self) {
            self.value = .integers(values)
        } else if let values = try? container.decode([Double].self) {
            self.value = .numbers(values)
        } else {
            value = .texts(try container.decode([String].self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch value {
        case .truth(let value): try container.encode(value)
        case .integer(let value): try container.encode(value)
        case .number(let value): try container.encode(value)
        case .text(let value): try container.encode(value)
        case .integers(let values): try container.encode(values)
        case .numbers(let values): try container.encode(values)
        case .texts(let values): try container.encode(values)
        }
    }
}
