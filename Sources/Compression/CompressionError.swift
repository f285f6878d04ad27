/// What can be wrong with compressed data.
public enum CompressionError: Error, Hashable, Sendable {
    case unreadableFile(path: String, reason: String)
    /// The data ends before its format says so.
    case truncated(format: String)
    case damaged(format: String, reason: String)
    /// The data would grow beyond the size that the caller allows.
    case tooLarge(format: String, limit: Int)
    case missingEntry(name: String, archive: [String])
    case unsupported(format: String, feature: String)
}

extension CompressionError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadableFile(let path, let reason): "\(path) cannot be read: \(reason)"
        case .truncated(let format): "the \(format) data ends too early; the file is not whole"
        case .damaged(let format, let reason): "the \(format) data is damaged: \(reason)"
        case .tooLarge(let format, let limit): "the \(format) data holds more than \(limit) bytes"
        case .missingEntry(let name, let archive):
            "the archive has no file '\(name)'; it holds \(archive.prefix(12).joined(separator: ", "))"
        case .unsupported(let format, let feature): "\(format) with \(feature) is not read; store the file without it"
        }
    }
}
