import CCmark

/// Parses CommonMark with libcmark; the only place that calls it.
struct MarkdownTree {
    /// Levels of nesting that are kept; deeper ones are left out and reported.
    static let deepest = 200

    let root: MarkdownNode
    /// Line of the first block that was nested too deeply.
    let tooDeepLine: Int?

    init(parsing bytes: [UInt8]) {
        let document = bytes.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { cmark_parse_document($0.baseAddress, $0.count, Int32(CMARK_OPT_DEFAULT)) }
        }
        defer { cmark_node_free(document) }
        cmark_consolidate_text_nodes(document)
        let root = MarkdownNode(kind: .document, literal: "", firstLine: 1, lastLine: 1, column: 1)
        var tooDeepLine: Int?
        var open = [root]
        // Levels below the deepest that is kept.
        var skipped = 0
        let iterator = cmark_iter_new(document)
        defer { cmark_iter_free(iterator) }
        while true {
            let event = cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { break }
            guard let node = cmark_iter_get_node(iterator), cmark_node_get_type(node) != CMARK_NODE_DOCUMENT else { continue }
            let isContainer = !Self.isLeaf(node)
            if event == CMARK_EVENT_EXIT {
                if skipped > 0 { skipped -= 1 } else { open.removeLast() }
            } else if skipped > 0 || open.count >= Self.deepest {
                if tooDeepLine == nil { tooDeepLine = max(1, Int(cmark_node_get_start_line(node))) }
                if isContainer { skipped += 1 }
            } else {
                let copy = Self.copy(node)
                open[open.count - 1].append(copy)
                if isContainer { open.append(copy) }
            }
        }
        self.root = root
        self.tooDeepLine = tooDeepLine
    }

    private static func isLeaf(_ node: OpaquePointer) -> Bool {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_CODE_BLOCK, CMARK_NODE_TEXT,
            CMARK_NODE_SOFTBREAK, CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
            true
        default: false
        }
    }

    private static func copy(_ node: OpaquePointer) -> MarkdownNode {
        MarkdownNode(
            kind: kind(node), literal: string(cmark_node_get_literal(node)), firstLine: Int(cmark_node_get_start_line(node)),
            lastLine: Int(cmark_node_get_end_line(node)), column: Int(cmark_node_get_start_column(node)))
    }

    private static func string(_ text: UnsafePointer<CChar>?) -> String { text.map { String(cString: $0) } ?? "" }

    private static func kind(_ node: OpaquePointer) -> MarkdownNode.Kind {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_LIST:
            .list(
                start: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? Int(cmark_node_get_list_start(node)) : nil,
                isTight: cmark_node_get_list_tight(node) != 0)
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_CODE_BLOCK: .code(info: string(cmark_node_get_fence_info(node)))
        case CMARK_NODE_HTML_BLOCK: .html
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING: .heading(level: Int(cmark_node_get_heading_level(node)))
        case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
        case CMARK_NODE_TEXT: .text
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .inlineCode
        case CMARK_NODE_HTML_INLINE: .inlineHTML
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK: .link(address: string(cmark_node_get_url(node)))
        case CMARK_NODE_IMAGE: .image(path: string(cmark_node_get_url(node)))
        default: .other
        }
    }
}
