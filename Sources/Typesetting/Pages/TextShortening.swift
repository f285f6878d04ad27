import Drawing

/// Cuts a text that must fit on one line.
enum TextShortening {
    /// The text, or its beginning with an ellipsis where it is wider than `width` points.
    static func shortened(_ text: String, style: TextStyle, width: Double, shaper: any TextShaper) -> String {
        guard shaper.shape(text, style: style).width > width else { return text }
        var words = text.split(separator: " ")
        while words.count > 1 {
            words.removeLast()
            let shorter = words.joined(separator: " ") + "…"
            if shaper.shape(shorter, style: style).width <= width { return shorter }
        }
        return (words.first.map(String.init) ?? "") + "…"
    }
}
