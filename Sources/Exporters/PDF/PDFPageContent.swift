/// What Cairo writes into a page, made what a reader of tagged PDF expects.
enum PDFPageContent {
    /// Letters that ligatures stand for; the fonts' own tables know only the ligatures' code points.
    private static let ligatures = [
        "fb00": "00660066", "fb01": "00660069", "fb02": "0066006c", "fb03": "006600660069", "fb04": "00660066006c",
        "fb06": "00730074",
    ]

    /// The page with artifacts marked as such and without the replacements that `unicodeTable` makes needless.
    static func arranged(_ content: [UInt8]) -> [UInt8] {
        let artifact = Array("/\(CairoSurface.artifactName) << /MCID ".utf8)
        let replacement = Array("/Span << /ActualText <feff".utf8)
        var result: [UInt8] = []
        result.reserveCapacity(content.count)
        /// Whether the next end of a mark is that of a replacement taken out.
        var isInReplacement = false
        for line in content.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if line.starts(with: artifact) {
                result += Array("/Artifact BMC".utf8)
            } else if line.starts(with: replacement) {
                let letters = line.dropFirst(replacement.count).prefix { $0 != UInt8(ascii: ">") }
                if ligatures.values.contains(String(decoding: letters, as: UTF8.self)) {
                    isInReplacement = true
                    continue
                }
                result += line
            } else if isInReplacement, line.elementsEqual(Array("EMC".utf8)) {
                isInReplacement = false
                continue
            } else {
                result += line
            }
            result.append(UInt8(ascii: "\n"))
        }
        if !content.isEmpty { result.removeLast() }
        return result
    }

    /// A font's table from glyphs to text, with ligatures as the letters that they stand for; nil when nothing changes.
    static func unicodeTable(_ table: [UInt8]) -> [UInt8]? {
        let text = String(decoding: table, as: UTF8.self)
        var changed = text
        for (ligature, letters) in ligatures.sorted(by: { $0.key < $1.key }) {
            changed = changed.replacing("> <\(ligature)>", with: "> <\(letters)>")
        }
        return changed == text ? nil : Array(changed.utf8)
    }
}
