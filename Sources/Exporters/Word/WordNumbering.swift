/// The numbering of headings and lists in a Word document.
enum WordNumbering {
    static let headings = 1
    static let supplement = 2
    static let bullets = 3
    /// Ordered lists have numbers of their own from here on.
    static let firstOrdered = 4

    /// - Parameter lists: the first number of each ordered list.
    static func xml(lists: [Int]) -> String {
        let kinds = [
            abstract(headings) { level in
                ("decimal", (1...(level + 1)).map { "%\($0)" }.joined(separator: "."), "Heading\(level + 1)")
            },
            abstract(supplement) { level in
                ("decimal", "S" + (1...(level + 1)).map { "%\($0)" }.joined(separator: "."), nil)
            },
            abstract(bullets, indents: true) { level in ("bullet", ["•", "–", "▪"][level % 3], nil) },
            abstract(firstOrdered, indents: true) { level in
                (["decimal", "lowerLetter", "lowerRoman"][level % 3], "%\(level + 1).", nil)
            },
        ]
        let fixed = [headings, supplement, bullets].map { number($0, of: $0) }
        let ordered = lists.enumerated().map { index, start in
            number(
                firstOrdered + index, of: firstOrdered,
                (0..<9).map {
                    "<w:lvlOverride w:ilvl=\"\($0)\"><w:startOverride w:val=\"\($0 == 0 ? start : 1)\"/></w:lvlOverride>"
                }
                .joined())
        }
        return "<w:numbering \(WordExporter.namespaces)>\((kinds + fixed + ordered).joined())</w:numbering>"
    }

    private static func number(_ identifier: Int, of kind: Int, _ overrides: String = "") -> String {
        "<w:num w:numId=\"\(identifier)\"><w:abstractNumId w:val=\"\(kind)\"/>\(overrides)</w:num>"
    }

    private static func abstract(
        _ identifier: Int, indents: Bool = false, _ level: (Int) -> (format: String, text: String, style: String?)
    ) -> String {
        let levels = (0..<(indents ? 9 : 6)).map { index -> String in
            let (format, text, style) = level(index)
            let link = style.map { "<w:pStyle w:val=\"\($0)\"/>" } ?? ""
            let place =
                indents
                ? "<w:pPr><w:ind w:left=\"\(397 * (index + 1))\" w:hanging=\"397\"/></w:pPr>"
                : "<w:pPr><w:ind w:left=\"0\" w:firstLine=\"0\"/></w:pPr>"
            return
                "<w:lvl w:ilvl=\"\(index)\"><w:start w:val=\"1\"/><w:numFmt w:val=\"\(format)\"/>\(link)<w:suff w:val=\"\(indents ? "tab" : "space")\"/><w:lvlText w:val=\"\(text)\"/><w:lvlJc w:val=\"left\"/>\(place)</w:lvl>"
        }
        return
            "<w:abstractNum w:abstractNumId=\"\(identifier)\"><w:multiLevelType w:val=\"multilevel\"/>\(levels.joined())</w:abstractNum>"
    }
}
