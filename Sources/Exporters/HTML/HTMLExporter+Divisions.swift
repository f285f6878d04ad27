import Document

/// Divisions, panels and footnotes.
extension HTMLExporter {
    func division(_ division: Division) -> String {
        var classes = division.classes
        if classes.contains("column-page") { classes.append("wide") }
        let names = classes.isEmpty ? "" : " class=\"\(escaped(classes.joined(separator: " ")))\""
        let content = blocks(division.blocks)
        guard let callout = division.callout else {
            return "<div\(identifier(division.identifier))\(names)>\n\(content)</div>\n"
        }
        let title = division.title.map { inlines($0) } ?? words.title(of: callout)
        // The kind is told by more than a colour.
        let kind = division.title == nil ? "" : "<span class=\"callout-kind\">\(words.title(of: callout))</span> "
        return
            "<aside\(identifier(division.identifier))\(names)>\n<p class=\"callout-title\">\(kind)\(title)</p>\n\(content)</aside>\n"
    }

    /// Parts side by side, one below the other where the window is narrow.
    func panel(_ panel: Panel) -> String {
        let caption = caption(
            panel.identifier?.hasPrefix("tbl-") == true ? words.table.one : words.figure.one, panel.number,
            panel.identifier,
            panel.caption)
        let captionElement = caption.isEmpty ? "" : "<figcaption>\(caption)</figcaption>\n"
        let style = " style=\"--columns:\(panel.columns)\""
        return
            "<figure\(identifier(panel.identifier ?? listed(.figures, panel.number))) class=\"panel\">\n<div class=\"parts\"\(style)>\n\(blocks(panel.parts))</div>\n\(captionElement)</figure>\n"
    }

    // MARK: Footnotes

    /// A note's number, which leads to its text.
    func noteMark(_ note: Note) -> String {
        guard let number = note.number else { return "" }
        return
            "<sup class=\"note-mark\"><a id=\"note-mark-\(number)\" href=\"#note-\(number)\" aria-label=\"Note \(number)\">\(number)</a></sup>"
    }

    /// The texts of all notes, below the report.
    func notes(_ notes: [Note]) -> String {
        guard !notes.isEmpty else { return "" }
        let items = notes.map { note -> String in
            let number = note.number ?? 0
            let back = "<a class=\"back\" href=\"#note-mark-\(number)\" aria-label=\"Back to the text\">↩</a>"
            var text = blocks(note.blocks)
            if text.hasSuffix("</p>\n") {
                text = text.dropLast(5) + " \(back)</p>\n"
            } else {
                text += "<p>\(back)</p>\n"
            }
            return "<li id=\"note-\(number)\">\n\(text)</li>\n"
        }
        return "<section class=\"notes\" aria-label=\"Notes\">\n<ol>\n\(items.joined())</ol>\n</section>\n"
    }
}
