import Document

extension LaTeXWriter {
    mutating func inlines(_ inlines: [Inline]) -> String {
        var result = ""
        var before = ""
        for inline in inlines {
            if case .text(let text) = inline.kind {
                result += LaTeXText.escaped(TextJoint.joined(text, after: before))
                before = text
            } else {
                result += self.inline(inline)
                if case .superscript(let content) = inline.kind { before = content.plainText } else { before = "" }
            }
        }
        return result
    }

    private mutating func inline(_ inline: Inline) -> String {
        switch inline.kind {
        case .text(let text): return LaTeXText.escaped(text)
        case .emphasis(let content): return "\\emph{\(inlines(content))}"
        case .strong(let content): return "\\textbf{\(inlines(content))}"
        case .subscript(let content): return "\\textsubscript{\(inlines(content))}"
        case .superscript(let content): return "\\textsuperscript{\(inlines(content))}"
        case .code(let text): return "\\texttt{\(LaTeXText.inlineCode(text))}"
        case .math(let source): return "$\(LaTeXMath.formula(source))$"
        case .link(let address, _, let content):
            let safe = LinkAddress.safe(address)
            return safe.isEmpty || safe == "#"
                ? inlines(content) : "\\href{\(LaTeXText.address(safe))}{\(inlines(content))}"
        case .image(let path, _, let alternative, let width):
            return graphic(.image(path: path), width: width) ?? LaTeXText.escaped(alternative)
        case .span(let classes, let content):
            return classes.contains("smallcaps") ? "\\textsc{\(inlines(content))}" : inlines(content)
        case .note(let note): return self.note(note)
        case .crossReference(let identifier, let content): return reference(identifier, content)
        case .citation(let citation): return self.citation(citation)
        case .rawHTML: return ""
        case .softBreak: return "\n"
        case .lineBreak: return "\\\\\n"
        case .reference, .expression: preconditionFailure("a resolved document holds no \(inline.kind)")
        }
    }

    // MARK: References

    /// "Figure 1" with LaTeX's own number in the place of ours.
    private mutating func reference(_ identifier: String, _ content: [Inline]) -> String {
        if let key = targets.works[identifier] { return "\\citenum{\(LaTeXText.label(key))}" }
        guard let target = targets[identifier] else { return inlines(content) }
        if let number = target.number, content.count == 1, case .text(let text)? = content.first?.kind {
            let shown = number + target.part
            for ending in ["", ")"] where text.hasSuffix(shown + ending) {
                let lead = text.dropLast(shown.count + ending.count)
                return
                    "\(LaTeXText.escaped(String(lead)))\\ref{\(LaTeXText.label(target.identifier))}\(target.part)\(ending)"
            }
        }
        return "\\hyperref[\(LaTeXText.label(target.identifier))]{\(inlines(content))}"
    }

    // MARK: Citations

    private mutating func citation(_ citation: Citation) -> String {
        let known = Set(targets.works.values)
        let keys = citation.items.map(\.key)
        guard keys.allSatisfy(known.contains) else { return inlines(citation.content) }
        func keyed(_ keys: [String]) -> String { keys.map(LaTeXText.label).joined(separator: ",") }
        let isPlain = citation.items.allSatisfy { $0.prefix.isEmpty && $0.suffix.isEmpty }
        if citation.isInText, citation.items.count == 1, let item = citation.items.first, item.prefix.isEmpty {
            let suffix = item.suffix.isEmpty ? "" : "[\(affix(item.suffix))]"
            return "\\citet\(suffix){\(keyed(keys))}"
        }
        if metadata.citationStyle != .authorYear {
            // Where a raised number would be misread, or words stand with it, the notebook's own wording is kept.
            if case .superscript? = citation.content.first?.kind { return "\\cite{\(keyed(keys))}" }
            return inlines(citation.content)
        }
        if isPlain, citation.items.allSatisfy({ !$0.suppressesAuthor }) { return "\\citep{\(keyed(keys))}" }
        let parts = citation.items.map { item -> String in
            let command = item.suppressesAuthor ? "citeyear" : "citealp"
            let lead = item.prefix.isEmpty ? "" : affix(item.prefix) + " "
            let tail = item.suffix.isEmpty ? "" : ", " + affix(item.suffix)
            return "\(lead)\\\(command){\(LaTeXText.label(item.key))}\(tail)"
        }
        return "(\(parts.joined(separator: "; ")))"
    }

    /// Words beside a citation, without the comma that LaTeX writes of itself.
    private mutating func affix(_ content: [Inline]) -> String {
        let text = inlines(content)
        return String(text.drop { $0 == "," || $0.isWhitespace })
    }

    mutating func references(_ list: ReferenceList) -> String {
        let widest = list.entries.count
        var text = "\\begin{thebibliography}{\(widest)}\n"
        for entry in list.entries {
            let label = "{\(inlines(entry.authors))}(\(LaTeXText.escaped(entry.year)))"
            text += "\\bibitem[\(label)]{\(LaTeXText.label(entry.key))} \(inlines(entry.content))\n"
        }
        return text + "\\end{thebibliography}\n"
    }

    // MARK: Footnotes

    private mutating func note(_ note: Note) -> String {
        guard let number = note.number else { return "" }
        // Classes count marks in tables by letters of their own; a raised number is the same everywhere.
        let mark = "\\textsuperscript{\(number)}"
        guard writtenNotes.insert(number).inserted else { return mark }
        if delaysNotes {
            delayedNotes.append(note)
            return mark
        }
        return "\\footnote[\(number)]{\(noteText(note))}"
    }

    private mutating func noteText(_ note: Note) -> String {
        var text = blocks(note.blocks)
        while text.last?.isWhitespace == true { text.removeLast() }
        return text
    }

    /// Writes what stands in a float or a table, and after it the texts of its footnotes.
    mutating func delayingNotes(_ body: (inout LaTeXWriter) -> String) -> String {
        guard !delaysNotes else { return body(&self) }
        delaysNotes = true
        var text = body(&self)
        delaysNotes = false
        let notes = delayedNotes
        delayedNotes = []
        for note in notes { text += "\\footnotetext[\(note.number ?? 0)]{\(noteText(note))}\n" }
        return text
    }
}
