import Quantities

/// The results of all rows of a manifest, in its order.
public struct SampleTable: Sendable {
    public let results: [SampleResult]
    /// How porosity was corrected for, in words; empty when it was not.
    public let notes: [String]

    /// All warnings, in the order of the rows.
    public var warnings: [SampleWarning] { results.flatMap(\.warnings) }
    /// Rows that gave no values, with the reason.
    public var failures: [(line: Int, sample: String, reason: String)] {
        results.compactMap { result in result.failure.map { (result.row.line, result.row.sample, $0) } }
    }

    /// The results as columns: what the manifest says, then every value with its uncertainty.
    public var table: ResultTable {
        func numbers(_ value: (SampleResult) -> Double?) -> ResultTable.Cells { .numbers(results.map(value)) }
        var columns = [
            ResultTable.Column("sample", .texts(results.map(\.row.sample))),
            ResultTable.Column("file", .texts(results.map(\.row.file))),
            ResultTable.Column("temperature", unit: "K", numbers(\.temperature)),
            ResultTable.Column("thickness", unit: "cm", numbers { $0.row.geometry?.thickness.value }),
            ResultTable.Column(
                "thickness uncertainty", unit: "cm", numbers { $0.row.geometry?.thickness.standardUncertainty }),
            ResultTable.Column("area", unit: "cm²", numbers { $0.row.geometry?.area.value }),
            ResultTable.Column("area uncertainty", unit: "cm²", numbers { $0.row.geometry?.area.standardUncertainty }),
            ResultTable.Column("porosity", numbers { $0.row.porosity?.value }),
            ResultTable.Column("date", .texts(results.map(\.row.date))),
            ResultTable.Column("operator", .texts(results.map(\.row.operatorName))),
            ResultTable.Column(
                "mask", .texts(results.map { $0.row.mask.map(String.init).joined(separator: " ") })),
            ResultTable.Column(
                "fit from", unit: "Hz", numbers { $0.row.fitWindow.map { Self.finite($0.lowerBound) } ?? nil }),
            ResultTable.Column(
                "fit to", unit: "Hz", numbers { $0.row.fitWindow.map { Self.finite($0.upperBound) } ?? nil }),
            ResultTable.Column("short", .texts(results.map { $0.row.shortFile ?? "" })),
            ResultTable.Column("open", .texts(results.map { $0.row.openFile ?? "" })),
            ResultTable.Column("points", numbers { Double($0.pointCount) }),
        ]
        // Names in the order in which they come first.
        var names: [(name: String, unit: String)] = []
        for value in results.flatMap(\.values) where !names.contains(where: { $0 == (value.name, value.unit) }) {
            names.append((value.name, value.unit))
        }
        for (name, unit) in names {
            let found = results.map { $0.values.first { $0.name == name && $0.unit == unit }?.value }
            columns.append(ResultTable.Column(name, unit: unit, .numbers(found.map { $0?.value })))
            let deviations = found.map { $0?.standardUncertainty }
            // Exact values have no column of zeros beside them.
            if deviations.contains(where: { ($0 ?? 0).magnitude > 0 }) {
                columns.append(ResultTable.Column(name + " uncertainty", unit: unit, .numbers(deviations)))
            }
        }
        columns.append(
            ResultTable.Column(
                "remarks",
                .texts(
                    results.map { result in
                        let remarks = result.values.map(\.remark).filter { !$0.isEmpty }
                        return (remarks + result.warnings.map(\.description) + (result.failure.map { [$0] } ?? []))
                            .joined(separator: "; ")
                    })))
        return ResultTable(columns: columns.filter { !$0.isEmpty }, notes: notes)
    }

    /// Ends of windows that are open on one side.
    private static func finite(_ value: Double) -> Double? {
        value == .leastNormalMagnitude || value == .greatestFiniteMagnitude ? nil : value
    }

    /// Writes the table; the ending of the name tells the format: .csv, .txt (columns for Origin) or .xlsx.
    public func write(to path: String) throws(SampleError) { try table.write(to: path) }
}

