/// A displayed equation in TeX notation.
public struct MathBlock: Sendable {
    public var source: String
    public var identifier: String?
    public var number: String?

    public init(source: String, identifier: String? = nil, number: String? = nil) {
        self.source = source
        self.identifier = identifier
        self.number = number
    }
}
