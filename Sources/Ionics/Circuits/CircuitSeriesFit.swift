import Glibc
import NumericalMethods
public import Quantities

/// One circuit fitted to the spectra of a temperature series at once, with parameters that follow Arrhenius laws or stay the same.
///
/// Arcs that overlap at some temperatures are told apart by those at which they do not, and activation energies carry the covariance of all that
/// was fitted. ln p = a + (E/k_B)(1/T − 1/T₀) + [ln(T/T₀)], T₀ the harmonic mean of the temperatures. Source: rows L12 and L3.
public struct CircuitSeriesFit: Sendable {
    public let circuit: Circuit
    /// In K, as given.
    public let temperatures: [Double]
    /// T₀ in K.
    public let referenceTemperature: Double
    public let weighting: ImpedanceWeighting
    /// What was searched, with covariance; `names` says what is what.
    public let searched: CorrelatedValues
    /// "R1 ln at T0", "R1 E" for parameters with an energy; "CPE1.alpha" for shared ones; "R0 at 3" for the fourth spectrum's own.
    public let names: [String]
    public let sumOfSquares: Double
    /// Residuals minus what was searched.
    public let degreesOfFreedom: Int
    /// The separate fits, from which the common one started.
    public let separateFits: [CircuitFit]
    private let links: [CircuitTemperatureLink]
    private let places: [[Int]]

    /// - Parameters:
    ///   - circuit: see `Circuit`.
    ///   - spectra: with temperatures, at least two different ones.
    ///   - links: by parameter name; those that are not named are free.
    ///   - weighting: see `ImpedanceWeighting`.
    ///   - startCount: of each separate fit.
    ///   - seed: of the scattered starts.
    /// - Throws: `CircuitError` for unknown names or energies of parameters that are not logarithmic, `IonicsError.outOfRange` for spectra without
    ///   temperature, and what `CircuitFit` throws.
    public init(
        _ circuit: Circuit, spectra: [ImpedanceSpectrum], links: [String: CircuitTemperatureLink],
        weighting: ImpedanceWeighting = .modulus, startCount: Int = 24, seed: UInt64 = 1
    ) throws {
        var kinds = [CircuitTemperatureLink](repeating: .free, count: circuit.parameters.count)
        for name in links.keys.sorted() {
            let index = try circuit.index(ofParameter: name)
            kinds[index] = links[name] ?? .free
            guard !kinds[index].isActivated || circuit.parameters[index].isLogarithmic else {
                throw CircuitError.notComparable(reason: "\(name) cannot follow an Arrhenius law")
            }
        }
        let temperatures = try Self.temperatures(spectra)
        let reference = Double(temperatures.count) / temperatures.reduce(0) { $0 + 1 / $1 }
        var separate: [CircuitFit] = []
        for spectrum in spectra {
            // What was found at one temperature is the best start at the next.
            separate.append(
                try CircuitFit(
                    circuit, spectrum: spectrum, weighting: weighting, start: separate.last?.values,
                    startCount: startCount, seed: seed))
        }
        let problem = try Self.Problem(circuit, spectra, kinds, temperatures, reference, weighting)
        let start = problem.start(separate.map { $0.searched.values })
        var found = try problem.minimum(from: start)
        for _ in 0..<3 {
            let next = try problem.minimum(from: found.parameters)
            let gain = found.sumOfSquares - next.sumOfSquares
            if gain > 0 { found = next }
            if gain < 1e-9 * found.sumOfSquares { break }
        }
        let (residuals, jacobian) = problem.residualsAndJacobian(found.parameters)
        let covariance = ParameterCovariance(
            jacobian: jacobian, rows: residuals.count, fixed: found.parametersAtBounds)
        let freedom = residuals.count - start.count + found.parametersAtBounds.count
        let scale = weighting == .standardUncertainties ? 1 : found.sumOfSquares / Double(max(1, freedom))
        self.circuit = circuit
        self.temperatures = temperatures
        referenceTemperature = reference
        self.weighting = weighting
        searched = CorrelatedValues(
            values: found.parameters, covariance: covariance.matrix.map { $0.map { $0 * scale } })
        names = problem.names
        sumOfSquares = found.sumOfSquares
        degreesOfFreedom = freedom
        separateFits = separate
        self.links = kinds
        places = problem.places
    }

    private static func temperatures(_ spectra: [ImpedanceSpectrum]) throws(IonicsError) -> [Double] {
        var result: [Double] = []
        for (index, spectrum) in spectra.enumerated() {
            guard let temperature = spectrum.temperature else {
                throw .outOfRange(name: "temperature of spectra[\(index)]", value: .nan, expected: "known, in K")
            }
            result.append(temperature)
        }
        guard Set(result).count > 1 else {
            throw .outOfRange(
                name: "number of temperatures", value: Double(Set(result).count), expected: "at least 2 different ones")
        }
        return result
    }

