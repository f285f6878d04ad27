/// A stretch of text that libcmark must not see, because it would take it apart: math, attributes, shortcodes.
struct Mask {
    enum Kind {
        case math(source: String)
        case displayMath(source: String)
        case attributes(AttributeList)
        /// `{{< name … >}}` in running text.
        case shortcode(String)
        /// Text that libcmark would take for something else.
        case literal(String)
    }

    var kind: Kind
    var range: Range<Int>
}

/// A text with its masks filled in by letters, so that every byte keeps its place.
struct MaskedText {
    /// As long as the text it was made of.
    var bytes: [UInt8]
    /// In order of place, not overlapping.
    var masks: [Mask] = []
    /// Lines (from 0) that are division fences or shortcodes.
    var markers: [Int: LineMarker] = [:]
    /// Footnotes whose lines are blanked.
    var notes: [NoteDefinition] = []
    /// Byte range of each line without its line end.
    var lines: [Range<Int>]

    /// Index of the first mask that ends behind the byte at `offset`.
    func firstMask(endingAfter offset: Int) -> Int {
        var low = 0
        var high = masks.count
        while low < high {
            let middle = (low + high) / 2
            if masks[middle].range.upperBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// A line that stands for itself: the edge of a division or a shortcode.
enum LineMarker {
    case divisionStart(AttributeList)
    case divisionEnd
    /// The words between `{{<` and `>}}`.
    case shortcode([String])

    /// What libcmark sees in its place: a block that ends on its own line.
    static let placeholder = Array("<!-->".utf8)
}
