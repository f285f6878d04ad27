/// A piece of inline text with its range in the text that was parsed.
///
/// Nearly all are characters: what is rare is kept elsewhere, so that an array of them is plain memory.
struct InlineToken {
    enum Kind {
        /// A character; escaped ones are only themselves, whatever they mean elsewhere.
        case scalar(Unicode.Scalar, isEscaped: Bool)
        case mask(Int)
        /// Code between backticks; the index of the place of what stands between them.
        case code(Int)
        /// The index of the visit whose text it is.
        case html(Int)
        case softBreak
        case lineBreak
        /// The index of the visit that opens the construct.
        case open(Int)
        case close
    }

    var kind: Kind
    var range: Range<Int>
}

/// The tokens of a run of inlines.
struct InlineTokens {
    var tokens: [InlineToken] = []
    /// Each code's visit, and the range of what stands between its backticks.
    var codes: [(visit: Int, content: Range<Int>)] = []

    mutating func append(_ kind: InlineToken.Kind, _ range: Range<Int>) {
        tokens.append(InlineToken(kind: kind, range: range))
    }

    mutating func append(code visit: Int, content: Range<Int>, _ range: Range<Int>) {
        codes.append((visit, content))
        append(.code(codes.count - 1), range)
    }
}
