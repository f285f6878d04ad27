import CellProtocol
import Document

extension ParameterValue {
    /// The value as blocks decode it.
    var bytes: [UInt8] {
        let encoded: [UInt8]? =
            switch self {
            case .truth(let value): try? WireEncoder.encode(value)
            case .integer(let value): try? WireEncoder.encode(value)
            case .number(let value): try? WireEncoder.encode(value)
            case .text(let value): try? WireEncoder.encode(value)
            case .integers(let values): try? WireEncoder.encode(values)
            case .numbers(let values): try? WireEncoder.encode(values)
            case .texts(let values): try? WireEncoder.encode(values)
            }
        guard let encoded else { preconditionFailure("numbers and texts can always be encoded") }
        return encoded
    }
}
