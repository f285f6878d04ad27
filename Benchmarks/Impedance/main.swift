import Glibc
import Ionics

// Times fits of impedance spectra in seconds of processor time, which other work on the machine does not change. `Benchmarks/impedance` runs it
// beside other programs on the same files.

/// Rows of numbers of a text file; lines that hold anything else are passed over.
func rows(_ path: String) -> [[Double]] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var result: [[Double]] = []
    var buffer = [CChar](repeating: 0, count: 4096)
    while fgets(&buffer, Int32(buffer.count), file) != nil {
        let line = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let cells = line.split { $0 == "," || $0.isWhitespace }
        let numbers = cells.compactMap { Double($0) }
        if !numbers.isEmpty, numbers.count == cells.count { result.append(numbers) }
    }
    return result
}

/// Median of the processor time of some runs, in seconds.
func time(runs: Int, repetitions: Int, _ body: () throws -> Void) rethrows -> Double {
    var times: [Double] = []
    for _ in 0..<runs {
        let start = clock()
        for _ in 0..<repetitions { try body() }
        times.append(Double(clock() - start) / Double(CLOCKS_PER_SEC) / Double(repetitions))
    }
    return times.sorted()[runs / 2]
}

guard CommandLine.arguments.count == 2 else {
    print("usage: impedance-benchmark DATA-FOLDER")
    exit(2)
}
let folder = CommandLine.arguments[1]
let points = rows("\(folder)/eis_instrument_formats_impedancepy/data__exampleData.csv").filter { $0[2] < 0 }
let spectrum = try ImpedanceSpectrum(
    frequencies: points.map { $0[0] }, realImpedances: points.map { $0[1] }, imaginaryImpedances: points.map { $0[2] })
let circuit = try Circuit("R0-p(R1,C1)-p(R2-Wo1,C2)")
let start = [0.01, 0.01, 100, 0.01, 0.05, 100, 1]
var local: CircuitFit?
let localTime = try time(runs: 7, repetitions: 20) {
    local = try CircuitFit(circuit, spectrum: spectrum, weighting: .unit, start: start, startCount: 1)
}
print("circuit, one local fit   \(localTime) s   sum of squares \(local?.sumOfSquares ?? .nan)")
var many: CircuitFit?
let manyTime = try time(runs: 3, repetitions: 1) {
    many = try CircuitFit(circuit, spectrum: spectrum, weighting: .unit, start: start)
}
print("circuit, 24 starts       \(manyTime) s   sum of squares \(many?.sumOfSquares ?? .nan)")
let arcs = rows("\(folder)/eis_drt_pydrttools/tutorial__data__2ZARC0.csv").filter { $0.count == 4 }
let arcSpectrum = try ImpedanceSpectrum(
    frequencies: arcs.map { $0[1] }, realImpedances: arcs.map { $0[2] }, imaginaryImpedances: arcs.map { $0[3] })
let times = arcSpectrum.frequencies.reversed().map { 1 / $0 }
for parameter in [1e-2, 1e-3, 1e-4] {
    var distribution: RelaxationTimeDistribution?
    let seconds = try time(runs: 7, repetitions: 5) {
        distribution = try RelaxationTimeDistribution(
            arcSpectrum, weighting: .unit, regularisation: parameter, times: times)
    }
    print("distribution, λ = \(parameter)   \(seconds) s   objective \(distribution?.objective ?? .nan)")
}
for criterion in RegularisationCriterion.allCases {
    var distribution: RelaxationTimeDistribution?
    let seconds = try time(runs: 3, repetitions: 1) {
        distribution = try RelaxationTimeDistribution(arcSpectrum, weighting: .unit, criterion: criterion, times: times)
    }
    print("distribution, λ by \(criterion)   \(seconds) s   λ \(distribution?.regularisation ?? .nan)")
}
