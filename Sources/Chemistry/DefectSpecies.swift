/// A defect, or an ion on its own place, in the notation of Kröger and Vink: `V_Li'`, `Li_i•`, `Cl_S•`, `O_O×`, `e'`, `h•`.
///
/// What sits there, the site below, the effective charge above: ′ for each negative, • for each positive charge, × for none. Text and TeX are
/// read: `V_{\mathrm{O}}^{\bullet\bullet}`, `V_O^{2•}`, `V_O^{2+}`, `V~O~^••^`, `V_O^{..}` with any kind of dot. `V` and □ are vacancies; vanadium
/// stands in brackets, `(V)_Nb×`. Bound defects stand in brackets too, `(V_Li'–V_Cl•)×`. Brackets `[V_Li']` around a single defect, the sign of its
/// concentration, are taken off.
/// Source: Kröger and Vink, Solid State Phys. 3, 307 (1956); Xia 2022, eqs. 11–15 (row X4).
public struct DefectSpecies: Hashable, Sendable {
    /// What the defect is made of.
    public enum Occupant: Hashable, Sendable {
        case vacancy
        /// An atom or a group of atoms on a site.
        case ion(ChemicalFormula)
        case electron
        case hole
        /// Bound defects.
        case cluster([DefectSpecies])
    }

    /// What sits on the site.
    public let occupant: Occupant
    /// The site's name, `i` for an interstitial; nil for electrons, holes and bound defects.
    public let site: String?
    /// Charge against the perfect crystal in elementary charges.
    public let effectiveCharge: Int

    /// The name of interstitial sites, which are never counted.
    public static let interstitial = "i"

    init(occupant: Occupant, site: String?, effectiveCharge: Int) {
        self.occupant = occupant
        self.site = site
        self.effectiveCharge = effectiveCharge
    }

    /// - Throws: `ChemistryError.unreadableDefects` with the reason, or what a formula throws.
    public init(_ text: String) throws(ChemistryError) {
        self = try DefectReader(text).species()
    }

    /// Atoms of each element.
    public func elementCounts() throws(ChemistryError) -> [String: Double] {
        switch occupant {
        case .vacancy, .electron, .hole: return [:]
        case .ion(let formula): return try formula.elementCounts()
        case .cluster(let members):
            var counts: [String: Double] = [:]
            for member in members {
                counts.merge(try member.elementCounts(), uniquingKeysWith: +)
            }
            return counts
        }
    }

    /// Sites of each name that the defect takes, interstitial ones not counted.
    public var siteCounts: [String: Int] {
        if case .cluster(let members) = occupant {
            return members.reduce(into: [:]) { $0.merge($1.siteCounts, uniquingKeysWith: +) }
        }
        guard let site, site != Self.interstitial else { return [:] }
        return [site: 1]
    }

    /// The effective charge that follows from ions' charges: that of the occupant less that of the site's own ion.
    ///
    /// It differs from the written one where an electron or hole is held, or where one of the two is wrong.
    /// - Parameter charges: of each ion by its name, such as `["Li": 1, "Cl": -1, "S": -2]`.
    /// - Returns: nil where a charge is not given.
    public func expectedCharge(_ charges: [String: Int]) -> Int? {
        switch occupant {
        case .electron: return -1
        case .hole: return 1
        case .cluster(let members):
            var sum = 0
            for member in members {
                guard let charge = member.expectedCharge(charges) else { return nil }
                sum += charge
            }
            return sum
        case .vacancy:
            guard let own = site == Self.interstitial ? 0 : site.flatMap({ charges[$0] }) else { return nil }
            return -own
        case .ion(let formula):
            guard let charge = charges[formula.text],
                let own = site == Self.interstitial ? 0 : site.flatMap({ charges[$0] })
            else { return nil }
            return charge - own
        }
    }

    /// As typed on one line: `V_O••`.
    public var text: String {
        switch occupant {
        case .electron: "e'"
        case .hole: "h•"
        case .vacancy: "V_\(site ?? "")\(mark)"
        case .ion(let formula): "\(isVanadium(formula) ? "(V)" : formula.text)_\(site ?? "")\(mark)"
        case .cluster(let members): "(\(members.map(\.text).joined(separator: "–")))\(mark)"
        }
    }

    /// For formulas in TeX: `V_{\mathrm{O}}^{\bullet\bullet}`.
    public var latex: String {
        let below = site.map { "_{\\mathrm{\(Self.latex($0))}}" } ?? ""
        switch occupant {
        case .electron: return "e'"
        case .hole: return "h^{\\bullet}"
        case .vacancy: return "V\(below)\(latexMark)"
        case .ion(let formula): return "\\mathrm{\(Self.latex(formula.text))}\(below)\(latexMark)"
        case .cluster(let members): return "(\(members.map(\.latex).joined(separator: "–")))\(latexMark)"
        }
    }

    /// In the notebook's inline notation, for the names of lines in figures: `*V*~O~^••^`.
    public var markup: String {
        let sign = effectiveCharge < 0 ? String(repeating: "′", count: -effectiveCharge) : "^\(mark)^"
        switch occupant {
        case .electron: return "e′"
        case .hole: return "h^•^"
        case .vacancy: return "*V*~\(site ?? "")~\(sign)"
        case .ion(let formula): return "\(formula.markup)~\(site ?? "")~\(sign)"
        case .cluster(let members): return "(\(members.map(\.markup).joined(separator: "–")))\(sign)"
        }
    }

    private var mark: String {
        effectiveCharge == 0
            ? "×" : String(repeating: effectiveCharge < 0 ? "'" : "•", count: Int(effectiveCharge.magnitude))
    }

    private var latexMark: String {
        let size = Int(effectiveCharge.magnitude)
        switch effectiveCharge {
        case 0: return "^{\\times}"
        case ..<(-3): return "^{\(size)\\prime}"
        case ..<0: return String(repeating: "'", count: size)
        case 1...3: return "^{\(String(repeating: "\\bullet", count: size))}"
        default: return "^{\(size)\\bullet}"
        }
    }

    private func isVanadium(_ formula: ChemicalFormula) -> Bool { formula.text == "V" || formula.text == "(V)" }

    /// Counts lowered; digits before letters, as in the site 4d, stay.
    static func latex(_ text: String) -> String {
        var result = ""
        var digits = ""
        for character in text + " " {
            if ("0"..."9").contains(character) || character == "." {
                digits.append(character)
                continue
            }
            if !digits.isEmpty { result += result.isEmpty ? digits : "_{\(digits)}" }
            digits = ""
            if character != " " { result.append(character) }
        }
        return result
    }
}

extension DefectSpecies: CustomStringConvertible {
    /// The same as `text`.
    public var description: String { text }
}
