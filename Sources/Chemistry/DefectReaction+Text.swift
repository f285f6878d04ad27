extension DefectReaction {
    /// On one line: `2 Li_Li× + O_O× → 2 V_Li' + V_O•• + Li2O`.
    public var text: String {
        let arrow = host.map { "→[\($0.text)]" } ?? "→"
        return "\(Self.side(reactants, Self.text)) \(arrow) \(Self.side(products, Self.text))"
    }

    /// For a formula in TeX, the crystal above the arrow.
    public var latex: String {
        let arrow = host.map { "\\xrightarrow{\\mathrm{\(DefectSpecies.latex($0.text))}}" } ?? "\\to"
        func term(_ kind: Term.Kind) -> String {
            switch kind {
            case .defect(let species): species.latex
            case .compound(let formula, let phase):
                "\\mathrm{\(DefectSpecies.latex(formula.text))}" + (phase.isEmpty ? "" : "\\mathrm{\(phase)}")
            }
        }
        return "\(Self.side(reactants, term, "\\,")) \(arrow) \(Self.side(products, term, "\\,"))".replacing(
            "½", with: "\\tfrac{1}{2}"
        )
        .replacing("∅", with: "\\varnothing")
    }

    /// The mass-action law's right side, Π [product]^ν / Π [reactant]^ν in TeX: of defects alone, ions on their own sites taken as 1.
    ///
    /// Gases stand as their pressures p, condensed phases are left out. Source: Kröger and Vink 1956.
    public var massAction: String {
        func factors(_ terms: [Term]) -> String {
            terms.compactMap { term -> String? in
                let power =
                    term.coefficient == 1 ? "" : "^{\(Self.number(term.coefficient).replacing("½", with: "1/2"))}"
                switch term.kind {
                case .defect(let species):
                    if case .ion(let formula) = species.occupant, formula.text == species.site { return nil }
                    return "[\(species.latex)]\(power)"
                case .compound(let formula, let phase):
                    return phase == "(g)" ? "p_{\\mathrm{\(DefectSpecies.latex(formula.text))}}\(power)" : nil
                }
            }.joined(separator: "\\,")
        }
        let (above, below) = (factors(products), factors(reactants))
        return below.isEmpty ? (above.isEmpty ? "1" : above) : "\\frac{\(above.isEmpty ? "1" : above)}{\(below)}"
    }

    private static func text(_ kind: Term.Kind) -> String {
        switch kind {
        case .defect(let species): species.text
        case .compound(let formula, let phase): formula.text + phase
        }
    }

    private static func side(_ terms: [Term], _ write: (Term.Kind) -> String, _ space: String = " ") -> String {
        guard !terms.isEmpty else { return "∅" }
        return terms.map { term in
            (term.coefficient == 1 ? "" : number(term.coefficient) + space) + write(term.kind)
        }.joined(separator: " + ")
    }

    /// A whole number, ½, a fraction, or a decimal number.
    static func number(_ value: Double) -> String {
        if abs(value - value.rounded()) < 1e-9, abs(value) < 1e15 { return String(Int(value.rounded())) }
        for denominator in 2...12 {
            let numerator = value * Double(denominator)
            guard abs(numerator - numerator.rounded()) < 1e-9, abs(numerator) < 1e15 else { continue }
            return denominator == 2 && numerator.rounded() == 1 ? "½" : "\(Int(numerator.rounded()))/\(denominator)"
        }
        return "\(value)"
    }
}

extension DefectReaction: CustomStringConvertible {
    /// The same as `text`.
    public var description: String { text }
}
