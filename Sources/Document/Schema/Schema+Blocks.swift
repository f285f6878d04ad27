extension Schema {
    private static let running: [SchemaEntry] = [
        SchemaEntry(
            "echo", .boolean, standard: "false", "Whether the report shows the block's code.", example: "echo: true"),
        SchemaEntry(
            "output", .choice(["true", "false", "asis"]), standard: "true",
            "Whether the report shows what the block gives; `asis` reads printed text as part of the notebook.",
            example: "output: asis"),
        SchemaEntry(
            "warning", .boolean, standard: "true", "Whether warnings about the block are told.",
            example: "warning: false"),
        SchemaEntry(
            "error", .boolean, standard: "false", "Whether an error is shown in the report instead of ending the run.",
            example: "error: true"),
        SchemaEntry(
            "include", .boolean, standard: "true", "Whether anything of the block is shown; it runs either way.",
            example: "include: false"),
        SchemaEntry("eval", .boolean, standard: "true", "Whether the block runs.", example: "eval: false"),
        SchemaEntry(
            "cache", .boolean, standard: "true", "Whether the block's results are kept until something changes.",
            example: "cache: false"),
        SchemaEntry(
            "timeout", .seconds, "How many seconds the block may run.", example: "timeout: 120"),
        SchemaEntry("memory", .bytes, "How much memory the block may use.", example: "memory: 4GB"),
        SchemaEntry(
            "volatile", .boolean, standard: "false", "Whether the block runs every time.", example: "volatile: true"),
    ]

    /// What front matter may set for all blocks under `execute`.
    public static let execute = Schema(place: "'execute' settings have", running)

    /// The options of a block.
    public static let block = Schema(
        place: "the options of a block have",
        [
            SchemaEntry(
                "label", .label, "The name that references use; `fig-`, `tbl-` or `lst-` says what it numbers.",
                example: "label: fig-arrhenius")
        ] + running + [
            SchemaEntry("fig-cap", .inlines, "The figure's caption.", example: "fig-cap: \"Arrhenius plot.\""),
            SchemaEntry(
                "fig-subcap", .list(.inlines), "Captions of the figures of a block that shows several.",
                example: "fig-subcap: [Cold, Hot]"),
            SchemaEntry(
                "fig-alt", .text, "What the figure shows, for those who cannot see it.",
                example: "fig-alt: \"ln(σT) falls linearly\""),
            SchemaEntry("fig-width", .length, "The figure's width.", example: "fig-width: column"),
            SchemaEntry("fig-height", .length, "The figure's height.", example: "fig-height: 60mm"),
            SchemaEntry(
                "fig-asp", .ratio, "Height divided by width.", example: "fig-asp: 0.62"),
            SchemaEntry(
                "fig-credit", .inlines, "Where a figure is from that is not the author's own.",
                example: "fig-credit: \"after Wood *et al.*, 2021\""),
            SchemaEntry(
                "fig-licence", .text, "On what terms such a figure may be shown.", example: "fig-licence: CC BY 4.0"),
            SchemaEntry("tbl-cap", .inlines, "The table's caption.", example: "tbl-cap: Conductivities."),
            SchemaEntry(
                "tbl-colwidths", .list(.number), "Relative widths of the columns of a table that the block shows.",
                example: "tbl-colwidths: [2, 1]"),
            SchemaEntry(
                "lst-cap", .inlines, "The listing's caption.", example: "lst-cap: The fit."),
            SchemaEntry(
                "layout-ncol", .integer(1...6), "How many figures of the block stand in a row.",
                example: "layout-ncol: 2"),
            SchemaEntry(
                "column", .choice(["body", "page"]), standard: "body",
                "How wide figures and tables may be: the column, or the whole page.",
                example: "column: page"),
            SchemaEntry(
                "code-fold", .boolean, standard: "false", "Whether the listing is folded in HTML.",
                example: "code-fold: true"),
            SchemaEntry(
                "code-line-numbers", .boolean, standard: "false", "Whether the listing's lines are numbered.",
                example: "code-line-numbers: true"),
            SchemaEntry(
                "classes", .list(.text), "Classes of the listing in HTML, for a style sheet.",
                example: "classes: [long]"),
            SchemaEntry("tags", .list(.text), "Words that the author marks the block with.", example: "tags: [fit]"),
            SchemaEntry(
                "inputs", .list(.text), "Files that the block depends on without reading them itself.",
                example: "inputs: [settings.yml]"),
            SchemaEntry(
                "check", .boolean, standard: "true",
                "Whether the block's checks are shown as a table; one that fails ends the run either way.",
                example: "check: false"),
            SchemaEntry(
                "data", .boolean, standard: "true", "Whether the figures' data go with the report.",
                example: "data: false"),
        ])

    /// Attributes of `![caption](file){#fig-x …}`.
    public static let figure = Schema(
        place: "a figure has",
        [
            SchemaEntry("width", .length, "The image's width.", example: "width=80%"),
            SchemaEntry("height", .length, "The image's height.", example: "height=60mm"),
            SchemaEntry(
                "fig-alt", .text, "What the image shows, for those who cannot see it.",
                example: "fig-alt=\"A spectrum\""),
            SchemaEntry("alt", .text, "The same under the name that HTML gives it.", example: "alt=\"A spectrum\""),
            SchemaEntry(
                "fig-credit", .inlines, "Where the image is from.", example: "fig-credit=\"Wood et al.\""),
            SchemaEntry("fig-licence", .text, "On what terms it may be shown.", example: "fig-licence=\"CC BY 4.0\""),
        ])
}