extension SampleManifest {
    /// Reads and analyses all spectra, several at a time; one row's failure leaves the others alone.
    ///
    /// - Parameters:
    ///   - porosityModel: adds, for each value in S/cm of a row with porosity, that of the dense material.
    ///   - plausibleConductivities: in S/cm; values outside are questioned. The widest range of solids known: α-AgI and its like reach about 1 to 3.
    ///   - analysis: gives named values of a sample; `Sample.totalConductivity` where nothing else is wanted, `Sample.hoppingRate`,
    ///     `Sample.circuit("p(R1,CPE1)-CPE2")` or a function of one's own. Called from several threads.
    ///   - progress: called after each row with the number of rows done and of all.
    /// - Returns: one result for each row, in the order of the manifest, whatever the number of threads.
    public func analysed(
        porosityModel: PorosityModel? = nil, plausibleConductivities: ClosedRange<Double> = 1e-18...3,
        by analysis: @escaping @Sendable (Sample) throws -> [SampleValue] = Sample.totalConductivity,
        progress: (_ done: Int, _ count: Int) -> Void = { _, _ in }
    ) -> SampleTable {
        let inputs = inputs()
        let count = inputs.count
        let analyse: @Sendable (Int) -> SampleResult = { index in
            let input = inputs[index]
            do {
                return try Self.result(input.sample(), analysis, porosityModel, plausibleConductivities)
            } catch {
                return SampleResult(
                    row: input.row, temperature: input.row.temperature, values: [], warnings: [], pointCount: 0,
                    failure: "\(error)")
            }
        }
        let results = ParallelMap.map(count, progress: { progress($0, count) }, analyse)
        return SampleTable(results: results, notes: porosityModel.map { ["porosity: \($0.note)"] } ?? [])
    }

    private static func result(
        _ sample: Sample, _ analysis: (Sample) throws -> [SampleValue], _ model: PorosityModel?,
        _ plausible: ClosedRange<Double>
    ) throws -> SampleResult {
        var values = try analysis(sample)
        let (line, name) = (sample.row.line, sample.row.sample)
        var warnings: [SampleWarning] = []
        for value in values
        where value.unit == "S/cm" && value.value.value.isFinite && !plausible.contains(value.value.value) {
            warnings.append(
                .conductivity(line: line, sample: name, name: value.name, value: value.value.value, expected: plausible)
            )
        }
        if let model, let porosity = sample.row.porosity {
            for value in values where value.unit == "S/cm" && value.value.value.isFinite {
                let dense = try model.denseConductivity(value.value, porosity: porosity)
                values.append(SampleValue(value.name + " (dense)", unit: value.unit, dense))
            }
        }
        if let permittivity = sample.dielectric?.modulusPeak?.permittivity.value, permittivity < 1 {
            warnings.append(.permittivity(line: line, sample: name, value: permittivity))
        }
        let phase = sample.spectrum.phases.reduce(Double.pi) { min($0, abs($1)) } * 180 / .pi
        if phase > 20 { warnings.append(.noPlateau(line: line, sample: name, phase: phase)) }
        if let test = try? LinearKramersKronig(sample.spectrum), test.isSystematic, test.largestResidual > 0.01 {
            warnings.append(.inconsistentSpectrum(line: line, sample: name, residual: test.largestResidual))
        }
        if let manifest = sample.row.temperature, let file = sample.fileTemperature, abs(manifest - file) > 2 {
            warnings.append(.temperature(line: line, sample: name, manifest: manifest, file: file))
        }
        if !sample.report.exclusions.isEmpty {
            warnings.append(.excludedPoints(line: line, sample: name, report: sample.report.description))
        }
        return SampleResult(
            row: sample.row, temperature: sample.spectrum.temperature, values: values, warnings: warnings,
            pointCount: sample.spectrum.count, failure: nil)
    }
}

extension PorosityModel {
    /// The model in words, for the record.
    var note: String {
        switch self {
        case .maxwell: "Maxwell, σ/σ₀ = 2(1 − p)/(2 + p)"
        case .bruggeman: "Bruggeman, σ/σ₀ = (1 − p)^1.5"
        case .archie(let exponent): "Archie, σ/σ₀ = (1 − p)^m with m = \(exponent)"
        }
    }
}
