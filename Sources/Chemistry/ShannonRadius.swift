/// An effective ionic radius after Shannon, with what it depends on.
///
/// Distances between ions are about the sum of two radii of the same set; crystal radii are 14 pm larger for cations and 14 pm smaller for
/// anions. Source: R. D. Shannon, Acta Cryst. A 32 (1976) 751 (rows X2, X3).
public struct ShannonRadius: Hashable, Sendable {
    /// How the neighbours stand where their number does not say it.
    public enum Geometry: String, Hashable, Sendable { case usual, square, pyramidal }
    /// How the d electrons of a transition metal pair.
    public enum Spin: String, Hashable, Sendable { case high, low }

    /// The element's symbol, or `OH`.
    public let ion: String
    /// In elementary charges.
    public let charge: Int
    /// Number of nearest neighbours.
    public let coordination: Int
    /// Of the neighbours.
    public let geometry: Geometry
    /// Of transition metals where it matters; nil elsewhere.
    public let spin: Spin?
    /// The effective radius in pm; negative for bare protons.
    public let effective: Double

    /// The crystal radius in pm.
    public var crystal: Double { effective + (charge > 0 ? 14 : -14) }

    /// All radii in the order of the table.
    public static let all: [ShannonRadius] = read(ShannonTable.text)

    /// The radius of an ion.
    ///
    /// - Parameters:
    ///   - ion: with its charge, such as `Li+`, `O^2-`, `OH-`.
    ///   - coordination: number of nearest neighbours.
    ///   - geometry: square or pyramidal where meant.
    ///   - spin: high or low; needed where the table has both.
    /// - Throws: `ChemistryError.noRadius` naming the coordinations that the table has, and `.spinNeeded`; what the formula throws.
    public static func of(
        _ ion: String, coordination: Int, geometry: Geometry = .usual, spin: Spin? = nil
    ) throws(ChemistryError) -> ShannonRadius {
        let formula = try ChemicalFormula(ion)
        let name = ion.contains("OH") ? "OH" : formula.parts.count == 1 ? formula.unchargedText : ""
        let known = all.filter { $0.ion == name && $0.charge == formula.charge }
        let fitting = known.filter { $0.coordination == coordination && $0.geometry == geometry }
        let chosen = spin == nil ? fitting : fitting.filter { $0.spin == spin || $0.spin == nil }
        guard let first = chosen.first else {
            throw .noRadius(ion, coordination: coordination, known: known.map(\.coordination))
        }
        guard chosen.count == 1 else { throw .spinNeeded(ion, coordination: coordination) }
        return first
    }

    private static func read(_ text: String) -> [ShannonRadius] {
        var radii: [ShannonRadius] = []
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 2, let charge = Int(words[1]) else { continue }
            for word in words.dropFirst(2) {
                let pair = word.split(separator: ":")
                let digits = pair[0].prefix { $0.isNumber }
                guard pair.count == 2, let coordination = Int(digits), let radius = Double(pair[1]) else { continue }
                let marks = pair[0].dropFirst(digits.count)
                radii.append(
                    ShannonRadius(
                        ion: String(words[0]), charge: charge, coordination: coordination,
                        geometry: marks.contains("s") ? .square : marks.contains("p") ? .pyramidal : .usual,
                        spin: marks.contains("h") ? .high : marks.contains("l") ? .low : nil, effective: radius))
            }
        }
        return radii
    }
}

extension ChemicalFormula {
    /// The symbol of a formula of one atom; empty for others.
    fileprivate var unchargedText: String {
        guard case .element(let symbol, let count)? = parts.first, count.number == 1, count.variableFactors.isEmpty
        else { return "" }
        return symbol
    }
}
