/// A piece of inline text whose nesting is settled, before references, scripts and punctuation are read.
struct InlineItem {
    /// Nearly all items are characters: what is rare is kept by the parser, so that an array of items is plain memory.
    enum Kind {
        case scalar(Unicode.Scalar, isEscaped: Bool)
        case softBreak
        case lineBreak
        /// Index of an inline that is settled.
        case node(Int)
        /// Index of an image.
        case image(Int)
        case mask(Int)
    }

    var kind: Kind
    /// Range in the text that was parsed.
    var range: Range<Int>

    /// The character itself where it may mean something.
    var plainScalar: Unicode.Scalar? {
        if case .scalar(let scalar, isEscaped: false) = kind { scalar } else { nil }
    }

    /// Whether it goes away at either end of a paragraph; spaces written as `&nbsp;` or the like stay.
    var isTrimmed: Bool {
        switch kind {
        case .scalar(let scalar, let isEscaped): !isEscaped && (scalar == " " || scalar == "\t" || scalar == "\n")
        case .softBreak, .lineBreak: true
        case .node, .image, .mask: false
        }
    }

    var isSpace: Bool {
        switch kind {
        case .scalar(let scalar, _): scalar.isSpace
        case .softBreak, .lineBreak: true
        case .node, .image, .mask: false
        }
    }
}

/// What is left of a paragraph's end when its attributes are taken off.
struct AttributedItems {
    var items: ArraySlice<InlineItem>
    var attributes: AttributeList?
}
