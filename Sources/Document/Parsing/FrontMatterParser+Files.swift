import Yams

/// The files that front matter names.
extension FrontMatterParser {
    func bibliography(_ value: Node, _ yaml: YAMLText) -> [Metadata.BibliographyFile] {
        let nodes: [Node] = if case .sequence(let sequence) = value { Array(sequence) } else { [value] }
        return nodes.compactMap { node in
            guard let path = node.scalar?.string.trimmingWhitespace, !path.isEmpty else {
                wrongType("bibliography", "a file or a list of files", node, yaml)
                return nil
            }
            return Metadata.BibliographyFile(path: path, span: yaml.span(node))
        }
    }

    func pinnedData(_ value: Node, _ yaml: YAMLText) -> [Metadata.PinnedFile] {
        let nodes: [Node] = if case .sequence(let sequence) = value { Array(sequence) } else { [value] }
        return nodes.compactMap { node in
            if let path = node.scalar?.string, !path.isEmpty {
                return Metadata.PinnedFile(path: path, span: yaml.span(node))
            }
            guard case .mapping(let mapping) = node else {
                wrongType("data", "a list of {path, sha256}", node, yaml)
                return nil
            }
            var file = Metadata.PinnedFile(path: "", span: yaml.span(node))
            for (key, value) in mapping {
                guard let name = key.scalar?.string, Schema.pinnedFile[name] != nil else {
                    unknown(key, in: .pinnedFile, yaml)
                    continue
                }
                let text = value.scalar?.string.trimmingWhitespace ?? ""
                if name == "path" {
                    file.path = text
                    file.span = yaml.span(value)
                } else if let hash = Self.hash(text) {
                    file.hash = hash
                } else {
                    wrongType(name, "the first eight or more of a SHA-256's hexadecimal digits", value, yaml)
                    return nil
                }
            }
            guard !file.path.isEmpty else {
                wrongType("data", "a list of {path, sha256}", node, yaml)
                return nil
            }
            return file
        }
    }

    /// The digits of a hash, which may be cut off with an ellipsis.
    private static func hash(_ text: String) -> String? {
        var digits = text.lowercased()[...]
        while let last = digits.last, last == "…" || last == "." { digits.removeLast() }
        let isHash = (8...64).contains(digits.utf8.count) && digits.allSatisfy { $0.isHexDigit && $0.isASCII }
        return isHash ? String(digits) : nil
    }
}
