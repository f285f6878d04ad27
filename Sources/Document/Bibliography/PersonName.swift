/// The name of an author or editor, or of a body that wrote or published something.
public struct PersonName: Hashable, Sendable {
    /// Given names or initials as the file has them; nil for a body.
    public var given: String?
    /// What stands before the family name and belongs to it: van, de la.
    public var particle: String?
    public var family: String
    /// Jr., III.
    public var suffix: String?

    public init(given: String? = nil, particle: String? = nil, family: String, suffix: String? = nil) {
        self.given = given
        self.particle = particle
        self.family = family
        self.suffix = suffix
    }

    /// The family name with its particle, as running text says it.
    public var familyName: String {
        particle.map { $0.hasSuffix("’") || $0.hasSuffix("'") ? $0 + family : "\($0) \(family)" } ?? family
    }

    /// The initials of the given names, each with its point: "Jean-Pierre A." gives J.-P. A.
    ///
    /// - Parameter separator: What stands between initials of separate names.
    func initials(separatedBy separator: String) -> String? {
        guard let given else { return nil }
        let words = given.split { $0.isWhitespace || $0 == "\u{A0}" }.flatMap(Self.initials)
        return words.isEmpty ? nil : words.joined(separator: separator)
    }

    private static func initials(_ word: Substring) -> [String] {
        // "J.K." holds two names, "J.-K." one, "JK" what a reference manager made of two.
        let hasPoint = word.contains(".")
        let letters = word.filter(\.isLetter)
        if !hasPoint, (2...3).contains(word.count), letters.count == word.count, letters.allSatisfy(\.isUppercase) {
            return letters.map { "\($0)." }
        }
        var result: [String] = []
        for part in word.split(separator: ".") {
            let joins = part.hasPrefix("-") || part.hasPrefix("‐")
            let names = part.split { $0 == "-" || $0 == "‐" || $0 == "–" }
            // "Yu." and "Ch." stand for one letter of another script and stay whole.
            let pieces = names.compactMap { name -> String? in
                guard let first = name.first(where: \.isLetter) else { return nil }
                return hasPoint && names.count == 1 && name.count == 2 ? "\(name)." : "\(first.uppercased())."
            }
            guard !pieces.isEmpty else { continue }
            let text = pieces.joined(separator: "-")
            if joins, let last = result.popLast() { result.append("\(last)-\(text)") } else { result.append(text) }
        }
        return result
    }
}
