/// A piece of inline text with its range in the text that was parsed.
struct InlineToken {
    enum Kind {
        /// A character; escaped ones are only themselves, whatever they mean elsewhere.
        case scalar(Unicode.Scalar, isEscaped: Bool)
        case mask(Int)
        /// Code between backticks, and the range of what stands between them.
        indirect case code(String, content: Range<Int>)
        case html(String)
        case softBreak
        case lineBreak
        indirect case open(CommonMarkTree.Kind, address: String, title: String)
        case close(CommonMarkTree.Kind)
    }

    var kind: Kind
    var range: Range<Int>
}
