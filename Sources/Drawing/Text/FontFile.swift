/// The font file that a glyph run was shaped with.
///
/// `name` is the PostScript name: dumps and snapshots print it, so that they do not depend on where fonts are installed.
public struct FontFile: Hashable, Codable, Sendable {
    public var path: String
    public var index: Int
    public var name: String

    public init(path: String, index: Int, name: String) {
        self.path = path
        self.index = index
        self.name = name
    }
}
