extension DiagnosticCode {
    static let citations: [DiagnosticCode] = [
        DiagnosticCode(
            "unknown-citation",
            "A work is cited that no bibliography file holds. The hint names the nearest key; `\\@` writes the sign itself.",
            example: citing("lee2023"), files: ["a.bib": work("li2023")]),
        DiagnosticCode(
            "missing-bibliography",
            "A bibliography file is not there or cannot be read. Its path begins at the notebook's folder.",
            example: "---\nbibliography: a.bib\n---\n"),
        DiagnosticCode(
            "invalid-bibliography",
            "A bibliography file cannot be read at this place: a brace, a comma or a quotation mark is missing, or a work has no key.",
            example: "---\nbibliography: a.json\n---\n", files: ["a.json": "[{\"id\": }]"]),
        DiagnosticCode(
            "duplicate-citation-key",
            "Two works have one key, so that a citation could mean either. Rename one of them.",
            example: citing("li2023"), files: ["a.bib": work("li2023") + work("li2023", title: "Landscapes")]),
        DiagnosticCode(
            "duplicate-doi",
            "Two cited works have one DOI: they are the same and would be listed twice. Cite one of them.",
            example: "---\nbibliography: a.bib\n---\n\nFound [@li2023; @lee2023].\n",
            files: ["a.bib": work("li2023") + work("lee2023")]),
        DiagnosticCode(
            "incomplete-reference", "A cited work lacks what its entry in the list needs, such as a journal or a year.",
            example: citing("li2023"), files: ["a.bib": "@article{li2023, author = {Li, A.}, title = {Hopping}}\n"]),
        DiagnosticCode(
            "unknown-crossref", "A work takes what it lacks from another one that its file does not hold.",
            example: "---\nbibliography: a.bib\n---\n",
            files: ["a.bib": "@inbook{li2023, crossref = {book}, title = {Hopping}}\n"]),
        DiagnosticCode(
            "bibliography-encoding", .run,
            "A bibliography file is not UTF-8 and was read as Windows-1252. Save it as UTF-8, so that names come out right everywhere.",
            example: "---\nbibliography: a.bib\n---\n"),
    ]

    private static func citing(_ key: String) -> String { "---\nbibliography: a.bib\n---\n\nFound [@\(key)].\n" }

    private static func work(_ key: String, title: String = "Hopping") -> String {
        """
        @article{\(key), author = {Li, A.}, title = {\(title)}, journal = {J. Ionics}, year = 2023, volume = 1,
          pages = {1--2}, doi = {10.1000/1}}

        """
    }
}
