import Document

/// The space between two atoms, by TeX's table (The TeXbook, chapter 18), in ems.
enum MathSpacing {
    /// Thin, medium and thick space, the latter two and some thin ones not in scripts.
    private static let table: [MathNode.AtomClass: String] = [
        .ordinary: "01mt000s", .largeOperator: "11-t000s", .binary: "mm--m--m", .relation: "tt-0t00t",
        .opening: "00-00000", .closing: "01mt000s", .punctuation: "ss-sssss", .inner: "s1mts0ss",
    ]
    private static let order: [MathNode.AtomClass] = [
        .ordinary, .largeOperator, .binary, .relation, .opening, .closing, .punctuation, .inner,
    ]

    static func between(_ left: MathNode.AtomClass, _ right: MathNode.AtomClass, isScript: Bool) -> Double {
        guard let row = table[left], let column = order.firstIndex(of: right) else { return 0 }
        switch row[row.index(row.startIndex, offsetBy: column)] {
        case "1": return 3.0 / 18
        case "s": return isScript ? 0 : 3.0 / 18
        case "m": return isScript ? 0 : 4.0 / 18
        case "t": return isScript ? 0 : 5.0 / 18
        default: return 0
        }
    }
}
