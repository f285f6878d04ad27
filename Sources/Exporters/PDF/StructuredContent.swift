import Drawing

/// Gives everything that is drawn a place in the document's structure, or marks it as no part of it.
///
/// Cairo notes the place of content only for elements that hold no others. Text beside a link in a paragraph therefore
/// becomes an element of its own here, and what stands in no element becomes an artifact.
enum StructuredContent {
    static func prepared(_ items: [DisplayItem]) -> [DisplayItem] { prepared(items, isInElement: false) }

    private static func prepared(_ items: [DisplayItem], isInElement: Bool) -> [DisplayItem] {
        var result: [DisplayItem] = []
        var loose: [DisplayItem] = []
        func flush() {
            guard !loose.isEmpty else { return }
            let role: StructureTag.Role = isInElement && loose.contains(where: hasText) ? .span : .artifact
            result.append(.tagged(StructureTag(role), loose))
            loose = []
        }
        for item in items {
            switch item {
            case .destination: result.append(item)
            case _ where !hasElements(item): if hasInk(item) { loose.append(item) }
            case .group(let transform, let clip, let content):
                flush()
                result.append(.group(transform, clip: clip, prepared(content, isInElement: isInElement)))
            case .tagged(let tag, let content):
                flush()
                result.append(.tagged(tag, element(tag, content)))
            case .link(let target, let content):
                flush()
                result.append(.link(target, plain(content)))
            case .fill, .stroke, .glyphs, .image: loose.append(item)
            }
        }
        flush()
        return result
    }

    private static func element(_ tag: StructureTag, _ content: [DisplayItem]) -> [DisplayItem] {
        switch tag.role {
        // One thing with a description of its own.
        case .figure, .formula, .artifact, .span: return plain(content)
        default: return content.contains(where: hasElements) ? prepared(content, isInElement: true) : content
        }
    }

    /// The same drawing without elements and links.
    static func plain(_ items: [DisplayItem]) -> [DisplayItem] {
        items.flatMap { item -> [DisplayItem] in
            switch item {
            case .tagged(_, let content), .link(_, let content): plain(content)
            case .group(let transform, let clip, let content): [.group(transform, clip: clip, plain(content))]
            case .fill, .stroke, .glyphs, .image, .destination: [item]
            }
        }
    }

    private static func hasElements(_ item: DisplayItem) -> Bool {
        switch item {
        case .tagged, .link: true
        case .group(_, _, let content): content.contains(where: hasElements)
        case .fill, .stroke, .glyphs, .image, .destination: false
        }
    }

    private static func hasText(_ item: DisplayItem) -> Bool {
        switch item {
        case .glyphs: true
        case .group(_, _, let content), .tagged(_, let content), .link(_, let content): content.contains(where: hasText)
        case .fill, .stroke, .image, .destination: false
        }
    }

    private static func hasInk(_ item: DisplayItem) -> Bool {
        switch item {
        case .group(_, _, let content): content.contains { hasInk($0) }
        case .destination: false
        case .fill, .stroke, .glyphs, .image, .tagged, .link: true
        }
    }
}
