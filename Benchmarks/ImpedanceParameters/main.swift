import Glibc
import Ionics

// Fits every impedance file of a folder of folders and prints points and parameters with tabs between them: impedance-parameters DATA-FOLDER.
// `compare.py` sets another program's fits beside them.

/// Circuits that are tried; where none is named, the one of least AICc counts among those whose parameters are all determined.
let candidates = [
    "p(R1,CPE1)", "p(R1,CPE1)-CPE2", "p(R1,CPE1)-p(R2,CPE2)-CPE3", "p(R1,C1)-p(R2,CPE2)-CPE3", "R0-C1", "R0-CPE1",
    "R0-p(R1,C1)",
    "R0-p(R1,CPE1)", "R0-p(R1,CPE1)-CPE2", "R0-p(R1,CPE1)-W2", "R0-p(R1-W1,C1)", "R0-p(R1-W1,CPE1)",
    "R0-p(R1,C1)-p(R2,C2)",
    "R0-p(R1,CPE1)-p(R2,CPE2)", "R0-p(R1,C1)-p(R2,W2)", "R0-p(R1,C1)-p(R2-W1,C2)", "R0-p(R1,CPE1)-p(R2-W1,CPE2)",
    "R0-p(R1,C1)-p(R2-Wo1,C2)",
    "L0-R0-p(R1,CPE1)",
    "L0-R0-p(R1,C1)-p(R2,C2)", "L0-R0-p(R1,CPE1)-W2", "L0-R0-p(R1,CPE1)-p(R2,CPE2)", "L0-R0-p(R1,CPE1)-p(R2,CPE2)-CPE3",
    "L0-R0-p(R1,CPE1)-p(R2-Wo1,CPE2)", "L0-R0-Zarc1", "L0-R0-Zarc1-Zarc2",
]
/// The documentation of impedance.py fits its example so, with equal weights and without inductive points.
let published = ["exampleData.csv": "R0-p(R1,C1)-p(R2-Wo1,C2)"]

func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
        let text = withUnsafePointer(to: entry.pointee.d_name) {
            $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if !text.hasPrefix(".") { names.append(text) }
    }
    return names.sorted()
}

func chosen(_ spectrum: ImpedanceSpectrum) -> CircuitFit? {
    candidates.compactMap { text -> CircuitFit? in
        guard let circuit = try? Circuit(text), let fit = try? CircuitFit(circuit, spectrum: spectrum),
            fit.parameters.allSatisfy({ !$0.isAtBound && !$0.isUndetermined && $0.interval != nil })
        else { return nil }
        return fit
    }.min { $0.correctedAkaikeCriterion < $1.correctedAkaikeCriterion }
}

/// E of σT by bulk, grain boundary and both of one pellet at seven temperatures, with 95 % intervals by the points' scatter.
func pelletEnergies(_ root: String) throws {
    let circuit = try Circuit("p(R1,CPE1)-p(R2,CPE2)-CPE3")
    let temperatures = stride(from: 413.15, through: 473.15, by: 10).map { $0 }
    let fits = try temperatures.reduce(into: [CircuitFit]()) { fits, temperature in
        let celsius = Int((temperature - 273.15).rounded())
        let spectrum = try ImpedanceSpectrum(
            contentsOf: "\(root)/eis_vt_pellet_eisfitpython/EIS_Data__Example-3-4__s04147-\(celsius)deg.txt")
        fits.append(try CircuitFit(circuit, spectrum: spectrum, start: fits.last?.values))
    }
    let parts: [(String, ([Double]) -> Double)] = [
        ("bulk", { $0[0] }), ("grain boundary", { $0[3] }), ("both", { $0[0] + $0[3] }),
    ]
    for (name, resistance) in parts {
        let line = try ArrheniusFit(
            temperatures: temperatures, values: zip(temperatures, fits).map { $0 / resistance($1.values) },
            kind: .conductivityTimesTemperature)
        let (energy, interval) = (line.activationEnergy, line.activationEnergyInterval())
        let ends = [interval.lowerBound, interval.upperBound].map { "\(($0 * 1000).rounded() / 1000)" }
        note("pellet, \(name): E_a = \(energy) eV, 95 % \(ends[0]) to \(ends[1]) eV")
    }
}

/// What σ′(ω) of Na β″-alumina says of the hopping rate.
func aluminaVerdicts(_ root: String) throws {
    for temperature in [220, 298, 373, 473, 573] {
        let table = rows(
            "\(root)/sigma_spectra_beta_alumina/sample_data__bdp-Na__Na_unsym_Hoppe1991_\(temperature)K_lit.csv")
        let analysis = HoppingRateAnalysis(
            try ConductivitySpectrum(frequencies: table.map { pow(10, $0[0]) }, conductivities: table.map { $0[1] }))
        note("β″-alumina at \(temperature) K: \(analysis.verdict)")
    }
}

/// Rows of numbers of a text file.
func rows(_ path: String) -> [[Double]] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var result: [[Double]] = []
    var buffer = [CChar](repeating: 0, count: 4096)
    while fgets(&buffer, Int32(buffer.count), file) != nil {
        let text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let cells = text.split { $0 == "," || $0.isWhitespace }
        let numbers = cells.compactMap { Double($0) }
        if numbers.count == cells.count, numbers.count > 1 { result.append(numbers) }
    }
    return result
}

func note(_ text: String) { line(["note", "", "", text]) }

func line(_ cells: [String]) { print(cells.joined(separator: "\t")) }

guard CommandLine.arguments.count == 2 else {
    print("usage: impedance-parameters DATA-FOLDER")
    exit(2)
}
let root = CommandLine.arguments[1]
for folder in names(in: root) where folder.hasPrefix("eis_") {
    for name in names(in: "\(root)/\(folder)") where name != "SOURCE.txt" {
        let file: ImpedanceFile
        do { file = try ImpedanceFile(contentsOf: "\(root)/\(folder)/\(name)") } catch {
            line(["unread", folder, name, "\(error)"])
            continue
        }
        for (number, sweep) in file.spectra.enumerated() {
            let label = file.sweeps.count == 1 ? name : "\(name) (\(number + 1))"
            let circuit = published.first { name.hasSuffix($0.key) }?.value
            let spectrum = circuit == nil ? sweep : try sweep.omitting(sweep.inductivePoints)
            let fit =
                try circuit.map { try CircuitFit(Circuit($0), spectrum: spectrum, weighting: .unit) }
                ?? chosen(spectrum)
            guard let fit else {
                line(["unfitted", folder, label, "\(spectrum.count)"])
                continue
            }
            line([
                "fit", folder, label, fit.circuit.description, circuit == nil ? "modulus" : "unit",
                "\(fit.sumOfSquares)",
                fit.parameters.map {
                    "\($0.name)=\($0.value.value)=\($0.interval?.lowerBound ?? .nan)=\($0.interval?.upperBound ?? .nan)"
                }.joined(separator: ";"),
                spectrum.frequencies.map { "\($0)" }.joined(separator: ";"),
                spectrum.realImpedances.map { "\($0)" }.joined(separator: ";"),
                spectrum.imaginaryImpedances.map { "\($0)" }.joined(separator: ";"),
            ])
            fflush(nil)
        }
    }
}
try pelletEnergies(root)
try aluminaVerdicts(root)
