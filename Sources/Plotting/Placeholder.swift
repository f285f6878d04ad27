public struct Figure: Codable, Sendable, Hashable {
    public var accessibleDescription: String?
    public init() {}
}
