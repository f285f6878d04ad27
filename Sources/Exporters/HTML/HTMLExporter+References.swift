import Document

extension HTMLExporter {
    /// The list of references; each entry leads back to the places that cite it.
    func references(_ list: ReferenceList) -> String {
        let entries = list.entries.map { entry in
            let label = entry.label.map { "<span class=\"label\">\(escaped($0))</span>" } ?? ""
            return
                "<div class=\"entry\" id=\"\(escaped(entry.identifier))\" role=\"listitem\">\(label)<div>\(inlines(entry.content))\(backLinks(entry))</div></div>\n"
        }
        let kind = list.entries.contains { $0.label != nil } ? "references numbered" : "references"
        return "<div class=\"\(kind)\" role=\"list\">\n\(entries.joined())</div>\n"
    }

    private func backLinks(_ entry: ReferenceList.Entry) -> String {
        let links = entry.citations.enumerated().map { index, citation in
            let mark = entry.citations.count == 1 ? "↩" : "\(index + 1)"
            return
                "<a href=\"#\(escaped(citation))\" role=\"doc-backlink\" aria-label=\"Back to citation \(index + 1)\">\(mark)</a>"
        }
        guard !links.isEmpty else { return "" }
        let lead = links.count == 1 ? "" : "↩\u{202F}"
        return " <span class=\"back\">\(lead)\(links.joined(separator: " "))</span>"
    }

    func citation(_ citation: Citation) -> String {
        "<span class=\"citation\"\(identifier(citation.identifier))>\(inlines(citation.content))</span>"
    }
}
