extension DiagnosticCode {
    static let frontMatter: [DiagnosticCode] = [
        DiagnosticCode(
            "unknown-key",
            "Front matter, a format or an author has no key of this name. The hint names the nearest one; the manual lists all.",
            example: "---\ntitel: Hopping\n---\n"),
        DiagnosticCode(
            "wrong-type",
            "A value is not what its name asks for. The message says what was expected.",
            example: "---\nformat: {pdf: {columns: three}}\n---\n"),
        DiagnosticCode(
            "missing-name", "An author is written without a name. Add `name:`.",
            example: "---\nauthor: {orcid: 0000-0002-1825-0097}\n---\n"),
        DiagnosticCode(
            "invalid-yaml",
            "Front matter or the options of a block are not valid YAML. Often a text with a colon or a bracket wants quotation marks round it.",
            example: "---\ntitle: [a\n---\n"),
        DiagnosticCode(
            "duplicate-key", "A name is given twice, so that one of the values would be lost. Take one of them out.",
            example: "---\ntitle: a\ntitle: b\n---\n"),
        DiagnosticCode(
            "invalid-parameter",
            "A parameter's name must be one that Swift allows, and its value true or false, a number, text, or a list of one kind of these.",
            example: "---\nparams: {\"two words\": 1}\n---\n"),
    ]

    static let blocks: [DiagnosticCode] = [
        DiagnosticCode(
            "unknown-option",
            "A block has an option that does not exist. The hint names the nearest one; the manual lists all.",
            example: "```{swift}\n//| fig-captoin: A\n1\n```\n"),
        DiagnosticCode(
            "invalid-label", "A label consists of letters, digits, hyphens, underscores, colons and points.",
            example: "```{swift}\n//| label: \"two words\"\n1\n```\n"),
        DiagnosticCode(
            "malformed-attributes", "What stands in the braces after `swift` cannot be read as attributes.",
            example: "```{swift =}\n1\n```\n"),
        DiagnosticCode(
            "unknown-language",
            "Only blocks and expressions of Swift run. Without braces round the language's name the code is shown instead.",
            example: "```{python}\nprint(1)\n```\n"),
        DiagnosticCode(
            "empty-expression", "There is nothing to evaluate after `{swift}`.", example: "It is `{swift}` eV.\n"),
        DiagnosticCode(
            "invalid-format",
            "Behind an expression's semicolon stands no format of a number. A format has digits (`.3`, `.2f`, `.2e`, `.1%`), the sign `±`, and a unit; each may be missing.",
            example: "It is `{swift} energy; .3 mev`.\n"),
        DiagnosticCode(
            "escaped-expression",
            "An inline expression stands inside quoted YAML whose escape signs would change it. Put the text in single quotes or behind `|`.",
            example: "```{swift}\n//| fig-cap: \"`{swift} f(\\\"a\\\")`\"\n1\n```\n"),
        DiagnosticCode(
            "unclosed-code", "A block of code is not ended, so that all the rest of the file would be part of it.",
            example: "```{swift}\n1\n"),
        DiagnosticCode(
            "unclosed-division", "A division that begins with `:::` is not ended by a line of `:::`.",
            example: "::: {.callout-note}\ntext\n"),
        DiagnosticCode(
            "stray-division-end", "A line of `:::` ends a division, but none is open.", example: "text\n\n:::\n"),
        DiagnosticCode(
            "malformed-division", "A line that begins with `:::` is neither the start of a division nor its end.",
            example: "::: two words\n"),
        DiagnosticCode(
            "unknown-callout", "There are callouts of five kinds: note, tip, important, warning and caution.",
            example: "::: {.callout-hint}\ntext\n:::\n"),
        DiagnosticCode(
            "unknown-format", "A condition names a format that does not exist; there are pdf, svg and html.",
            example: "::: {.content-visible when-format=\"docx\"}\ntext\n:::\n"),
        DiagnosticCode(
            "unused-condition", "`when-format` decides something only with `.content-visible` or `.content-hidden`.",
            example: "::: {.note when-format=\"html\"}\ntext\n:::\n"),
        DiagnosticCode(
            "unknown-attribute", "A figure or a division has no attribute of this name.",
            example: "![A](a.png){widht=80%}\n"),
        DiagnosticCode(
            "extra-cells", "A row of a table has more cells than its head; the last ones are not shown.",
            example: "a | b\n--|--\n1 | 2 | 3\n"),
        DiagnosticCode(
            "unknown-shortcode", "There are two shortcodes: `{{< include part.md >}}` and `{{< pagebreak >}}`.",
            example: "{{< video a.mp4 >}}\n"),
        DiagnosticCode(
            "misplaced-shortcode", "A shortcode stands on a line of its own.", example: "text {{< pagebreak >}} text\n"),
        DiagnosticCode(
            "malformed-shortcode", "An include names one file.", example: "{{< include >}}\n"),
        DiagnosticCode(
            "missing-include", "A file that is to be included is not there or is not UTF-8 text.",
            example: "{{< include part.md >}}\n"),
        DiagnosticCode(
            "include-outside-project",
            "A file that is to be included lies outside the project: the folder of `ionweave.yml`, or the notebook's own.",
            example: "{{< include ../../secret.md >}}\n"),
        DiagnosticCode(
            "include-cycle", "A file includes itself, perhaps through others.", example: "{{< include a.md >}}\n",
            files: ["a.md": "{{< include b.md >}}\n", "b.md": "{{< include a.md >}}\n"]),
        DiagnosticCode(
            "include-too-deep", "Files include each other more than 20 deep.", example: "{{< include 1.md >}}\n",
            files: Dictionary(
                uniqueKeysWithValues: (1...25).map { ("\($0).md", "{{< include \($0 + 1).md >}}\n") })),
    ]

