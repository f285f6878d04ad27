public import Diagnostics

/// Replaces links to other notebooks of a project, `[](other.md#fig-x)`, by links to where those notebooks are published.
///
/// Without a text of its own a link shows what it leads to, "Figure 2 (*Title*)"; `{number}` in its text is the number there.
public struct NotebookLinking {
    /// A notebook that links may lead to.
    public struct Notebook: Sendable {
        /// What a link without a text of its own shows.
        public var title: [Inline]
        /// Nil where the notebook failed: nothing is known of its numbers.
        public var document: ResolvedDocument?

        /// - Parameters: as the properties.
        public init(title: [Inline], document: ResolvedDocument?) {
            self.title = title
            self.document = document
        }
    }

    private let notebooks: [Notebook]
    private let find: (String) -> Int?
    private let names: [String]
    private let address: (Int, String?) -> String

    /// - Parameters:
    ///   - names: the notebooks' paths as links would name them, for hints.
    ///   - find: the notebook that a path leads to, from the linking notebook's folder.
    ///   - address: where a notebook is published, and an identifier in it.
    public init(
        _ notebooks: [Notebook], names: [String], find: @escaping (String) -> Int?,
        address: @escaping (Int, String?) -> String
    ) {
        self.notebooks = notebooks
        self.names = names
        self.find = find
        self.address = address
    }

    /// The document with its links to other notebooks in place.
    public func link(_ document: ResolvedDocument) -> (document: ResolvedDocument, diagnostics: [Diagnostic]) {
        var problems: [Diagnostic] = []
        let words = document.metadata.words
        func linked(_ inlines: [Inline]) -> [Inline] {
            inlines.mapped { inline in
                guard case .link(let written, let title, let content) = inline.kind, let path = Path(written) else {
                    return nil
                }
                let shown = linked(content)
                let (target, text) = self.target(
                    path, content: shown, words: words, span: inline.span, problems: &problems)
                guard let target else { return text }
                return [Inline(.link(address: target, title: title, text), span: inline.span)]
            }
        }
        let result = Self.mapping(document, linked)
        // Notes stand at their marks and in their list.
        var told: [Diagnostic] = []
        for problem in problems where !told.contains(problem) { told.append(problem) }
        return (result, told)
    }

    /// The document as it is without the project's other notebooks: links to them without a text of their own show the file's name.
    public static func namingNotebooks(in document: ResolvedDocument) -> ResolvedDocument {
        mapping(document) { inlines in
            inlines.mapped { inline in
                guard case .link(let written, _, let content) = inline.kind, content.isEmpty, let path = Path(written)
                else { return nil }
                let name = path.file.split(separator: "/").last?.dropLast(".md".count) ?? ""
                return [Inline(.emphasis([Inline(.text(String(name)), span: inline.span)]), span: inline.span)]
            }
        }
    }

    private static func mapping(_ document: ResolvedDocument, _ change: ([Inline]) -> [Inline]) -> ResolvedDocument {
        var result = document
        result.metadata.title = change(document.metadata.title)
        result.metadata.subtitle = change(document.metadata.subtitle)
        result.metadata.abstract = document.metadata.abstract.mappingInlines { change($0) }
        result.blocks = document.blocks.mappingInlines { change($0) }
        result.notes = document.notes.map { note in
            var note = note
            note.blocks = note.blocks.mappingInlines { change($0) }
            return note
        }
        return result
    }

    /// A link's address that names a Markdown file.
    private struct Path {
        var file: String
        var identifier: String?

        init?(_ address: String) {
            let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            file = Self.decoded(parts[0])
            identifier = parts.count > 1 && !parts[1].isEmpty ? Self.decoded(parts[1]) : nil
            guard file.hasSuffix(".md"), !file.contains(":"), !file.hasPrefix("/") else { return nil }
        }

        /// `%20` and the like as the letters that they stand for.
        private static func decoded(_ text: Substring) -> String {
            var bytes: [UInt8] = []
            var rest = Array(text.utf8)[...]
            while let byte = rest.popFirst() {
                if byte == UInt8(ascii: "%"), rest.count >= 2,
                    let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16)
                {
                    bytes.append(value)
                    rest = rest.dropFirst(2)
                } else {
                    bytes.append(byte)
                }
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// The address and the text of a link; no address where it leads nowhere.
    private func target(
        _ path: Path, content: [Inline], words: ReportWords, span: SourceSpan, problems: inout [Diagnostic]
    ) -> (address: String?, text: [Inline]) {
        func text(_ text: String) -> Inline { Inline(.text(text), span: span) }
        let known = content.isEmpty ? [text("??")] : content
        guard let index = find(path.file) else {
            problems.append(
                .error(
                    "unknown-notebook", "the project publishes no notebook '\(path.file)'", at: span,
                    hint: NearestName.of(path.file, among: names).map { "did you mean '\($0)'?" }
                        ?? "known are \(names.joined(separator: ", "))"))
            return (nil, known)
        }
        let notebook = notebooks[index]
        let title = [Inline(.emphasis(notebook.title), span: span)]
        guard let document = notebook.document else {
            problems.append(
                .warning(
                    "missing-notebook", "'\(path.file)' failed, so that nothing can lead there", at: span,
                    hint: "correct that notebook first"))
            return (nil, content.isEmpty ? title : known)
        }
        guard let identifier = path.identifier else {
            return (address(index, nil), content.isEmpty ? title : content)
        }
        guard let target = document.targets[identifier] else {
            problems.append(
                .error(
                    "unknown-reference", "nothing in '\(path.file)' has the label '\(identifier)'", at: span,
                    hint: NearestName.of(identifier, among: document.targets.keys.sorted()).map {
                        "did you mean '\(path.file)#\($0)'?"
                    }))
            return (nil, known)
        }
        let place = address(index, identifier)
        if !content.isEmpty { return (place, content.replacingNumber(target.number)) }
        var label: [Inline]
        if let kind = target.kind, let number = target.number {
            let shown = kind == .equation ? "(\(number))" : number
            label = [text("\(kind.names(words, isCapitalized: false).one)\u{A0}\(shown)")]
        } else {
            label = target.title
        }
        guard !label.isEmpty else { return (place, title) }
        return (place, label + [text(" (")] + title + [text(")")])
    }
}

extension [Inline] {
    /// The text with a number in place of `{number}`.
    fileprivate func replacingNumber(_ number: String?) -> [Inline] {
        guard let number else { return self }
        return mapped { inline in
            guard case .text(let text) = inline.kind, text.contains("{number}") else { return nil }
            return [Inline(.text(text.replacing("{number}", with: number)), span: inline.span)]
        }
    }
}
