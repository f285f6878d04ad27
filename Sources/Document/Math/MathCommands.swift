/// TeX's commands for the signs of formulas, for those that write TeX from a tree.
public enum MathCommands {
    /// The command of a sign, without its backslash, that LaTeX has with amsmath and amssymb; nil where there is none.
    public static func name(of sign: String) -> String? { names[sign] }

    /// What LaTeX with amsmath and amssymb does not have, or has for something else.
    public static let own: Set<String> = [
        "degree", "ohm", "AA", "Å", "angstrom", "micro", "permil", "euro", "pounds", "checkmark", "dag", "S", "%", "$",
        "#", "&", "_", "backslash", "coloneqq", "iff", "implies", "impliedby", "dotsc", "dotsb", "dotsi", "dotsm",
        "square", "oiint", "smallint", "ldotp", "omicron", "varkappa", "prime", "neg", "lnot", "models",
    ]

    private static let names: [String: String] = {
        let tables = [
            MathSymbols.greek, MathSymbols.capitalGreek, MathSymbols.ordinary, MathSymbols.binary,
            MathSymbols.relations, MathSymbols.arrows, MathSymbols.dots, MathSymbols.sums, MathSymbols.integrals,
        ]
        var result = ["¬": "neg", "′": "prime", "∂": "partial", "ϰ": "varkappa", "ı": "imath", "ȷ": "jmath"]
        for table in tables {
            // Of several names the shortest, so that the same sign always gives the same command.
            for (name, sign) in table.sorted(by: { ($0.key.count, $0.key) < ($1.key.count, $1.key) })
            where !own.contains(name) && result[sign] == nil {
                result[sign] = name
            }
        }
        return result
    }()
}
