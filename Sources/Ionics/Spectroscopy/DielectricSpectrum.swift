import Glibc
import Quantities

/// A spectrum as properties of the material: complex conductivity, permittivity, modulus and loss.
///
/// σ* = (d/A)/Z, ε* = σ*/(iωε₀), M* = 1/ε* = iωC₀Z, tan δ = ε″/ε′. Values are those of the time factor e^{iωt}: ε* = ε′ − iε″, M* = M′ + iM″.
/// Source: Irvine, Sinclair and West, Adv. Mater. 2 (1990) 132 (row L14).
public struct DielectricSpectrum: Hashable, Codable, Sendable {
    /// In rising order of frequency.
    public let impedance: ImpedanceSpectrum
    public let geometry: CellGeometry

    public init(_ impedance: ImpedanceSpectrum, geometry: CellGeometry) {
        self.impedance = impedance
        self.geometry = geometry
    }

    /// ν in Hz, rising.
    public var frequencies: [Double] { impedance.frequencies }

    /// σ′ in S/cm.
    public var conductivities: [Double] { admittances.map { $0.real * geometry.cellConstant.value } }
    /// σ″ in S/cm, positive for a capacitor.
    public var imaginaryConductivities: [Double] { admittances.map { $0.imaginary * geometry.cellConstant.value } }
    /// ε′ relative to vacuum.
    public var permittivities: [Double] {
        let factor = 1 / geometry.emptyCapacitance.value
        return zip(admittances, impedance.angularFrequencies).map { $0.imaginary / $1 * factor }
    }
    /// ε″ relative to vacuum, positive where energy is lost; contains the part of direct current, σ_dc/(ωε₀).
    public var dielectricLosses: [Double] {
        let factor = 1 / geometry.emptyCapacitance.value
        return zip(admittances, impedance.angularFrequencies).map { $0.real / $1 * factor }
    }
    /// tan δ = ε″/ε′ = −Z′/Z″; infinite where the phase is zero.
    public var lossTangents: [Double] { zip(impedance.realImpedances, impedance.imaginaryImpedances).map { -$0 / $1 } }
    /// M′ = −ωC₀Z″.
    public var realModuli: [Double] { moduli(impedance.imaginaryImpedances).map { -$0 } }
    /// M″ = ωC₀Z′.
    public var imaginaryModuli: [Double] { moduli(impedance.realImpedances) }

    /// Relative standard uncertainty of σ, ε and M that comes from thickness and area; it is the same for all points and moves them together.
    public var geometricUncertainty: Double { geometry.cellConstant.relativeUncertainty }

    /// Standard uncertainties of σ′ in S/cm from the impedance alone, u(σ′) = (d/A) u(Z)/|Z|², which are also those of σ″; nil when those of Z are unknown.
    public var conductivityUncertainties: [Double]? {
        impedance.standardUncertainties.map { deviations in
            zip(deviations, impedance.moduli).map { geometry.cellConstant.value * $0 / ($1 * $1) }
        }
    }

    /// σ′(ν) for fits of hopping rates, and how many points were left out because σ′ is not positive there.
    ///
    /// - Throws: `IonicsError.outOfRange` when no point is left.
    public func conductivitySpectrum() throws(IonicsError) -> (spectrum: ConductivitySpectrum, excludedCount: Int) {
        let values = conductivities
        let kept = values.indices.filter { values[$0] > 0 }
        let spectrum = try ConductivitySpectrum(
            frequencies: kept.map { frequencies[$0] }, conductivities: kept.map { values[$0] },
            temperature: impedance.temperature)
        return (spectrum, values.count - kept.count)
    }

    /// The highest maximum of M″ within the data, which belongs to the smallest capacitance, as a rule the bulk; nil when M″ has none.
    ///
    /// For a resistance parallel to a capacitance, M″ = (C₀/2C) at ωRC = 1, so C = C₀/(2M″_max) and R = 1/(ω_max C). A spread of relaxation times
    /// lowers the maximum, so that C is then an upper bound. The top is that of a parabola in ln ν through three points.
    /// Source: Irvine, Sinclair and West 1990 (row L14).
    public var modulusPeak: ModulusPeak? {
        let values = imaginaryModuli
        let inner = values.indices.dropFirst().dropLast().filter {
            values[$0] > 0 && values[$0] >= values[$0 - 1] && values[$0] >= values[$0 + 1]
        }
        guard let top = inner.max(by: { values[$0] < values[$1] }) else { return nil }
        let (below, above) = (
            log(frequencies[top - 1] / frequencies[top]), log(frequencies[top + 1] / frequencies[top])
        )
        let (left, right) = (values[top - 1] - values[top], values[top + 1] - values[top])
        let curvature = (left / below - right / above) / (below - above)
        let slope = left / below - curvature * below
        guard below < 0, above > 0, curvature < 0 else { return nil }
        let shift = -slope / (2 * curvature)
        return ModulusPeak(
            frequency: frequencies[top] * exp(shift), height: values[top] + slope * shift / 2,
            emptyCapacitance: geometry.emptyCapacitance)
    }

    private func moduli(_ impedances: [Double]) -> [Double] {
        let capacitance = geometry.emptyCapacitance.value
        return zip(impedances, impedance.angularFrequencies).map { $0 * $1 * capacitance }
    }

    private var admittances: [(real: Double, imaginary: Double)] {
        zip(impedance.realImpedances, impedance.imaginaryImpedances).map { real, imaginary in
            let square = real * real + imaginary * imaginary
            return (real / square, -imaginary / square)
        }
    }
}
