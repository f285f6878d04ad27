/// A range of bytes of one source file.
public struct SourceSpan: Hashable, Sendable {
    public let file: SourceFile
    public let range: Range<Int>

    public init(file: SourceFile, range: Range<Int>) {
        self.file = file
        self.range = range
    }

    public var start: SourcePosition { file.position(at: range.lowerBound) }
    public var end: SourcePosition { file.position(at: range.upperBound) }
    public var text: String { String(decoding: file.bytes[range.clamped(to: 0..<file.bytes.count)], as: UTF8.self) }

    public static func == (left: SourceSpan, right: SourceSpan) -> Bool {
        left.file === right.file && left.range == right.range
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(ObjectIdentifier(file))
        hasher.combine(range)
    }
}
