/// How a nucleus scatters and absorbs neutrons.
///
/// Source: V. F. Sears, Neutron News 3(3) (1992) 26, as the table of NIST has it (row X18). Natural elements but where the name says an isotope.
public struct NeutronScattering: Hashable, Sendable {
    /// Bound coherent scattering length in fm, its real part.
    public let coherentScatteringLength: Double
    /// In barn.
    public let coherentCrossSection: Double
    /// In barn.
    public let incoherentCrossSection: Double
    /// In barn at 2200 m/s (1.798 Å).
    public let absorptionCrossSection: Double

    /// - Parameter name: a symbol, or an isotope as `7Li`; `D` is ²H. Nil where the table has none.
    public static func of(_ name: String) -> NeutronScattering? {
        table[name].map {
            NeutronScattering(
                coherentScatteringLength: $0.0, coherentCrossSection: $0.1, incoherentCrossSection: $0.2,
                absorptionCrossSection: $0.3)
        }
    }

    private static let table: [String: (Double, Double, Double, Double)] = [
        "H": (-3.7390, 1.7568, 80.26, 0.3326), "D": (6.671, 5.592, 2.05, 0.000519), "Li": (-1.90, 0.454, 0.92, 70.5),
        "6Li": (2.00, 0.51, 0.46, 940), "7Li": (-2.22, 0.619, 0.78, 0.0454), "Be": (7.79, 7.63, 0.0018, 0.0076),
        "B": (5.30, 3.54, 1.70, 767), "10B": (-0.1, 0.144, 3, 3835), "11B": (6.65, 5.56, 0.21, 0.0055),
        "C": (6.6460, 5.551, 0.001, 0.0035), "N": (9.36, 11.01, 0.50, 1.90), "O": (5.803, 4.232, 0.0008, 0.00019),
        "F": (5.654, 4.017, 0.0008, 0.0096), "Na": (3.63, 1.66, 1.62, 0.530), "Mg": (5.375, 3.631, 0.08, 0.063),
        "Al": (3.449, 1.495, 0.0082, 0.231), "Si": (4.1491, 2.163, 0.004, 0.171), "P": (5.13, 3.307, 0.005, 0.172),
        "S": (2.847, 1.0186, 0.007, 0.53), "Cl": (9.5770, 11.5257, 5.3, 33.5), "K": (3.67, 1.69, 0.27, 2.1),
        "Ca": (4.70, 2.78, 0.05, 0.43), "Sc": (12.29, 19, 4.5, 27.5), "Ti": (-3.438, 1.485, 2.87, 6.09),
        "V": (-0.3824, 0.0184, 5.08, 5.08), "Cr": (3.635, 1.66, 1.83, 3.05), "Mn": (-3.73, 1.75, 0.40, 13.3),
        "Fe": (9.45, 11.22, 0.40, 2.56), "Co": (2.49, 0.779, 4.8, 37.18), "Ni": (10.3, 13.3, 5.2, 4.49),
        "Cu": (7.718, 7.485, 0.55, 3.78), "Zn": (5.680, 4.054, 0.077, 1.11), "Ga": (7.288, 6.675, 0.16, 2.75),
        "Ge": (8.185, 8.42, 0.18, 2.2), "As": (6.58, 5.44, 0.06, 4.5), "Se": (7.970, 7.98, 0.32, 11.7),
        "Br": (6.795, 5.80, 0.10, 6.9), "Rb": (7.09, 6.32, 0.5, 0.38), "Sr": (7.02, 6.19, 0.06, 1.28),
        "Y": (7.75, 7.55, 0.15, 1.28), "Zr": (7.16, 6.44, 0.02, 0.185), "Nb": (7.054, 6.253, 0.0024, 1.15),
        "Mo": (6.715, 5.67, 0.04, 2.48), "Ag": (5.922, 4.407, 0.58, 63.3), "Cd": (4.87, 3.04, 3.46, 2520),
        "In": (4.065, 2.08, 0.54, 193.8), "Sn": (6.225, 4.871, 0.022, 0.626), "Sb": (5.57, 3.90, 0.007, 4.91),
        "Te": (5.80, 4.23, 0.09, 4.7), "I": (5.28, 3.50, 0.31, 6.15),
    ]
}
