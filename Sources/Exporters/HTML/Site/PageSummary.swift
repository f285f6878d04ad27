import Document

/// What the index says about a notebook: the first paragraph of its abstract, otherwise its first sentence.
struct PageSummary {
    let content: [Inline]

    init(_ document: ResolvedDocument) {
        if let abstract = Self.paragraph(document.metadata.abstract) {
            content = Self.plain(abstract)
        } else {
            content = FirstSentence(Self.plain(Self.paragraph(document.blocks) ?? [])).content
        }
    }

    private static func paragraph(_ blocks: [Block]) -> [Inline]? {
        for block in blocks { if case .paragraph(let content) = block.kind { return content } }
        return nil
    }

    /// Without links and without citations, whose numbers say nothing away from their list.
    private static func plain(_ inlines: [Inline]) -> [Inline] {
        inlines.filter { inline in
            if case .citation(let citation) = inline.kind { citation.isInText } else { true }
        }.withoutLinks
    }
}
