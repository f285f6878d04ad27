/// Reads defects in text and TeX.
struct DefectReader {
    private static let commands: [String: String] = [
        "bullet": "•", "cdot": "•", "times": "×", "prime": "'", "square": "□", "Box": "□", "mathrm": "", "text": "",
        "rm": "", "mathit": "", "mathsf": "", "ce": "", "left": "", "right": "", "varnothing": "∅", "emptyset": "∅",
    ]
    private static let characters: [Character: String] = [
        "′": "'", "’": "'", "″": "''", "‴": "'''", "·": "•", "∙": "•", "⋅": "•", "˙": "•", "●": "•", "\u{2212}": "-",
        "$": "", "⟶": "→", "\u{2009}": " ", "\u{00A0}": " ",
    ]

    private let text: String
    private var rest: [Character]

    init(_ text: String) {
        self.text = text
        rest = Array(Self.plain(text))
        while rest.last == " " { rest.removeLast() }
        while rest.first == " " { rest.removeFirst() }
    }

    /// One notation: no TeX commands, one kind of dot and prime, `_{…}` and `^{…}` for the notebook's `~…~` and `^…^`.
    static func plain(_ text: String) -> String {
        var result = ""
        var characters = Array(text)[...]
        let isNotebook = text.contains("~")
        var isLow = false
        var isHigh = false
        while let character = characters.popFirst() {
            if character == "\\" {
                let name = String(characters.prefix { $0.isASCII && $0.isLetter })
                characters.removeFirst(name.count)
                if name.isEmpty {
                    // A command of one character: a space, or an escaped brace.
                    if let next = characters.popFirst(), next == "{" || next == "}" {
                        result += next == "{" ? "(" : ")"
                    }
                } else {
                    result += commands[name] ?? "\\\(name) "
                }
            } else if isNotebook, character == "~" {
                result += isLow ? "}" : "_{"
                isLow.toggle()
            } else if isNotebook, character == "^" {
                result += isHigh ? "}" : "^{"
                isHigh.toggle()
            } else if isNotebook, character == "*" {
                continue
            } else {
                result += Self.characters[character] ?? String(character)
            }
        }
        return result
    }

    private func wrong(_ reason: String) -> ChemistryError { .unreadableDefects(text, reason: reason) }

    /// The whole text as one species.
    func species() throws(ChemistryError) -> DefectSpecies {
        var all = rest
        if all.first == "[", all.last == "]", Self.closing(all, from: 0) == all.count - 1 {
            all = Array(all.dropFirst().dropLast())
        }
        return try species(all)
    }

    private func species(_ all: [Character]) throws(ChemistryError) -> DefectSpecies {
        guard !all.isEmpty else { throw .empty }
        if "({[".contains(all[0]), let end = Self.closing(all, from: 0), all[1..<end].contains("_"),
            all.dropFirst(end + 1).first != "_"
        {
            return try cluster(Array(all[1..<end]), after: Array(all[(end + 1)...]))
        }
        var place = all.startIndex
        var base = ""
        var depth = 0
        while place < all.count, depth > 0 || !"_^'•×".contains(all[place]) {
            depth += all[place] == "{" ? 1 : all[place] == "}" ? -1 : 0
            if !"{}_ ".contains(all[place]) { base.append(all[place]) }
            place += 1
        }
        var site: String?
        var charge: String?
        while place < all.count {
            let character = all[place]
            if character == "_" {
                guard site == nil else { throw wrong("it has two sites") }
                site = argument(all, &place) { !"_^'•×{} ".contains($0) }
            } else if character == "^" {
                charge = (charge ?? "") + argument(all, &place) { !"_{} ".contains($0) }
            } else if "'•×".contains(character) {
                charge = (charge ?? "") + String(character)
                place += 1
            } else if "{} ".contains(character) {
                place += 1
            } else {
                throw wrong("'\(character)' stands behind the charge")
            }
        }
        return try species(base: base, site: site, charge: charge)
    }

