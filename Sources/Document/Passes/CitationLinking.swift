import Diagnostics

/// Replaces citations by what a style prints, with links to the list of references, and makes the list.
struct CitationLinking {
    private let bibliography: Bibliography
    private let style: CitationStyle
    private let words: ReportWords
    /// Cited works in the order of their first citation.
    private var cited: [BibliographyEntry] = []
    private var numbers: [String: Int] = [:]
    private var labels = CitationLabels([], style: .acs)
    private var citations: [String: [String]] = [:]
    private var count = 0
    private(set) var diagnostics: [Diagnostic] = []

    init(bibliography: Bibliography, style: CitationStyle, words: ReportWords) {
        self.bibliography = bibliography
        self.style = style
        self.words = words
    }

    // MARK: Collecting

    mutating func collect(_ blocks: [Block]) { _ = blocks.mappingInlines { collected($0) } }

    mutating func collect(_ inlines: [Inline]) { _ = collected(inlines) }

    private mutating func collected(_ inlines: [Inline]) -> [Inline] {
        for inline in inlines {
            if case .citation(let citation) = inline.kind { for item in citation.items { cite(item) } }
            _ = inline.mappingContent { collected($0) }
        }
        return inlines
    }

    private mutating func cite(_ item: Citation.Item) {
        guard let entry = bibliography[item.key] else {
            diagnostics.append(Self.unknown(item, in: bibliography))
            return
        }
        guard numbers[item.key] == nil else { return }
        cited.append(entry)
        numbers[item.key] = cited.count
    }

    static func unknown(_ item: Citation.Item, in bibliography: Bibliography) -> Diagnostic {
        guard bibliography.isNamed else {
            return .error(
                "unknown-citation", "'\(item.key)' is cited, but the front matter names no bibliography", at: item.span,
                hint: "write 'bibliography: references.bib' there, or \\@ for the sign itself")
        }
        return .error(
            "unknown-citation", "the bibliography has no '\(item.key)'", at: item.span,
            hint: NearestName.of(item.key, among: bibliography.entries.keys).map { "did you mean '@\($0)'?" })
    }

    /// To be called when all is collected and before the first link.
    mutating func prepare() {
        labels = CitationLabels(cited, style: style)
        diagnostics += CitedEntryCheck(entries: cited, duplicates: bibliography.duplicates).diagnostics
    }

    // MARK: Linking

    mutating func link(_ blocks: [Block]) -> [Block] { blocks.mappingInlines { linked($0) } }

    mutating func link(_ inlines: [Inline]) -> [Inline] { linked(inlines) }

    private mutating func linked(_ inlines: [Inline]) -> [Inline] {
        var rest = Self.joined(inlines)[...]
        var result: [Inline] = []
        while let inline = rest.popFirst() {
            guard case .citation(var citation) = inline.kind else {
                result.append(inline.mappingContent { linked($0) })
                continue
            }
            for index in citation.items.indices {
                citation.items[index].prefix = linked(citation.items[index].prefix)
                citation.items[index].suffix = linked(citation.items[index].suffix)
            }
            register(&citation)
            let text = CitationText(
                citation: citation, span: inline.span, style: style, numbers: numbers, labels: labels.labels)
            if let raised = text.raised(after: result) {
                // A raised number stands close to its word and after the comma or stop.
                CitationPlace.removeSpace(&result)
                if let mark = CitationPlace.takePunctuation(&rest) {
                    result.append(Inline(.text(mark), span: inline.span))
                }
                citation.content = raised
            } else {
                citation.content = text.written
                if !citation.isInText, CitationPlace.needsSpace(after: result) {
                    result.append(Inline(.text(" "), span: inline.span))
                }
            }
            result.append(Inline(.citation(citation), span: inline.span))
        }
        return result
    }

    private mutating func register(_ citation: inout Citation) {
        let known = citation.items.filter { numbers[$0.key] != nil }
        guard !known.isEmpty else { return }
        count += 1
        let identifier = "citation-\(count)"
        citation.identifier = identifier
        for item in known where citations[item.key]?.last != identifier {
            citations[item.key, default: []].append(identifier)
        }
    }

    /// Citations in brackets that follow each other are one: their numbers would run together.
    private static func joined(_ inlines: [Inline]) -> [Inline] {
        var result: [Inline] = []
        /// Where the citation stands that nothing but blanks follows.
        var open: Int?
        for inline in inlines {
            if case .citation(let next) = inline.kind, !next.isInText {
                if let index = open, case .citation(var citation) = result[index].kind {
                    citation.items += next.items
                    result[index].kind = .citation(citation)
                    result.removeSubrange((index + 1)...)
                } else {
                    open = result.count
                    result.append(inline)
                }
            } else {
                if open != nil, !CitationPlace.isBlank(inline) { open = nil }
                result.append(inline)
            }
        }
        return result
    }

    /// The notes with the texts that their marks have in the linked blocks.
    func notes(_ notes: [Note], in blocks: [Block]) -> [Note] {
        var linked: [Int: Note] = [:]
        _ = blocks.mappingInlines { inlines in
            inlines.mapped { inline in
                if case .note(let note) = inline.kind, let number = note.number, linked[number] == nil {
                    linked[number] = note
                }
                return nil
            }
        }
        return notes.map { note in note.number.flatMap { linked[$0] } ?? note }
    }

    // MARK: The list

    /// Puts the list into the division `refs`, under a heading of its own at the end, or after such a heading at the end.
    mutating func addingList(to blocks: [Block], span: SourceSpan) -> [Block] {
        guard !cited.isEmpty else { return blocks }
        let list = Block(.references(ReferenceList(entries: entries)), span: span)
        var blocks = blocks
        if Self.place(list, in: &blocks) { return blocks }
        let headings = blocks.compactMap { block -> Heading? in
            if case .heading(let heading) = block.kind { heading } else { nil }
        }
        if case .heading(let last)? = blocks.last?.kind,
            ["references", "bibliography", "literature", words.references.lowercased()].contains(
                last.content.plainText.lowercased())
        {
            return blocks + [list]
        }
        var identifier = "references"
        while headings.contains(where: { $0.identifier == identifier }) { identifier += "-1" }
        let heading = Heading(
            level: headings.map(\.level).min() ?? 1, content: [Inline(.text(words.references), span: span)],
            identifier: identifier,
            isNumbered: false)
        return blocks + [Block(.heading(heading), span: span), list]
    }

    private static func place(_ list: Block, in blocks: inout [Block]) -> Bool {
        for index in blocks.indices {
            guard case .division(var division) = blocks[index].kind else { continue }
            if division.identifier == "refs" {
                division.blocks.append(list)
            } else if !place(list, in: &division.blocks) {
                continue
            }
            blocks[index].kind = .division(division)
            return true
        }
        return false
    }

    private var entries: [ReferenceList.Entry] {
        let sorted = style.isNumeric ? cited : labels.sortedKeys.compactMap { bibliography[$0] }
        return sorted.map { entry in
            ReferenceList.Entry(
                identifier: CitationText.identifier(entry.key), label: style.label(numbers[entry.key] ?? 0),
                content: style.entry(entry, yearSuffix: labels.labels[entry.key]?.yearSuffix ?? ""),
                citations: citations[entry.key] ?? [], key: entry.key, authors: labels.labels[entry.key]?.authors ?? [],
                year: labels.labels[entry.key]?.year ?? "")
        }
    }
}
