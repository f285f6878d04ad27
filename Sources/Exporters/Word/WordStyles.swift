/// The styles of a Word document; co-authors change them in one place.
enum WordStyles {
    static func xml(language: String) -> String {
        let defaults =
            "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:cs=\"Times New Roman\" w:eastAsia=\"Times New Roman\"/><w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/><w:lang w:val=\"\(MarkupText.escaped(language))\"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        return
            "<w:styles \(WordExporter.namespaces)>\(defaults)\((paragraphs + characters).joined())\(table)</w:styles>"
    }

    private static func paragraph(
        _ id: String, _ name: String, basedOn: String? = "Normal", next: String? = nil, _ properties: String = "",
        _ run: String = "", isDefault: Bool = false
    ) -> String {
        let base = basedOn.map { "<w:basedOn w:val=\"\($0)\"/>" } ?? ""
        let following = next.map { "<w:next w:val=\"\($0)\"/>" } ?? ""
        return
            "<w:style w:type=\"paragraph\"\(isDefault ? " w:default=\"1\"" : "") w:styleId=\"\(id)\"><w:name w:val=\"\(name)\"/>\(base)\(following)<w:qFormat/><w:pPr>\(properties)</w:pPr><w:rPr>\(run)</w:rPr></w:style>"
    }

    private static func heading(_ level: Int) -> String {
        let sizes = [32, 26, 24, 22, 22, 22]
        let numbering =
            "<w:numPr><w:ilvl w:val=\"\(level - 1)\"/><w:numId w:val=\"\(WordNumbering.headings)\"/></w:numPr>"
        return paragraph(
            "Heading\(level)", "heading \(level)", next: "Normal",
            "<w:keepNext/><w:keepLines/>\(numbering)<w:spacing w:before=\"\(level == 1 ? 360 : 240)\" w:after=\"80\"/><w:outlineLvl w:val=\"\(level - 1)\"/>",
            "<w:b/><w:sz w:val=\"\(sizes[level - 1])\"/><w:szCs w:val=\"\(sizes[level - 1])\"/>")
    }

    private static let code =
        "<w:rFonts w:ascii=\"Consolas\" w:hAnsi=\"Consolas\" w:cs=\"Consolas\"/><w:noProof/><w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"

    private static let paragraphs: [String] =
        [
            // Spacing stands here and not among the defaults: LibreOffice forgets those where there are footnotes.
            paragraph(
                "Normal", "Normal", basedOn: nil,
                "<w:spacing w:after=\"120\" w:line=\"276\" w:lineRule=\"auto\"/>", isDefault: true),
            paragraph(
                "Title", "Title", next: "Normal", "<w:spacing w:after=\"120\"/>",
                "<w:b/><w:sz w:val=\"40\"/><w:szCs w:val=\"40\"/>"),
            paragraph("Subtitle", "Subtitle", next: "Normal", "", "<w:sz w:val=\"28\"/><w:szCs w:val=\"28\"/>"),
            paragraph("Author", "Author", next: "Normal", "<w:spacing w:after=\"40\"/>"),
            paragraph(
                "Affiliation", "Affiliation", next: "Normal", "<w:spacing w:after=\"40\"/>", "<w:sz w:val=\"20\"/>"),
            paragraph("Date", "Date", next: "Normal", "<w:spacing w:after=\"240\"/>", "<w:sz w:val=\"20\"/>"),
            paragraph("Abstract", "Abstract", "<w:ind w:left=\"567\" w:right=\"567\"/>", "<w:sz w:val=\"20\"/>"),
            paragraph(
                "Caption", "caption", next: "Normal",
                "<w:spacing w:before=\"80\" w:after=\"200\" w:line=\"240\" w:lineRule=\"auto\"/>",
                "<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/>"),
            paragraph(
                "Figure", "Figure", next: "Caption",
                "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"60\"/><w:jc w:val=\"center\"/>"),
            paragraph(
                "TableText", "Table Text",
                "<w:spacing w:before=\"20\" w:after=\"20\" w:line=\"240\" w:lineRule=\"auto\"/>", "<w:sz w:val=\"20\"/>"
            ),
            paragraph("Quote", "Quote", "<w:ind w:left=\"567\" w:right=\"567\"/>"),
            paragraph(
                "Callout", "Callout",
                "<w:pBdr><w:left w:val=\"single\" w:sz=\"12\" w:space=\"8\" w:color=\"808080\"/></w:pBdr><w:ind w:left=\"284\"/>"
            ),
            paragraph(
                "Code", "Code",
                "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F4F4F2\"/><w:spacing w:line=\"240\" w:lineRule=\"auto\"/>",
                code),
            paragraph(
                "Output", "Output",
                "<w:pBdr><w:left w:val=\"single\" w:sz=\"4\" w:space=\"6\" w:color=\"9A9A9A\"/></w:pBdr><w:spacing w:line=\"240\" w:lineRule=\"auto\"/>",
                code),
            paragraph("ListParagraph", "List Paragraph", "<w:spacing w:after=\"60\"/>"),
            paragraph(
                "Bibliography", "Bibliography", "<w:spacing w:after=\"60\"/><w:ind w:left=\"454\" w:hanging=\"454\"/>",
                "<w:sz w:val=\"20\"/>"),
            paragraph(
                "FootnoteText", "footnote text", "<w:spacing w:after=\"0\" w:line=\"240\" w:lineRule=\"auto\"/>",
                "<w:sz w:val=\"18\"/><w:szCs w:val=\"18\"/>"),
            paragraph(
                "Contents", "Contents",
                "<w:tabs><w:tab w:val=\"left\" w:pos=\"567\"/></w:tabs><w:spacing w:after=\"20\"/>"),
            paragraph(
                "UnnumberedHeading", "Unnumbered Heading", basedOn: "Heading1", next: "Normal",
                "<w:numPr><w:numId w:val=\"0\"/></w:numPr>"),
        ] + (1...6).map(heading)

    private static let characters: [String] = [
        ("Hyperlink", "Hyperlink", "<w:color w:val=\"0B4A7D\"/>"),
        ("FootnoteReference", "footnote reference", "<w:vertAlign w:val=\"superscript\"/>"),
        ("CodeText", "Code Text", code),
    ].map {
        "<w:style w:type=\"character\" w:styleId=\"\($0.0)\"><w:name w:val=\"\($0.1)\"/><w:qFormat/><w:rPr>\($0.2)</w:rPr></w:style>"
    }

    /// Three rules.
    private static let table =
        "<w:style w:type=\"table\" w:default=\"1\" w:styleId=\"TableNormal\"><w:name w:val=\"Normal Table\"/><w:tblPr><w:tblInd w:w=\"0\" w:type=\"dxa\"/><w:tblCellMar><w:left w:w=\"85\" w:type=\"dxa\"/><w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style><w:style w:type=\"table\" w:styleId=\"Rules\"><w:name w:val=\"Rules\"/><w:basedOn w:val=\"TableNormal\"/><w:qFormat/><w:tblPr><w:tblBorders><w:top w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"000000\"/><w:bottom w:val=\"single\" w:sz=\"8\" w:space=\"0\" w:color=\"000000\"/></w:tblBorders></w:tblPr><w:tblStylePr w:type=\"firstRow\"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/></w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
}
