/// Defects in equilibrium over a series of dopant concentrations and temperatures.
///
/// What a defect's conductivity needs: its concentration and the thermal energy of its formation, to which the barrier of a hop and the binding to
/// dopants add: E_activation = E_formation + E_barrier + E_binding. Source: Xia 2022, §5.2, eq. 16 (rows X5, X6).
public struct DopingSeries: Hashable, Sendable {
    /// Effective charge per formula of the dopants.
    public let dopantCharges: [Double]
    /// In K.
    public let temperatures: [Double]
    /// `[dopant][temperature]`
    public let equilibria: [[DefectEquilibrium]]

    /// - Parameters:
    ///   - defects: as for `DefectEquilibrium`; their energies do not change with temperature.
    ///   - dopantCharges: effective charges per formula, positive for Ca_Li•, at least one.
    ///   - temperatures: in K, at least one.
    public init(
        defects: [DefectEquilibrium.Defect], dopantCharges: [Double], temperatures: [Double]
    ) throws(IonicsError) {
        for (name, list) in [("dopantCharges", dopantCharges), ("temperatures", temperatures)] where list.isEmpty {
            throw .outOfRange(name: "number of \(name)", value: 0, expected: "at least 1")
        }
        var rows: [[DefectEquilibrium]] = []
        for charge in dopantCharges {
            var row: [DefectEquilibrium] = []
            for temperature in temperatures {
                row.append(try DefectEquilibrium(defects: defects, dopantCharge: charge, temperature: temperature))
            }
            rows.append(row)
        }
        self.dopantCharges = dopantCharges
        self.temperatures = temperatures
        equilibria = rows
    }

    /// Per formula, `[dopant][temperature]`.
    /// - Throws: `IonicsError.unknownColumn` for a name that no defect has.
    public func concentrations(of name: String) throws(IonicsError) -> [[Double]] {
        let index = try index(of: name)
        return equilibria.map { $0.map { $0.concentrations[index] } }
    }

    /// E_activation in eV of the defect's conductivity times temperature, `[dopant][temperature]`.
    ///
    /// - Parameters:
    ///   - barrier: of a hop in eV, 0 or more.
    ///   - binding: to dopants in eV where nearly all of the defects are bound, 0 or more.
    public func activationEnergies(
        of name: String, barrier: Double, binding: Double = 0
    ) throws(IonicsError) -> [[Double]] {
        let index = try index(of: name)
        let sum = try DefectAssociation.activationEnergy(barrier: barrier, binding: binding)
        return equilibria.map { $0.map { $0.formationEnthalpies[index] + sum } }
    }

    private func index(of name: String) throws(IonicsError) -> Int {
        let names = equilibria[0][0].defects.map(\.name)
        guard let index = names.firstIndex(of: name) else {
            throw .unknownColumn(path: "the series of defects", name: name, known: names)
        }
        return index
    }
}