    /// E in eV of a parameter that follows an Arrhenius law: of σT for `.resistance`, of the parameter itself for `.activated`.
    ///
    /// - Throws: `CircuitError.unknownParameter`, or `.notComparable` for a parameter without energy.
    public func activationEnergy(_ name: String) throws(CircuitError) -> Uncertain {
        let index = try circuit.index(ofParameter: name)
        guard links[index].isActivated else {
            throw .notComparable(reason: "\(name) was not linked by an Arrhenius law")
        }
        return searched.uncertain(places[index][1])
    }

    /// The 95 % interval of E in eV, with Student's t.
    ///
    /// - Throws: as `activationEnergy`.
    public func activationEnergyInterval(_ name: String, coverage: Double = 0.95) throws(CircuitError) -> ClosedRange<
        Double
    > {
        let energy = try activationEnergy(name)
        let reach =
            energy.standardUncertainty
            * (weighting == .standardUncertainties
                ? NormalDistribution.quantile((1 + coverage) / 2)
                : StudentDistribution(degreesOfFreedom: Double(max(1, degreesOfFreedom))).coverageFactor(coverage))
        return energy.value - reach...energy.value + reach
    }

    /// A parameter's value at a temperature in K, in its unit; free parameters exist at the measured temperatures only.
    ///
    /// - Throws: `CircuitError.unknownParameter`, or `.notComparable` for a free one elsewhere.
    public func value(_ name: String, atTemperature temperature: Double) throws(CircuitError) -> Uncertain {
        let index = try circuit.index(ofParameter: name)
        let parameter = circuit.parameters[index]
        let own = places[index]
        switch links[index] {
        case .free:
            guard let spectrum = temperatures.firstIndex(of: temperature) else {
                throw .notComparable(reason: "\(name) is free and was not measured at \(temperature) K")
            }
            return searched.propagate { CircuitModel.value($0[own[spectrum]], parameter) }
        case .shared: return searched.propagate { CircuitModel.value($0[own[0]], parameter) }
        case .resistance, .activated:
            let (slope, offset) = Self.law(links[index], temperature, referenceTemperature)
            return searched.propagate { exp($0[own[0]] + slope * $0[own[1]] + offset) }
        }
    }

    /// Where ln p at T₀ and E of a parameter with a given link stand among what was searched.
    ///
    /// - Throws: `CircuitError.unknownParameter`, or `.notComparable` for another link.
    func places(of name: String, link: CircuitTemperatureLink) throws(CircuitError) -> [Int] {
        let index = try circuit.index(ofParameter: name)
        guard links[index] == link else {
            throw .notComparable(reason: "\(name) must be linked by '\(link.rawValue)', not '\(links[index].rawValue)'")
        }
        return places[index]
    }

    /// The probability that the links raise the sum of squares so much by chance (Fisher's test against the separate fits); below 0.05 the spectra
    /// do not follow them, and the energies' uncertainties are too small. Nil when the links take nothing away or with given uncertainties.
    public var chanceOfLinks: Double? {
        let separate = separateFits.reduce(0) { $0 + $1.sumOfSquares }
        let freedom = separateFits.reduce(0) { $0 + $1.degreesOfFreedom }
        let added = degreesOfFreedom - freedom
        guard added > 0, freedom > 0, weighting != .standardUncertainties else { return nil }
        return FisherDistribution(numerator: Double(added), denominator: Double(freedom))
            .tail((sumOfSquares - separate) / Double(added) / (separate / Double(freedom)))
    }

    /// Factor of E and constant of ln p at a temperature.
    fileprivate static func law(
        _ link: CircuitTemperatureLink, _ temperature: Double, _ reference: Double
    ) -> (slope: Double, offset: Double) {
        (
            (1 / temperature - 1 / reference) / PhysicalConstants.boltzmannElectronvolt,
            link == .resistance ? log(temperature / reference) : 0
        )
    }
}

extension CircuitSeriesFit {
    /// The residuals of all spectra as a function of what is searched; each spectrum's own parameters depend on that linearly.
    private final class Problem {
        let names: [String]
        /// For each parameter of the circuit the places of what it is made of.
        let places: [[Int]]
        private let links: [CircuitTemperatureLink]
        private let temperatures: [Double]
        private let reference: Double
        private let models: [CircuitModel]
        private let bounds: [ClosedRange<Double>]
        private let residualCount: Int

