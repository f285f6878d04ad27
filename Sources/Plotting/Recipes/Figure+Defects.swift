import Glibc

/// A point defect in several charge states.
public struct DefectLevels: Codable, Hashable, Sendable {
    /// In label markup.
    public var name: String
    public var charges: [Int]
    /// Formation energy in eV of each charge state where the potential is zero.
    public var energies: [Double]

    public init(_ name: String, charges: [Int], energies: [Double]) {
        requireEqualCounts("DefectLevels", ("charges", charges.count), ("energies", energies.count))
        self.name = name
        self.charges = charges
        self.energies = energies
    }

    /// The lowest energy at a potential in eV: E_q + q μ.
    func energy(at potential: Double) -> Double {
        zip(charges, energies).map { $1 + Double($0) * potential }.min() ?? .nan
    }
}

extension Figure {
    /// Formation energies of point defects against the Fermi level: the stable charge state of each, kinks marked.
    ///
    /// E_f(q, E_F) = E_f(q, 0) + q E_F (C. Freysoldt and others, Rev. Mod. Phys. 86 (2014) 253, eq. 1).
    ///
    /// - Parameters:
    ///   - defects: energies in eV at the valence band's edge.
    ///   - gap: band gap in eV, the end of the axis.
    public static func defectFormation(
        _ defects: [DefectLevels], gap: Double, potential: String = "*E*~F~ − *E*~v~", unit: String = "eV"
    ) -> Figure {
        Figure {
            for defect in defects {
                let kinks = kinks(defect, gap)
                let places = [0] + kinks + [gap]
                Line(x: places, y: places.map(defect.energy), label: defect.name)
                if !kinks.isEmpty {
                    Points(x: kinks, y: kinks.map(defect.energy), shape: .circle).series(defect.name).filled()
                }
            }
            Rule(y: 0)
        }
        .xAxis(potential, unit: unit, from: 0, to: gap)
        .yAxis("*E*~f~", unit: "eV")
    }

    /// Potentials at which the stable charge state changes, rising.
    private static func kinks(_ defect: DefectLevels, _ gap: Double) -> [Double] {
        var kinks: [Double] = []
        for first in defect.charges.indices {
            for second in defect.charges.indices where second > first && defect.charges[first] != defect.charges[second]
            {
                let place =
                    (defect.energies[second] - defect.energies[first])
                    / Double(defect.charges[first] - defect.charges[second])
                let energy = defect.energies[first] + Double(defect.charges[first]) * place
                if place > 0, place < gap, abs(energy - defect.energy(at: place)) < 1e-9 { kinks.append(place) }
            }
        }
        return kinks.sorted()
    }

    /// A Brouwer diagram: concentrations of defects against an activity, both logarithmic.
    ///
    /// - Parameters:
    ///   - activities: for instance partial pressures, or activities of the alkali metal.
    ///   - concentrations: `[defect][activity]`, as fractions of sites or in cm⁻³.
    ///   - names: in label markup.
    ///   - regimes: ends of the regimes of electroneutrality with their conditions in label markup.
    public static func brouwer(
        activities: [Double], concentrations: [[Double]], names: [String],
        regimes: [(range: ClosedRange<Double>, condition: String)] = [], activity: String = "*a*(Li)",
        concentration: String = "concentration", unit: String? = nil
    ) -> Figure {
        requireEqualCounts("brouwer", ("concentrations", concentrations.count), ("names", names.count))
        return Figure {
            for (index, regime) in regimes.enumerated() {
                Region(x: regime.range, text: regime.condition).opacity(index % 2 == 0 ? 0.1 : 0)
            }
            for (values, name) in zip(concentrations, names) { Line(x: activities, y: values, label: name) }
        }
        .xAxis(activity, scale: .log)
        .yAxis(concentration, unit: unit, scale: .log)
    }
}