    static let text: [DiagnosticCode] = [
        DiagnosticCode(
            "raw-html",
            "Raw HTML is left out of reports. `format: {html: {raw-html: true}}` lets HTML reports show it.",
            example: "a <b>c</b>\n"),
        DiagnosticCode(
            "unclosed-math", "A displayed equation begins with `$$` but is not ended before the next blank line.",
            example: "$$ a\n\nb\n"),
        DiagnosticCode(
            "invalid-formula", "A formula holds a command that is not known, or its braces do not match.",
            example: "The energy $\\fooo{a}$.\n"),
        DiagnosticCode(
            "too-deeply-nested",
            "Quotes, lists, divisions or emphasis nest more than 200 deep; what is deeper loses its markup.",
            example: String(repeating: "> ", count: 300) + "a\n"),
        DiagnosticCode(
            "unknown-footnote", "A footnote's mark has no text. Write it in a paragraph of its own: `[^name]: text`.",
            example: "A fact[^one].\n"),
        DiagnosticCode(
            "unused-footnote", "The text of a footnote has no mark, so that it is not shown.", example: "[^one]: text\n"
        ),
        DiagnosticCode(
            "duplicate-footnote", "Two footnotes have one name.", example: "A[^one].\n\n[^one]: text\n[^one]: text\n"),
        DiagnosticCode(
            "misplaced-footnote", "A footnote cannot stand in the title, in the abstract or in another footnote.",
            example: "A^[b^[c]].\n"),
    ]

    static let references: [DiagnosticCode] = [
        DiagnosticCode(
            "unknown-reference",
            "A reference or a link names a label that nothing has. The hint names the nearest one.",
            example: "See @fig-arrhenius.\n"),
        DiagnosticCode(
            "unnumbered-reference", "A reference names something that has no number. Write `[text](#name)` for a link.",
            example: "::: {#sec-a .x}\ntext\n:::\n\nSee @sec-a.\n"),
        DiagnosticCode(
            "duplicate-label", "Two things have one label, so that references to it could mean either.",
            example: "# A {#sec-a}\n\n# B {#sec-a}\n"),
        DiagnosticCode(
            "wrong-label-kind",
            "A label's prefix says another kind than what it stands at: `fig-` for figures, `tbl-`, `eq-`, `sec-`, `lst-`.",
            example: "# A {#fig-a}\n"),
    ]
}
