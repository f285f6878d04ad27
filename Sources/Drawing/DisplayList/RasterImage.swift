/// An image file's bytes with its size in pixels.
public struct RasterImage: Hashable, Sendable {
    public enum Format: String, Sendable { case png, jpeg }

    public var format: Format
    public var bytes: [UInt8]
    public var pixelWidth: Int
    public var pixelHeight: Int

    public init(format: Format, bytes: [UInt8], pixelWidth: Int, pixelHeight: Int) {
        self.format = format
        self.bytes = bytes
        self.pixelWidth = pixelWidth
        self.pixelHeight = pixelHeight
    }

    /// Width in points at which a pixel is 1/96 inch, as browsers take it.
    public var naturalWidth: Double { Double(pixelWidth) * 0.75 }

    /// Height in points of the image when it is that wide.
    public func height(forWidth width: Double) -> Double { width * Double(pixelHeight) / Double(max(1, pixelWidth)) }
}
