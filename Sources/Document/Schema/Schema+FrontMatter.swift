extension Schema {
    /// The keys of front matter.
    public static let frontMatter = Schema(
        place: "front matter has",
        [
            SchemaEntry("title", .inlines, "The report's title.", example: "title: \"Hopping in Li~3~YCl~6~\""),
            SchemaEntry(
                "subtitle", .inlines, "A second line below the title.", example: "subtitle: Draft for the group"),
            SchemaEntry(
                "author", .any, "One author or a list of them, each a name or a mapping.",
                example: "author: [{name: A. Author, affiliation: Group X}]"),
            SchemaEntry("date", .text, "The date, best as year-month-day.", example: "date: 2026-11-20"),
            SchemaEntry("abstract", .blocks, "A summary below the title.", example: "abstract: We measure …"),
            SchemaEntry(
                "keywords", .list(.text), "Words that the report is found by.", example: "keywords: [impedance, LLZO]"),
            SchemaEntry(
                "bibliography", .list(.text), "BibTeX or CSL-JSON files with the works that are cited.",
                example: "bibliography: refs.bib"),
            SchemaEntry(
                "citation-style", .choice(["acs", "rsc", "nature", "author-year"]), standard: "acs",
                "How works are cited and listed.", example: "citation-style: nature"),
            SchemaEntry(
                "lang", .text, standard: "en-GB", "Language of the text, for hyphenation and readers' software.",
                example: "lang: en-GB"),
            SchemaEntry(
                "params", .mapping, "Parameters that blocks read and the command line may set.",
                example: "params: {sample: LYC-3}"),
            SchemaEntry(
                "execute", .mapping, "Options for all blocks that do not say otherwise.",
                example: "execute: {echo: true}"),
            SchemaEntry(
                "template", .text, standard: "report", "The folder of `templates/` that the pages follow.",
                example: "template: report"),
            SchemaEntry(
                "format", .any, "The formats of the report and their settings.",
                example: "format: {pdf: {columns: 2}}"),
            SchemaEntry(
                "data", .any, "Data files that must be the ones whose hashes are written here.",
                example: "data: [{path: data/lyc.csv, sha256: 9c1f04e2}]"),
        ] + outline + [
            SchemaEntry(
                "supplement", .boolean, standard: "false",
                "Whether this is supplementary information, numbered Figure S1, Table S1.", example: "supplement: true")
        ])

    /// The keys of an author.
    public static let author = Schema(
        place: "an author has",
        [
            SchemaEntry("name", .text, "The name as it is printed.", example: "name: A. Author"),
            SchemaEntry("affiliation", .text, "Where the author works.", example: "affiliation: Group X"),
            SchemaEntry("orcid", .text, "The author's ORCID.", example: "orcid: 0000-0002-1825-0097"),
        ])

    /// The keys of a data file that is pinned.
    public static let pinnedFile = Schema(
        place: "a data file has",
        [
            SchemaEntry("path", .text, "The file, from the notebook's folder.", example: "path: data/lyc.csv"),
            SchemaEntry(
                "sha256", .text, "The first eight or more digits of its SHA-256; `check` tells them.",
                example: "sha256: 9c1f04e2"),
        ])

    /// The formats that front matter may name.
    public static let formats = Schema(
        place: "'format' has",
        [
            SchemaEntry("pdf", .mapping, "Pages as one PDF file.", example: "pdf: {columns: 2}"),
            SchemaEntry("svg", .mapping, "Pages as SVG files.", example: "svg: default"),
            SchemaEntry("png", .mapping, "Pages as PNG files.", example: "png: default"),
            SchemaEntry("html", .mapping, "One HTML file.", example: "html: {toc: true}"),
            SchemaEntry(
                "latex", .mapping, "A LaTeX document with its figures beside it.",
                example: "latex: {documentclass: achemso}"),
            SchemaEntry("docx", .mapping, "One Word file.", example: "docx: default"),
        ])

    /// The settings of a format; empty for those that have none.
    public static func settings(ofFormat name: String) -> Schema {
        switch name {
        case "pdf": pdf
        case "html": html
        case "latex": latex
        default: Schema(place: "'\(name)' has", [])
        }
    }

    /// Settings under `format: pdf:`.
    public static let pdf = Schema(
        place: "'pdf' has",
        [
            SchemaEntry(
                "papersize", .choice(["a4", "letter"]), standard: "a4", "Size of the paper.",
                example: "papersize: letter"),
            SchemaEntry("columns", .integer(1...2), standard: "1", "Columns of a page.", example: "columns: 2"),
            SchemaEntry(
                "fontsize", .text, "Size of the running text, from 6 to 24 pt; all others follow it.",
                example: "fontsize: 9.5pt"),
        ] + outline)

    /// What a whole document and its pages alone may be given.
    private static let outline: [SchemaEntry] = [
        SchemaEntry(
            "number-sections", .boolean, standard: "true", "Whether sections are numbered.",
            example: "number-sections: false"),
        SchemaEntry(
            "toc", .boolean, standard: "false", "Whether the report starts with its contents.", example: "toc: true"
        ),
        SchemaEntry(
            "lof", .boolean, standard: "false", "Whether a list of figures follows the contents.",
            example: "lof: true"),
        SchemaEntry(
            "lot", .boolean, standard: "false", "Whether a list of tables follows the contents.",
            example: "lot: true"),
    ]

    /// Settings under `format: html:`.
    public static let html = Schema(
        place: "'html' has",
        [
            SchemaEntry(
                "toc", .boolean, standard: "false", "Whether contents stand above the text on narrow screens too.",
                example: "toc: true"),
            SchemaEntry(
                "code-fold", .boolean, standard: "false", "Whether listings are folded.", example: "code-fold: true"),
            SchemaEntry(
                "number-sections", .boolean, standard: "true", "Whether sections are numbered in HTML.",
                example: "number-sections: false"),
            SchemaEntry(
                "raw-html", .boolean, standard: "false", "Whether raw HTML of the notebook is written out.",
                example: "raw-html: true"),
        ])

    /// Settings under `format: latex:`.
    public static let latex = Schema(
        place: "'latex' has",
        [
            SchemaEntry(
                "documentclass", .text, standard: "article", "The class of the document, for example a journal's.",
                example: "documentclass: revtex4-2"),
            SchemaEntry(
                "classoption", .list(.text), "Options of the class.", example: "classoption: [aps, prb, reprint]"),
        ])
}
