/// Covalent radii of cations in the bond-valence method, which screen their repulsion.
///
/// Source: Chen, Wong and Adams, Acta Crystallogr. B 75, 18 (2019), as BVlain 0.25 tabulates them.
enum BondValenceRadii {
    /// In Å.
    static let covalent: [String: Double] = [
        "Li": 1.31, "Be": 0.91, "B": 0.71, "C": 0.77, "N": 0.74, "Na": 1.66, "Mg": 1.36, "Al": 1.11, "Si": 1.17,
        "P": 1.10,
        "S": 1.04, "Cl": 0.99, "K": 2.06, "Ca": 1.66, "Sc": 1.46, "Ti": 1.26, "V": 1.21, "Cr": 1.21, "Mn": 1.26,
        "Fe": 1.26, "Co": 1.21, "Ni": 1.21, "Cu": 1.21, "Zn": 1.21, "Ga": 1.16, "Ge": 1.22, "As": 1.21, "Se": 1.17,
        "Rb": 2.21,
        "Sr": 1.86, "Y": 1.66, "Zr": 1.41, "Nb": 1.31, "Mo": 1.31, "Ag": 1.46, "Cd": 1.41, "In": 1.41, "Sn": 1.40,
        "Sb": 1.41,
        "Te": 1.37, "I": 1.33, "Cs": 2.46, "Ba": 2.01, "La": 1.81, "Ce": 1.71, "Nd": 1.71, "Gd": 1.66, "Dy": 1.61,
        "Ho": 1.61, "Er": 1.61, "Yb": 1.61, "Lu": 1.61, "Hf": 1.41, "Ta": 1.31, "W": 1.21, "Tl": 1.76, "Pb": 1.66,
        "Bi": 1.46,
    ]

    /// The principal quantum number of the outermost shell: the element's period.
    static func period(_ number: Int) -> Int {
        [2, 10, 18, 36, 54, 86].firstIndex { number <= $0 }.map { $0 + 1 } ?? 7
    }
}
