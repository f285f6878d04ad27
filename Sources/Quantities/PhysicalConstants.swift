/// Constants of nature as CODATA recommended them in 2022; those of the SI's definition are exact.
///
/// Source: P. Mohr et al., CODATA recommended values of the fundamental physical constants 2022, physics.nist.gov/constants.
public enum PhysicalConstants {
    /// Boltzmann constant in J/K, exact.
    public static let boltzmann = 1.380_649e-23
    /// Elementary charge in C, exact.
    public static let elementaryCharge = 1.602_176_634e-19
    /// Boltzmann constant in eV/K, exact.
    public static let boltzmannElectronvolt = boltzmann / elementaryCharge
    /// Avogadro constant in mol⁻¹, exact.
    public static let avogadro = 6.022_140_76e23
    /// Planck constant in J s, exact.
    public static let planck = 6.626_070_15e-34
    /// Molar gas constant in J mol⁻¹ K⁻¹, exact.
    public static let molarGas = avogadro * boltzmann
    /// Faraday constant in C/mol, exact.
    public static let faraday = avogadro * elementaryCharge
    /// ε₀ in F/m, with a relative standard uncertainty of 1.6e-10 (CODATA 2022).
    public static let vacuumPermittivity = 8.854_187_818_8e-12
    /// 25 °C in K.
    public static let roomTemperature = 298.15
}
