/// A film that grows in register with a substrate.
///
/// Mismatch f = (a_film − a_substrate)/a_substrate; the film's strain in the plane is ε = (a_substrate − a_film)/a_film. Source: Xia 2022, §5.3.5 (row
/// X11).
public struct EpitaxialStrain: Hashable, Sendable {
    /// f, positive where the film is compressed.
    public let mismatch: Double
    /// ε in the plane, positive where the film is stretched.
    public let inPlane: Double

    /// - Parameters:
    ///   - film: lattice parameter of the free film in Å, positive.
    ///   - substrate: that of the substrate, in the same directions.
    public init(film: Double, substrate: Double) throws(IonicsError) {
        for (name, value) in [("film", film), ("substrate", substrate)] where !(value > 0 && value.isFinite) {
            throw .outOfRange(name: name, value: value, expected: "positive, in Å")
        }
        mismatch = (film - substrate) / substrate
        inPlane = (substrate - film) / film
    }

    /// The strain across a (001) film of a cubic or tetragonal crystal with a free surface, −2 (C₁₃/C₃₃) ε.
    public func outOfPlane(_ constants: ElasticConstants) -> Double {
        -2 * constants[1, 3] / constants[3, 3] * inPlane
    }

    /// The stress in the plane of a (001) film of a cubic or tetragonal crystal in GPa, (C₁₁ + C₁₂ − 2C₁₃²/C₃₃) ε, positive for tension.
    public func biaxialStress(_ constants: ElasticConstants) -> Double {
        (constants[1, 1] + constants[1, 2] - 2 * constants[1, 3] * constants[1, 3] / constants[3, 3]) * inPlane
    }
}
