/// The options of a block: their names and what each accepts.
enum CellOptionSchema {
    enum Kind {
        case boolean
        case output
        case label
        case inlines
        case text
        case length
        case seconds
        case bytes
        /// Known by name, of any type, without effect on the page yet.
        case accepted
    }

    static let kinds: [String: Kind] = [
        "label": .label, "echo": .boolean, "output": .output, "warning": .boolean, "error": .boolean,
        "include": .boolean, "eval": .boolean, "cache": .boolean, "fig-cap": .inlines, "fig-subcap": .accepted,
        "fig-alt": .text, "fig-width": .length, "fig-height": .length, "fig-asp": .accepted, "tbl-cap": .inlines,
        "tbl-colwidths": .accepted, "lst-cap": .accepted, "layout-ncol": .accepted, "column": .accepted,
        "code-fold": .accepted, "code-line-numbers": .accepted, "classes": .accepted, "tags": .accepted,
        "inputs": .accepted, "volatile": .boolean, "check": .accepted, "data": .boolean, "timeout": .seconds,
        "memory": .bytes,
    ]

    /// Those that the front matter may set for all blocks under `execute`.
    static let defaults: Set<String> = [
        "echo", "output", "warning", "error", "include", "eval", "cache", "timeout", "memory", "volatile",
    ]
}
