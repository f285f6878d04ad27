import Glibc

/// The random walk of independent ions: ⟨R²⟩ = b D t and D = ν r²/b with b = 2d. Source: Wang et al. 2022, eq 1 (row W1).
public enum RandomWalk {
    /// D in m²/s.
    ///
    /// - Parameters:
    ///   - jumpRate: ν, jumps of one ion per second in all directions together, in s⁻¹.
    ///   - jumpDistance: r in m.
    ///   - dimensions: d, 1 to 3.
    public static func diffusivity(jumpRate: Double, jumpDistance: Double, dimensions: Int = 3) -> Double {
        jumpRate * jumpDistance * jumpDistance / Double(2 * dimensions)
    }

    /// ν in s⁻¹ of a diffusivity in m²/s.
    public static func jumpRate(diffusivity: Double, jumpDistance: Double, dimensions: Int = 3) -> Double {
        diffusivity * Double(2 * dimensions) / (jumpDistance * jumpDistance)
    }

    /// ⟨R²⟩ in m² after a time in s.
    public static func meanSquaredDisplacement(diffusivity: Double, time: Double, dimensions: Int = 3) -> Double {
        Double(2 * dimensions) * diffusivity * time
    }
}
