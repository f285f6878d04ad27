/// The activation energies and diffusion coefficients that a class of materials spans.
public struct ClassRange: Codable, Hashable, Sendable {
    /// In label markup.
    public var name: String
    /// In eV; both ends may be one value.
    public var energies: ClosedRange<Double>
    /// Positive; both ends may be one value.
    public var diffusivities: ClosedRange<Double>

    /// - Parameters: as the properties.
    public init(_ name: String, energies: ClosedRange<Double>, diffusivities: ClosedRange<Double>) {
        self.name = name
        self.energies = energies
        self.diffusivities = diffusivities
    }
}

extension Figure {
    /// Classes of materials as fields on a map of diffusion coefficient, logarithmic, against activation energy.
    ///
    /// - Parameter unit: of the diffusion coefficients, in label markup.
    public static func classMap(_ classes: [ClassRange], unit: String = "cm^2^ s^−1^") -> Figure {
        Figure {
            for (index, range) in classes.enumerated() {
                let (low, high) = (range.energies.lowerBound, range.energies.upperBound)
                let (least, most) = (range.diffusivities.lowerBound, range.diffusivities.upperBound)
                Region(x: range.energies, y: range.diffusivities).color(.cycle(index)).opacity(0.2)
                Line(x: [low, high, high, low, low], y: [least, least, most, most, least], label: range.name)
                    .color(.cycle(index))
            }
        }
        .xAxis("*E*~a~", unit: "eV", from: 0, to: (classes.map(\.energies.upperBound).max() ?? 1) * 1.08)
        .yAxis("*D*", unit: unit, scale: .log)
    }
}
