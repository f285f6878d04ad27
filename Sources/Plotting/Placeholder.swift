public import Drawing
public struct Figure: Codable, Sendable, Hashable, Graphic {
    public var accessibleDescription: String?
    public init() {}
    public var csv: String { "" }
    public func displayList(width: Double?, height: Double?, appearance: GraphicAppearance, shaper: any TextShaper) -> DisplayList { DisplayList(size: Size(width: 100, height: 50)) }
}
