/// Why bytes from a running block could not be read.
public enum WireError: Error, Equatable, CustomStringConvertible {
    case truncated(offset: Int)
    case unknownTag(UInt8, offset: Int)
    case nestedTooDeeply(offset: Int)
    case trailingBytes(count: Int)

    public var description: String {
        switch self {
        case .truncated(let offset): "the message ends early, at byte \(offset)"
        case .unknownTag(let tag, let offset): "unknown tag \(tag) at byte \(offset)"
        case .nestedTooDeeply(let offset): "values are nested too deeply at byte \(offset)"
        case .trailingBytes(let count): "\(count) bytes follow the message"
        }
    }
}
