import CHyphen

/// Finds where words may be divided, by the patterns of a language.
final class Hyphenator {
    /// BCP 47 tag.
    let language: String
    private let dictionary: OpaquePointer?
    private var known: [String: [Int]] = [:]

    /// Letters that must stay before and after a division.
    private static let shortestBegin = 2
    private static let shortestEnd = 3

    /// - Parameter language: BCP 47 tag; without installed patterns no word is divided.
    init(language: String) {
        self.language = language
        let name = language.replacing("-", with: "_")
        let candidates =
            [name] + (name.contains("_") ? [] : ["\(name)_\(name.uppercased())"]) + (name == "en" ? ["en_US"] : [])
        dictionary = candidates.lazy.compactMap { hnj_hyphen_load("/usr/share/hyphen/hyph_\($0).dic") }.first
            .map { OpaquePointer($0) }
    }

    deinit { if let dictionary { hnj_hyphen_free(UnsafeMutablePointer(dictionary)) } }

    /// Character offsets at which a word of letters may be divided.
    func divisions(of word: String) -> [Int] {
        if let divisions = known[word] { return divisions }
        let divisions = find(word)
        known[word] = divisions
        return divisions
    }

    private func find(_ word: String) -> [Int] {
        guard let dictionary, word.count >= Self.shortestBegin + Self.shortestEnd, word.allSatisfy(\.isLetter) else {
            return []
        }
        let bytes = Array(word.lowercased().utf8)
        guard bytes.count == word.utf8.count, bytes.count < 200 else { return [] }
        var marks = [CChar](repeating: 0, count: bytes.count + 5)
        var replacements: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?
        var positions: UnsafeMutablePointer<Int32>?
        var cuts: UnsafeMutablePointer<Int32>?
        let text = bytes.map { CChar(bitPattern: $0) }
        guard
            hnj_hyphen_hyphenate2(
                UnsafeMutablePointer(dictionary), text, Int32(bytes.count), &marks, nil, &replacements, &positions,
                &cuts) == 0
        else { return [] }
        // Words whose spelling changes at a division stay whole.
        guard replacements == nil else { return [] }
        var divisions: [Int] = []
        var offset = 0
        for (index, character) in word.enumerated() {
            offset += character.utf8.count
            let isOdd = marks[offset - 1] & 1 == 1
            if isOdd, index + 1 >= Self.shortestBegin, word.count - index - 1 >= Self.shortestEnd {
                divisions.append(index + 1)
            }
        }
        return divisions
    }
}