    /// What follows `_` or `^`: a group in braces, or characters as long as they fit.
    private func argument(_ all: [Character], _ place: inout Int, _ fits: (Character) -> Bool) -> String {
        place += 1
        while place < all.count, all[place] == " " { place += 1 }
        if place < all.count, all[place] == "{", let end = Self.closing(all, from: place) {
            defer { place = end + 1 }
            return String(all[(place + 1)..<end].filter { !"{} ".contains($0) })
        }
        let start = place
        while place < all.count, fits(all[place]) { place += 1 }
        return String(all[start..<place])
    }

    private func species(base: String, site: String?, charge: String?) throws(ChemistryError) -> DefectSpecies {
        let size = try charge.map { text throws(ChemistryError) in try self.charge(text) }
        if site == nil, base == "e" || base == "h" {
            let own = base == "e" ? -1 : 1
            guard size == own else { throw wrong("an electron is e', a hole h•") }
            return DefectSpecies(occupant: base == "e" ? .electron : .hole, site: nil, effectiveCharge: own)
        }
        guard let site, !site.isEmpty else { throw wrong("no site stands behind _") }
        guard site.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) || "()".contains($0) }), site.first != "(",
            site.contains(where: { $0.isLetter })
        else { throw wrong("'\(site)' is no name of a site, such as Li, i or 4d") }
        guard let size else {
            throw wrong("the effective charge is missing: ' for negative, • for positive, × for none")
        }
        guard !base.isEmpty else { throw wrong("nothing sits on the site; a vacancy is V") }
        if base == "V" || base == "v" || base == "□" || base == "Va" || base == "Vac" {
            return DefectSpecies(occupant: .vacancy, site: site, effectiveCharge: size)
        }
        let formula = try ChemicalFormula(base)
        return DefectSpecies(occupant: .ion(formula), site: site, effectiveCharge: size)
    }

    private func cluster(_ inner: [Character], after: [Character]) throws(ChemistryError) -> DefectSpecies {
        var members: [DefectSpecies] = []
        var depth = 0
        var part: [Character] = []
        for character in inner + ["–"] {
            depth += "({[".contains(character) ? 1 : ")}]".contains(character) ? -1 : 0
            if depth == 0, "–—-:,".contains(character) || (character == " " && part.contains("_")) {
                guard !part.isEmpty else { continue }
                let digits = part.prefix { ("0"..."9").contains($0) }
                guard let count = digits.isEmpty ? 1 : Int(String(digits)), (1...99).contains(count) else {
                    throw wrong("'\(String(digits))' defects cannot be bound")
                }
                let member = try species(Array(part.dropFirst(digits.count)))
                members += Array(repeating: member, count: count)
                part = []
            } else if character != " " {
                part.append(character)
            }
        }
        guard members.count > 1 else { throw wrong("brackets hold one defect only") }
        let total = members.reduce(0) { $0 + $1.effectiveCharge }
        let typed = String(after.filter { !"^{} ".contains($0) })
        if !typed.isEmpty {
            let size = try charge(typed)
            guard size == total else {
                throw wrong("the charge of the bound defects is \(total), not \(size)")
            }
        }
        return DefectSpecies(occupant: .cluster(members), site: nil, effectiveCharge: total)
    }

    /// `''`, `••`, `×`, `x`, `2•`, `3'`, `2+`, `-2`, `+`, `0`.
    private func charge(_ typed: String) throws(ChemistryError) -> Int {
        guard typed != "×", typed != "x", typed != "X", typed != "0" else { return 0 }
        let digits = typed.filter { ("0"..."9").contains($0) }
        let marks = typed.filter { !("0"..."9").contains($0) }
        guard let mark = marks.first, marks.allSatisfy({ $0 == mark }), "'•+-.".contains(mark),
            digits.isEmpty || marks.count == 1, let number = digits.isEmpty ? marks.count : Int(digits),
            typed.hasPrefix(digits) || typed.hasSuffix(digits), number <= 20
        else { throw wrong("'\(typed)' is no effective charge: ' for negative, • for positive, × for none") }
        return mark == "'" || mark == "-" ? -number : number
    }

    /// Where the bracket at a place closes.
    static func closing(_ all: [Character], from place: Int) -> Int? {
        var depth = 0
        for index in place..<all.count {
            depth += "({[".contains(all[index]) ? 1 : ")}]".contains(all[index]) ? -1 : 0
            if depth == 0 { return index }
        }
        return nil
    }
}
