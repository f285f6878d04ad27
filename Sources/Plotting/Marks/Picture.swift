/// A PNG image laid over a part of the panel, such as a micrograph.
public struct Picture: PlotElement, Codable, Hashable {
    /// The file's bytes.
    public var bytes: [UInt8]
    public var x: ClosedRange<Double>
    public var y: ClosedRange<Double>
    public var style: MarkStyle

    /// - Parameters:
    ///   - png: the file's bytes.
    ///   - x: from the left to the right edge, in the axis' unit.
    ///   - y: from the lower to the upper edge.
    public init(png bytes: [UInt8], x: ClosedRange<Double>, y: ClosedRange<Double>) {
        self.bytes = bytes
        self.x = x
        self.y = y
        style = MarkStyle()
    }

    /// Width and height in pixels from the file's header; nil when it is no PNG.
    var pixelSize: (width: Int, height: Int)? {
        guard bytes.count > 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) else { return nil }
        func number(_ offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
        return (number(16), number(20))
    }

    public var mark: Mark { .picture(self) }
}
