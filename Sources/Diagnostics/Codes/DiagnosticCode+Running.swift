extension DiagnosticCode {
    private static func block(_ code: String) -> String { "```{swift}\n\(code)\n```\n" }

    static let running: [DiagnosticCode] = [
        DiagnosticCode(
            "unknown-notebook", .run,
            "A link names a notebook that the project does not publish. The hint names the nearest one.",
            example: "See [](other.md#fig-arrhenius).\n"),
        DiagnosticCode(
            "missing-notebook", .run,
            "A link leads to a notebook that failed, so that it has no page and its numbers are not known.",
            example: "See [](other.md#fig-arrhenius).\n"),
        DiagnosticCode(
            "misplaced-include", .run, "Text that a block gave cannot include files.",
            example: block("//| output: asis\nprint(\"{{< include a.md >}}\")")),
        DiagnosticCode(
            "swift-error", .run, "The compiler does not accept a block; the message is its own.",
            example: block("let x: Int = \"a\"")),
        DiagnosticCode(
            "compiler-failed", .run,
            "The compiler ended without a result. Try again; if it stays, make the block smaller.",
            example: block("1")),
        DiagnosticCode(
            "load-failed", .run, "A compiled block could not be loaded, mostly because a name is defined nowhere.",
            example: block("@_silgen_name(\"nowhere\") func nowhere()\nnowhere()")),
        DiagnosticCode(
            "thrown-error", .run, "A block threw an error that it did not catch.",
            example: block("struct Failed: Error {}\nthrow Failed()")),
        DiagnosticCode(
            "trap", .run, "A block was stopped by Swift: an index past the end, an overflow, a nil that was unwrapped.",
            example: block("let a = [1]\na[2]")),
        DiagnosticCode(
            "timeout", .run, "A block ran longer than it may; `timeout` sets how long that is.",
            example: block("//| timeout: 1\nwhile true {}")),
        DiagnosticCode(
            "memory-limit", .run, "A block used more memory than it may; `memory` sets how much that is.",
            example: block("//| memory: 200MB\n[Double](repeating: 1, count: 100_000_000)")),
        DiagnosticCode(
            "kernel-exit", .run, "A block ended the program that runs it.", example: block("import Glibc\nexit(0)")),
        DiagnosticCode(
            "kernel-killed", .run,
            "The program that runs the blocks was killed from outside, perhaps for want of memory.",
            example: block("import Glibc\nkill(getpid(), SIGKILL)")),
        DiagnosticCode(
            "top-level-await", .run, "A block cannot wait at its top level.", example: block("await f()")),
        DiagnosticCode(
            "duplicate-definition", .run, "Two blocks define the same function.",
            example: block("func f() {}") + "\n" + block("func f() {}")),
        DiagnosticCode(
            "use-before-definition", .run, "A block uses what only a later block defines.",
            example: block("x") + "\n" + block("let x = 1")),
        DiagnosticCode(
            "volatile-block", .run,
            "A block asks for the clock, for unseeded random numbers, the environment or the network, so that it runs every time.",
            example: block("Int.random(in: 0..<10)")),
        DiagnosticCode(
            "changed-input", .run, "A file changed while a block read it, so that the block runs again next time.",
            example: block("try DataTable(contentsOf: \"growing.csv\")")),
        DiagnosticCode(
            "duplicate-memo", .run, "Two memos have one name.", example: block("memo(\"a\") { 1 }\nmemo(\"a\") { 2 }")),
        DiagnosticCode(
            "memo-name", .run, "The name of a memo must be written as plain text.",
            example: block("let name = \"a\"\nmemo(name) { 1 }")),
        DiagnosticCode(
            "memo-input", .run, "A memo uses a value that is not among its inputs, so that it could be stale.",
            example: block("let x = 1\nmemo(\"a\") { x }")),
        DiagnosticCode(
            "unused-label", .run, "A block's label says a kind that the block does not show.",
            example: block("//| label: fig-a\n1")),
        DiagnosticCode(
            "missing-input", .run, "A file that a block names under `inputs` is not there.",
            example: block("//| inputs: [nowhere.csv]\n1")),
        DiagnosticCode(
            "wrong-column-count", .run, "`tbl-colwidths` must give one width for each column of the block's table.",
            example: block("//| tbl-colwidths: [1]\nTable { Column(\"a\", [1]); Column(\"b\", [2]) }")),
        DiagnosticCode(
            "unknown-template", .run, "There is no folder of this name in `templates/`.",
            example: "---\ntemplate: nowhere\n---\n"),
        DiagnosticCode(
            "wrong-page", .run, "A setting of the page leaves no room for its text.",
            example: "---\nformat: {pdf: {columns: 2}}\n---\n"),
        DiagnosticCode(
            "changed-data", .run, "A file under `data` in the front matter is not the one that its hash tells of.",
            example: "---\ndata: [{path: a.csv, sha256: 9c1f04e2}]\n---\n", files: ["a.csv": "1,2\n"]),
        DiagnosticCode(
            "missing-data", .run, "A file under `data` in the front matter is not there.",
            example: "---\ndata: [{path: nowhere.csv, sha256: 9c1f04e2}]\n---\n"),
        DiagnosticCode(
            "unpinned-data", .run, "A file under `data` in the front matter has no hash that it could be told by.",
            example: "---\ndata: [a.csv]\n---\n", files: ["a.csv": "1,2\n"]),
        DiagnosticCode("missing-image", .run, "An image file cannot be read.", example: "![A](nowhere.png)\n"),
        DiagnosticCode(
            "unsupported-image", .run, "An image is of a kind that cannot be shown; PNG can.", example: "![A](a.gif)\n"),
        DiagnosticCode(
            "unsettled-contents", .run,
            "The pages of the contents still move after several layouts, so that some page number may be wrong by one. Start the first section on a new page.",
            example: "---\nformat: {pdf: {toc: true}}\n---\n\n# One\n\nText.\n"),
        DiagnosticCode(
            "long-letter", .run,
            "A letter to the group is one page. Up to an eighth of its size it is made smaller to fit; this one is longer.",
            example: "---\ntemplate: letter-to-the-group\n---\n\n"
                + String(repeating: "A paragraph of a letter.\n\n", count: 80)),
        DiagnosticCode(
            "overfull-line", .run, "A line is wider than its column. Let a long formula stand on a line of its own.",
            example: "`" + String(repeating: "x", count: 200) + "`\n"),
    ]
}
