import Document
public import Drawing

extension MathTypesetter {
    /// A formula inside a line, in the parts after which a line may end.
    public func parts(_ source: String, size: Double, color: Color) -> [MathPart] {
        let key = CacheKey(source: source, isDisplayed: false, size: size, color: color)
        if let known = knownParts[key] { return known }
        let parts = divided(source, size: size, color: color)
        knownParts[key] = parts
        return parts
    }

    /// Cuts a formula after its signs of relation and of addition (The TeXbook, chapter 18, "Line breaks").
    ///
    /// Other than in TeX nothing inside brackets is cut, and no sign is left alone at a line's end.
    private func divided(_ source: String, size: Double, color: Color) -> [MathPart] {
        var style = MathStyle(level: .text, isCramped: false, textSize: size, color: color)
        guard case .row(let nodes) = MathParser.parse(source).formula else {
            return [MathPart(box: layout(source, isDisplayed: false, size: size, color: color), end: nil)]
        }
        let atoms = Atom.atoms(nodes)
        var parts: [MathPart] = []
        var start = 0
        var depth = 0
        var hasOperand = false
        for (index, atom) in atoms.enumerated() {
            guard let atomClass = atom.atomClass else { continue }
            if atomClass == .opening { depth += 1 }
            if atomClass == .closing { depth = max(0, depth - 1) }
            if let cost = Self.cost(of: atomClass) {
                let next = atoms[(index + 1)...].lazy.compactMap(\.atomClass).first
                guard depth == 0, hasOperand, let next, next != .relation else { continue }
                let box = row(atoms[start...index], &style)
                let space = MathSpacing.between(atomClass, next, isScript: style.isScript) * self.size(style)
                parts.append(MathPart(box: box, end: MathPart.End(cost: cost, space: space)))
                start = index + 1
                hasOperand = false
            } else {
                hasOperand = true
            }
        }
        parts.append(MathPart(box: row(atoms[start...], &style), end: nil))
        return parts
    }

    /// TeX's `\relpenalty` and `\binoppenalty`.
    private static func cost(of atomClass: MathNode.AtomClass) -> Double? {
        switch atomClass {
        case .relation: 500
        case .binary: 700
        case .ordinary, .largeOperator, .opening, .closing, .punctuation, .inner: nil
        }
    }
}
