import Document

/// Running text.
extension WordBody {
    mutating func runs(_ inlines: [Inline], _ look: Look = Look()) -> String {
        var text = ""
        for inline in inlines { text += run(inline, look) }
        return text
    }

    private mutating func run(_ inline: Inline, _ look: Look) -> String {
        var inner = look
        switch inline.kind {
        case .text(let text): return Self.run(TextJoint.joined(text, after: ""), look)
        case .emphasis(let content):
            inner.isItalic.toggle()
            return runs(content, inner)
        case .strong(let content):
            inner.isBold = true
            return runs(content, inner)
        case .subscript(let content):
            inner.raise = "subscript"
            return runs(content, inner)
        case .superscript(let content):
            inner.raise = "superscript"
            return runs(content, inner)
        case .code(let text):
            inner.style = "CodeText"
            return Self.run(text, inner)
        case .math(let source): return OfficeMath.inline(source)
        case .link(let address, _, let content):
            inner.style = "Hyperlink"
            if address.hasPrefix("#") { return link(to: String(address.dropFirst()), runs(content, inner)) }
            let safe = LinkAddress.safe(address)
            guard safe != "#" else { return runs(content, look) }
            return "<w:hyperlink r:id=\"\(externalLink(safe))\">\(runs(content, inner))</w:hyperlink>"
        case .image(let path, _, let alternative, let width):
            var figure = FigureBlock(content: .image(path: path))
            figure.width = width
            guard var picture = picture(figure) else { return Self.run(alternative, look) }
            if !alternative.isEmpty { picture.alternative = alternative }
            return drawing(picture)
        case .span(let classes, let content):
            inner.isSmallCaps = look.isSmallCaps || classes.contains("smallcaps")
            inner.isUnderlined = look.isUnderlined || classes.contains("underline")
            return runs(content, inner)
        case .note(let note):
            return
                "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"\(addNote(note))\"/></w:r>"
        case .crossReference(let identifier, let content): return reference(identifier, content, look)
        case .citation(let citation): return runs(citation.content, look)
        case .rawHTML: return ""
        case .softBreak: return Self.run(" ", look)
        case .lineBreak: return "<w:r><w:br/></w:r>"
        case .reference, .expression: preconditionFailure("a resolved document holds no \(inline.kind)")
        }
    }

    static func run(_ text: String, _ look: Look = Look()) -> String {
        guard !text.isEmpty else { return "" }
        return "<w:r>\(properties(look))<w:t xml:space=\"preserve\">\(MarkupText.escaped(text))</w:t></w:r>"
    }

    private static func properties(_ look: Look) -> String {
        var text = look.style.map { "<w:rStyle w:val=\"\($0)\"/>" } ?? ""
        if look.isBold { text += "<w:b/>" }
        if look.isItalic { text += "<w:i/>" }
        if look.isSmallCaps { text += "<w:smallCaps/>" }
        if look.isUnderlined { text += "<w:u w:val=\"single\"/>" }
        if let raise = look.raise { text += "<w:vertAlign w:val=\"\(raise)\"/>" }
        return text.isEmpty ? "" : "<w:rPr>\(text)</w:rPr>"
    }

    private mutating func link(to identifier: String, _ content: String) -> String {
        "<w:hyperlink w:anchor=\"\(bookmark(identifier).name)\">\(content)</w:hyperlink>"
    }

    /// The words before a number stay as they are; the number is a field that Word keeps right.
    private mutating func reference(_ identifier: String, _ content: [Inline], _ look: Look) -> String {
        let text = content.plainText
        guard let target = targets[identifier], let number = target.number, let place = text.firstRange(of: number)
        else {
            return link(to: identifier, runs(content, look))
        }
        let before = Self.run(String(text[..<place.lowerBound]), look)
        // The letter of a panel's part stands behind the number in the text already.
        let after = Self.run(String(text[place.upperBound...]), look)
        let instruction = "REF \(bookmark(target.identifier).name)\(target.isSection ? " \\r" : "") \\h"
        return before + field(instruction, number, look) + after
    }

    /// A field with what it last gave.
    func field(_ instruction: String, _ result: String, _ look: Look = Look()) -> String {
        let mark = { (kind: String) in "<w:r><w:fldChar w:fldCharType=\"\(kind)\"/></w:r>" }
        return mark("begin") + "<w:r><w:instrText xml:space=\"preserve\"> \(instruction) </w:instrText></w:r>"
            + mark("separate") + Self.run(result, look) + mark("end")
    }
}
