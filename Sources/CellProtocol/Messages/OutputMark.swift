/// The bytes that stand in a block's printed text where one of its messages belongs; no text holds them by chance.
public enum OutputMark {
    public static let bytes = Array("\0\u{1}ionweave message\u{1}\0".utf8)
}
