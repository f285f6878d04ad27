/// Reads the two sides of a reaction of defects, and the crystal on its arrow.
struct DefectReactionReader {
    private static let arrows = [
        "<=>", "<->", "-->", "->", "⇌", "↔", "→", "=", "\\xrightarrow", "\\xrightleftharpoons", "\\longrightarrow",
        "\\rightarrow",
        "\\rightleftharpoons", "\\leftrightarrow", "\\to",
    ]
    private static let phases = ["(s)", "(g)", "(l)", "(aq)"]

    private let text: String
    private let plain: String

    init(_ text: String) {
        self.text = text
        // Fractions before braces lose their meaning.
        var typed = text
        for name in ["\\tfrac", "\\dfrac", "\\frac"] {
            typed = typed.replacing(name + "{1}{2}", with: "½ ").replacing(name + "12", with: "½ ")
        }
        plain = DefectReader.plain(typed)
    }

    private func wrong(_ reason: String) -> ChemistryError { .unreadableDefects(text, reason: reason) }

    func read() throws(ChemistryError) -> (left: [DefectReaction.Term], right: [DefectReaction.Term], host: String?) {
        var found: (range: Range<String.Index>, name: String)?
        for arrow in Self.arrows {
            guard let range = plain.firstRange(of: arrow) else { continue }
            if found.map({ range.lowerBound < $0.range.lowerBound }) ?? true { found = (range, arrow) }
        }
        guard let found else { throw wrong("it has no arrow; write -> between the two sides") }
        var behind = Array(plain[found.range.upperBound...])
        while behind.first == " " { behind.removeFirst() }
        var host: String?
        let opens = found.name.hasPrefix("\\x") ? "{" : "["
        // `->[LiCl]` names a crystal; `= [V_Li']` would be a concentration.
        if behind.first.map({ opens.contains($0) }) ?? false, let end = DefectReader.closing(behind, from: 0),
            opens == "{" || !behind[..<end].contains("_")
        {
            host = String(behind[1..<end].filter { !"{}_ ".contains($0) })
            behind = Array(behind[(end + 1)...])
        }
        let left = try side(Array(plain[..<found.range.lowerBound]))
        let right = try side(behind)
        guard !(left.isEmpty && right.isEmpty) else { throw wrong("both sides are empty") }
        return (left, right, host)
    }

    private func side(_ all: [Character]) throws(ChemistryError) -> [DefectReaction.Term] {
        var terms: [DefectReaction.Term] = []
        var depth = 0
        var part: [Character] = []
        for (index, character) in (all + ["+"]).enumerated() {
            depth += "({[".contains(character) ? 1 : ")}]".contains(character) ? -1 : 0
            if index == all.count, depth != 0 { throw wrong("a bracket is not closed") }
            // A plus sign in spaces joins terms; one at a formula is its charge.
            let joins =
                character == "+" && depth == 0
                && (index == all.count
                    || (index > 0 && all[index - 1] == " " && index + 1 < all.count && all[index + 1] == " ")
                    || (part.last.map { "}'•×".contains($0) } ?? false))
            guard joins else {
                part.append(character)
                continue
            }
            let name = String(part.drop { $0 == " " })
            part = []
            guard name.contains(where: { $0 != " " }) else {
                if index == all.count, terms.isEmpty { break }
                throw wrong("a term is missing beside a plus sign")
            }
            if let term = try term(name) { terms.append(term) }
        }
        return terms
    }

    /// Nil for the perfect crystal.
    private func term(_ typed: String) throws(ChemistryError) -> DefectReaction.Term? {
        var rest = typed[...]
        while rest.last == " " { rest.removeLast() }
        if ["nil", "null", "0", "∅"].contains(String(rest)) { return nil }
        let digits = rest.prefix { ("0"..."9").contains($0) || "./½".contains($0) }
        rest.removeFirst(digits.count)
        guard let coefficient = Self.number(String(digits)), coefficient > 0, coefficient <= 1e6 else {
            throw wrong("'\(digits)' is no coefficient")
        }
        rest = rest.drop { $0 == " " }
        // A charge mark, or a site below in braces or by name, makes a defect; `H_2O` in TeX does not.
        let below = rest.split(separator: "_").dropFirst().map { $0.drop { $0 == "{" || $0 == " " } }
        if below.contains(where: { $0.first?.isLetter ?? false }) || rest.contains(where: { "'•×".contains($0) }) {
            return DefectReaction.Term(coefficient: coefficient, kind: .defect(try DefectSpecies(String(rest))))
        }
        var name = String(rest.filter { !"_{}↑↓ ".contains($0) })
        var phase = ""
        for candidate in Self.phases where name.hasSuffix(candidate) {
            phase = candidate
            name.removeLast(candidate.count)
        }
        guard name.first != "[" else { throw wrong("'\(name)' is neither a defect nor a compound") }
        return DefectReaction.Term(coefficient: coefficient, kind: .compound(try ChemicalFormula(name), phase: phase))
    }

    private static func number(_ text: String) -> Double? {
        if text.isEmpty { return 1 }
        if text.last == "½" { return text == "½" ? 0.5 : Double(text.dropLast()).map { $0 + 0.5 } }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let first = Double(parts[0]) else { return nil }
        guard parts.count == 2 else { return first }
        return Double(parts[1]).flatMap { $0 > 0 ? first / $0 : nil }
    }
}
