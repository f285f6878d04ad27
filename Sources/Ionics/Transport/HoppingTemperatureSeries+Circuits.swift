import Glibc
import NumericalMethods
import Quantities

extension HoppingTemperatureSeries {
    /// The same from equivalent circuits that separate the bulk from grain boundaries and electrodes; see `CircuitHoppingRate`.
    ///
    /// All are of one pellet, whose thickness and area they share: their uncertainty enters σ₀ and C once and leaves energies and ΔS_m alone.
    ///
    /// - Parameters:
    ///   - temperatures: in K, one for each circuit.
    ///   - circuits: at least two with a rate, at two temperatures; what is refused is left out.
    /// - Throws: `NumericalError` when too few determine a rate.
    public init(temperatures: [Double], circuits: [CircuitHoppingRate]) throws {
        guard temperatures.count == circuits.count else {
            throw NumericalError.lengthsDiffer("temperatures and circuits", temperatures.count, circuits.count)
        }
        var rates: [Rate] = []
        var kept: [Double] = []
        var exponents: [(temperature: Double, exponent: Uncertain)] = []
        var freedoms: [Int] = []
        for (temperature, circuit) in zip(temperatures, circuits) {
            switch circuit.verdict {
            case .determined:
                rates.append(
                    .rate(
                        CorrelatedValues(
                            values: Array(circuit.parameters.values[..<2]),
                            covariance: circuit.parameters.covariance[..<2].map { Array($0[..<2]) })))
                exponents.append((temperature, circuit.exponent))
            case .above(let hertz):
                rates.append(.above(circuit.parameters.uncertain(0), logarithm: log(2 * .pi * hertz)))
            case .below, .refused: continue
            }
            freedoms.append(circuit.degreesOfFreedom)
            kept.append(temperature)
        }
        let isEstimated = circuits.allSatisfy(\.estimatesScatter)
        try self.init(
            temperatures: kept, rates: rates, exponents: exponents, scatterFreedoms: isEstimated ? freedoms : nil,
            geometricUncertainty: circuits.first?.geometry.cellConstant.relativeUncertainty ?? 0)
    }

    /// The same from one fit of a circuit to all spectra, in which R of an element J is linked by `.resistance` and its omega by `.activated`.
    ///
    /// No spectrum's rate is quoted on its own there, so that none has to be a bound: what a spectrum says of a rate above its frequencies enters by its weight.
    ///
    /// - Parameters:
    ///   - series: the fit.
    ///   - element: the name of the element J, for instance J1.
    ///   - geometry: of the pellet.
    /// - Throws: `CircuitError` when there is no such element or it is not linked in this way.
    public init(_ series: CircuitSeriesFit, element name: String, geometry: CellGeometry) throws(CircuitError) {
        guard let element = series.circuit.elements.first(where: { $0.name == name }),
            element.kind.symbol == PowerLawConductor.symbol
        else { throw .wrongElement(name: name, expected: "a \(PowerLawConductor.name) J") }
        let inverse = 1 / (PhysicalConstants.boltzmannElectronvolt * series.referenceTemperature)
        let resistance = try series.places(of: "\(name).R", link: .resistance)
        let rate = try series.places(of: "\(name).omega", link: .activated)
        // ln R = a + (E/k_B)(1/T − 1/T₀) + ln(T/T₀), and the rate's E is −E_m.
        let scale = log(geometry.cellConstant.value * series.referenceTemperature)
        let found = series.searched.propagateSeveral { p in
            [
                scale - p[resistance[0]] + p[resistance[1]] * inverse, p[resistance[1]],
                p[rate[0]] - p[rate[1]] * inverse, -p[rate[1]],
            ]
        }
        parameters = Self.adding(geometry.cellConstant.relativeUncertainty, to: found)
        reducedChiSquare = series.sumOfSquares / Double(max(1, series.degreesOfFreedom))
        degreesOfFreedom = series.degreesOfFreedom
        scatterDegreesOfFreedom = series.weighting == .standardUncertainties ? nil : series.degreesOfFreedom
        boundCount = 0
        exponentRise = Self.rise(
            zip(series.temperatures, series.separateFits).compactMap { temperature, fit in
                (try? fit.parameter("\(name).n")).map { (temperature: temperature, exponent: $0.value) }
            })
    }
}
