import CUnibreak

/// Where words may be parted at the end of a line without a hyphen, and what that costs.
///
/// Unicode Standard Annex 14 says where (libunibreak); what stands there, how well. Addresses, identifiers and code have
/// rules of their own: they are parted after their signs, between humps, and anywhere when nothing else is left.
struct LineBreakOpportunities {
    struct Opportunity: Equatable {
        /// Number of characters before the end of the line.
        var offset: Int
        var cost: Double
    }

    /// BCP 47 tag.
    let language: String

    private static let dashCost = 60.0
    private static let signCost = 250.0
    private static let humpCost = 500.0
    /// Worse than any line that anyone would set, better than one that is too long.
    private static let anywhereCost = 4000.0
    /// Letters without any sign that stay whole in addresses and code.
    private static let longestWhole = 16
    /// Letters that stay together at either end of what is parted anywhere.
    private static let shortestPart = 4

    private static let isPrepared: Bool = {
        init_linebreak()
        return true
    }()

    /// Opportunities inside a word of running text.
    func inText(_ word: [Character]) -> [Opportunity] {
        guard word.contains(where: Self.mayPart) else { return [] }
        return allowedOffsets(String(word)).compactMap { offset in
            cost(of: word, at: offset).map { Opportunity(offset: offset, cost: $0) }
        }
    }

    /// Opportunities inside an address, an identifier or code.
    func inAddress(_ word: [Character], isCode: Bool) -> [Opportunity] {
        var result: [Opportunity] = []
        var last = 0
        for offset in word.indices.dropFirst() {
            let before = word[offset - 1]
            let after = word[offset]
            let isSign = Self.addressSigns.contains(before)
            if isSign, offset > 1, !Self.addressSigns.contains(after) {
                // Digits after a sign belong to it more than letters do.
                let isClose = after.isNumber && before != "/"
                result.append(Opportunity(offset: offset, cost: isClose ? Self.humpCost : Self.signCost))
                last = offset
            } else if isCode, before.isLowercase, after.isUppercase, offset > last + 2 {
                result.append(Opportunity(offset: offset, cost: Self.humpCost))
                last = offset
            }
        }
        let ends = [0] + result.map(\.offset) + [word.count]
        for (start, end) in zip(ends, ends.dropFirst()) where end - start > Self.longestWhole {
            for offset in (start + Self.shortestPart)...(end - Self.shortestPart) {
                result.append(Opportunity(offset: offset, cost: Self.anywhereCost))
            }
        }
        return result.sorted { $0.offset < $1.offset }
    }

    /// Whether a word is an address or the identifier of a publication.
    static func isAddress(_ word: Substring) -> Bool {
        if word.contains("://") || word.hasPrefix("www.") { return true }
        let name = word.drop { !$0.isNumber && !$0.isLetter }
        let number = name.hasPrefix("doi:") ? name.dropFirst(4) : name
        // DOIs begin with 10 and the number of who registered them.
        return number.hasPrefix("10.") && number.dropFirst(3).prefix { $0.isNumber }.count >= 4 && number.contains("/")
    }

    private static let addressSigns = Set<Character>("-–—/._=&?(:,+#%~@\\")

    /// Words without such signs have no opportunities: most words need no closer look.
    private static func mayPart(_ character: Character) -> Bool {
        guard let value = character.asciiValue else { return !character.isLetter || isIdeographic(character) }
        switch value {
        case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "|"),
            UInt8(ascii: "}"):
            return true
        default: return false
        }
    }

    private static func isIdeographic(_ character: Character) -> Bool {
        guard let value = character.unicodeScalars.first?.value else { return false }
        switch value {
        case 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFFEF, 0x20000...0x3FFFD:
            return true
        default: return false
        }
    }

    /// Whether a letter belongs to a writing without spaces between words, whose letters move apart to fill a line.
    static func isOfWriting(withoutSpaces character: Character) -> Bool { isIdeographic(character) }

    private func allowedOffsets(_ word: String) -> [Int] {
        guard Self.isPrepared else { return [] }
        let bytes = Array(word.utf8)
        var marks = [CChar](repeating: 0, count: bytes.count)
        set_linebreaks_utf8(bytes, bytes.count, language, &marks)
        var offsets: [Int] = []
        var end = 0
        for (index, character) in word.enumerated() {
            end += character.utf8.count
            if end < bytes.count, marks[end - 1] == CChar(LINEBREAK_ALLOWBREAK) { offsets.append(index + 1) }
        }
        return offsets
    }

    /// What a line's end costs where Unicode allows one; nil where it would look wrong.
    private func cost(of word: [Character], at offset: Int) -> Double? {
        let before = word[offset - 1]
        let after = word[offset]
        let lead = word[..<offset].dropLast().reversed().prefix { $0.isLetter || $0.isNumber }.count
        let rest = word[offset...].prefix { $0.isLetter || $0.isNumber }.count
        switch before {
        case "\u{200B}": return 0
        case "-", "\u{2010}":
            // "p-type" and "Li-6" stay whole.
            return lead >= 2 && rest >= 2 && !after.isNumber ? Self.dashCost : nil
        case "–": return after.isNumber ? nil : Self.dashCost
        case "—": return Self.dashCost
        case "/":
            // Quotients of units and "and/or" stay whole.
            return lead >= 3 && rest >= 3 ? Self.dashCost : nil
        default:
            if after == "—" { return 2 * Self.dashCost }
            return Self.isIdeographic(before) || Self.isIdeographic(after) ? 0 : Self.signCost
        }
    }
}
