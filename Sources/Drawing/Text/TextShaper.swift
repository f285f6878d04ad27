/// Turns text into positioned glyphs; the typesetter's font book is the one that reports use.
public protocol TextShaper: AnyObject {
    func shape(_ text: String, style: TextStyle) -> ShapedText
}
