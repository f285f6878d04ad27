internal import CCmark
import Glibc

/// The tree that libcmark makes of a text, as a flat list of visits: however deep the text nests, nothing recurses.
///
/// A visit holds no text of its own, only ranges of the tree's: there are many, and copying and freeing their strings took
/// longer than making the tree.
struct CommonMarkTree {
    enum Kind: Sendable {
        case document, quote, list, item, code, html, paragraph, heading, thematicBreak
        case text, softBreak, lineBreak, inlineCode, inlineHTML, emphasis, strong, link, image
    }

    /// Entering or leaving a node; a leaf is only entered.
    struct Visit {
        var kind: Kind
        var isEntering: Bool
        /// Lines from 1; those of inlines are not set.
        var startLine = 0
        var endLine = 0
        /// Bytes from the line's start, from 1.
        var startColumn = 0
        /// The text of a leaf, or a link's or image's address.
        var literal = 0..<0
        /// A link's or image's title, or the info string of fenced code.
        var detail = 0..<0
        var level = 0
        /// A list's first number; nil for bullets.
        var start: Int?
        var isTight = false
    }

    private(set) var visits: [Visit] = []
    /// The texts that the visits point to, one behind the other, in UTF-8.
    private(set) var text: [UInt8] = []

    init(_ bytes: [UInt8]) {
        text.reserveCapacity(bytes.count)
        visits.reserveCapacity(bytes.count / 16)
        Self.walk(bytes) { node, isEntering in
            if let visit = visit(node, isEntering: isEntering) { visits.append(visit) }
        }
    }

    /// Takes bytes off the start of a text.
    mutating func dropStart(ofTextAt index: Int, _ count: Int) {
        guard visits[index].kind == .text, visits[index].literal.count >= count else { return }
        visits[index].literal = (visits[index].literal.lowerBound + count)..<visits[index].literal.upperBound
    }

    /// What a visit points to.
    func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }

    /// The lines (from 1) of the blocks of code and of HTML.
    static func linesOfVerbatimBlocks(_ bytes: [UInt8]) -> [ClosedRange<Int>] {
        var ranges: [ClosedRange<Int>] = []
        walk(bytes, entersText: false) { node, isEntering in
            guard isEntering else { return }
            let type = cmark_node_get_type(node)
            guard type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK else { return }
            let first = Int(cmark_node_get_start_line(node))
            if first >= 1 { ranges.append(first...max(first, Int(cmark_node_get_end_line(node)))) }
        }
        return ranges
    }

    /// - Parameter entersText: Whether the inlines of paragraphs and headings are met too.
    private static func walk(
        _ bytes: [UInt8], entersText: Bool = true, _ meet: (_ node: OpaquePointer, _ isEntering: Bool) -> Void
    ) {
        let root = bytes.withUnsafeBytes { buffer in
            cmark_parse_document(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), buffer.count, CMARK_OPT_DEFAULT)
        }
        defer { cmark_node_free(root) }
        let iterator = cmark_iter_new(root)
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            guard event == CMARK_EVENT_ENTER || event == CMARK_EVENT_EXIT, let node = cmark_iter_get_node(iterator)
            else { break }
            meet(node, event == CMARK_EVENT_ENTER)
            if !entersText, event == CMARK_EVENT_ENTER, holdsText(node) {
                cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT)
            }
        }
    }

    private static func holdsText(_ node: OpaquePointer) -> Bool {
        let type = cmark_node_get_type(node)
        return type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING
    }

    /// What a character reference such as `&alpha;` or `&#945;` stands for; nil when it is none.
    static func character(ofReference reference: String) -> String? {
        let tree = CommonMarkTree(Array(reference.utf8))
        let text = tree.visits.filter { $0.kind == .text && $0.isEntering }.map { tree.string($0.literal) }.joined()
        return text.isEmpty || text == reference ? nil : text
    }

    private mutating func visit(_ node: OpaquePointer, isEntering: Bool) -> Visit? {
        guard let kind = Self.kind(of: node) else { return nil }
        var visit = Visit(kind: kind, isEntering: isEntering)
        visit.startLine = Int(cmark_node_get_start_line(node))
        visit.endLine = Int(cmark_node_get_end_line(node))
        visit.startColumn = Int(cmark_node_get_start_column(node))
        guard isEntering else { return visit }
        switch kind {
        case .text, .inlineCode, .inlineHTML, .html: visit.literal = keep(cmark_node_get_literal(node))
        case .code:
            visit.literal = keep(cmark_node_get_literal(node))
            visit.detail = keep(cmark_node_get_fence_info(node))
        case .link, .image:
            visit.literal = keep(cmark_node_get_url(node))
            visit.detail = keep(cmark_node_get_title(node))
        case .heading: visit.level = Int(cmark_node_get_heading_level(node))
        case .list:
            if cmark_node_get_list_type(node) == CMARK_ORDERED_LIST {
                visit.start = Int(cmark_node_get_list_start(node))
            }
            visit.isTight = cmark_node_get_list_tight(node) != 0
        case .document, .quote, .item, .paragraph, .thematicBreak, .softBreak, .lineBreak, .emphasis, .strong: break
        }
        return visit
    }

    private mutating func keep(_ pointer: UnsafePointer<CChar>?) -> Range<Int> {
        let start = text.count
        if let pointer {
            text.append(contentsOf: UnsafeRawBufferPointer(start: pointer, count: strlen(pointer)))
        }
        return start..<text.count
    }

    private static func kind(of node: OpaquePointer) -> Kind? {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_LIST: .list
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .code
        case CMARK_NODE_HTML_BLOCK: .html
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .inlineCode
        case CMARK_NODE_HTML_INLINE: .inlineHTML
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link
        case CMARK_NODE_IMAGE: .image
        default: nil
        }
    }
}