        init(
            _ circuit: Circuit, _ spectra: [ImpedanceSpectrum], _ links: [CircuitTemperatureLink],
            _ temperatures: [Double], _ reference: Double, _ weighting: ImpedanceWeighting
        ) throws(IonicsError) {
            var names: [String] = []
            var places: [[Int]] = []
            var bounds: [ClosedRange<Double>] = []
            for (parameter, link) in zip(circuit.parameters, links) {
                let own = CircuitModel.searchBounds(parameter)
                let added: [(String, ClosedRange<Double>)] =
                    switch link {
                    case .free: temperatures.indices.map { ("\(parameter.name) at \($0)", own) }
                    case .shared: [(parameter.name, own)]
                    case .resistance, .activated:
                        [("\(parameter.name) ln at T0", own), ("\(parameter.name) E", -10...10)]
                    }
                places.append(Array(names.count..<names.count + added.count))
                names += added.map(\.0)
                bounds += added.map(\.1)
            }
            var models: [CircuitModel] = []
            for spectrum in spectra {
                models.append(
                    CircuitModel(
                        circuit, free: Array(circuit.parameters.indices),
                        values: [Double](repeating: 1, count: circuit.parameters.count),
                        angularFrequencies: spectrum.angularFrequencies,
                        measured: zip(spectrum.realImpedances, spectrum.imaginaryImpedances).map {
                            ComplexNumber($0, $1)
                        },
                        scales: try weighting.scales(of: spectrum)))
            }
            self.names = names
            self.places = places
            self.bounds = bounds
            self.links = links
            self.temperatures = temperatures
            self.reference = reference
            self.models = models
            residualCount = models.reduce(0) { $0 + $1.residualCount }
        }

        /// What the separate fits' searched parameters say: means of shared ones, straight lines of activated ones.
        func start(_ separate: [[Double]]) -> [Double] {
            var result = [Double](repeating: 0, count: names.count)
            for (index, link) in links.enumerated() {
                let values = separate.map { $0[index] }
                let own = places[index]
                switch link {
                case .free: for (place, value) in zip(own, values) { result[place] = value }
                // The median is not drawn away by one spectrum that shows nothing of the parameter.
                case .shared: result[own[0]] = values.sorted()[values.count / 2]
                case .resistance, .activated:
                    let laws = temperatures.map { CircuitSeriesFit.law(link, $0, reference) }
                    let y = zip(values, laws).map { $0 - $1.offset }
                    let meanX = laws.reduce(0) { $0 + $1.slope } / Double(laws.count)
                    let meanY = y.reduce(0, +) / Double(y.count)
                    let spread = laws.reduce(0) { $0 + ($1.slope - meanX) * ($1.slope - meanX) }
                    let slope = zip(laws, y).reduce(0) { $0 + ($1.0.slope - meanX) * ($1.1 - meanY) } / spread
                    result[own[1]] = min(max(slope, -9), 9)
                    result[own[0]] = meanY - slope * meanX
                }
            }
            return zip(result, bounds).map { min(max($0, $1.lowerBound), $1.upperBound) }
        }

        func minimum(from start: [Double]) throws(NumericalError) -> LevenbergMarquardtSearch {
            try LevenbergMarquardtSearch(start: start, bounds: bounds, residualCount: residualCount) {
                self.evaluate($0, $1, $2)
            }
        }

        func residualsAndJacobian(_ search: [Double]) -> (residuals: [Double], jacobian: [Double]) {
            var residuals = [Double](repeating: 0, count: residualCount)
            var jacobian = [Double](repeating: 0, count: residualCount * names.count)
            _ = search.withUnsafeBufferPointer { search in
                residuals.withUnsafeMutableBufferPointer { residuals in
                    jacobian.withUnsafeMutableBufferPointer { evaluate(search, residuals, $0) }
                }
            }
            return (residuals, jacobian)
        }

        private func evaluate(
            _ search: UnsafeBufferPointer<Double>, _ residuals: UnsafeMutableBufferPointer<Double>,
            _ jacobian: UnsafeMutableBufferPointer<Double>?
        ) -> Bool {
            jacobian?.update(repeating: 0)
            var first = 0
            for (spectrum, model) in models.enumerated() {
                var local = [Double](repeating: 0, count: links.count)
                var terms: [[(place: Int, factor: Double)]] = []
                for (index, link) in links.enumerated() {
                    let own = places[index]
                    switch link {
                    case .free: terms.append([(own[spectrum], 1)])
                    case .shared: terms.append([(own[0], 1)])
                    case .resistance, .activated:
                        let law = CircuitSeriesFit.law(link, temperatures[spectrum], reference)
                        terms.append([(own[0], 1), (own[1], law.slope)])
                        local[index] = law.offset
                    }
                    for term in terms[index] { local[index] += term.factor * search[term.place] }
                }
                let found = model.residualsAndJacobian(local)
                for row in 0..<model.residualCount { residuals[first + row] = found.residuals[row] }
                if let jacobian {
                    for (index, list) in terms.enumerated() {
                        for term in list {
                            for row in 0..<model.residualCount {
                                jacobian[term.place * residualCount + first + row] +=
                                    term.factor * found.jacobian[index * model.residualCount + row]
                            }
                        }
                    }
                }
                first += model.residualCount
            }
            return true
        }
    }
}
