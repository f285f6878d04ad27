/// Why a report could not be written.
public enum ExportError: Error, Equatable, CustomStringConvertible {
    case fontUnreadable(path: String)
    case drawingFailed(format: String, reason: String)
    case imageUnreadable(reason: String)
    case pdfUnreadable(reason: String)

    public var description: String {
        switch self {
        case .fontUnreadable(let path): "the font file '\(path)' cannot be read"
        case .drawingFailed(let format, let reason): "the \(format) could not be drawn: \(reason)"
        case .imageUnreadable(let reason): "an image cannot be drawn: \(reason)"
        case .pdfUnreadable(let reason): "this is no PDF that can be read: \(reason)"
        }
    }
}
