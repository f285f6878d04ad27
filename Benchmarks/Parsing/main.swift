import Diagnostics
import Document
import Glibc

// Times the parser on a megabyte of notebook, in memory: the repeated body of each file that is named, or of a text made here.

let megabyte = 1_000_000
let runs = 15

/// A notebook of at least a megabyte that repeats a text.
func notebook(_ body: String) -> SourceFile {
    var text = "---\ntitle: A megabyte\n---\n\n"
    while text.utf8.count < megabyte { text += body + "\n" }
    return SourceFile(name: "benchmark.md", text: text)
}

/// A file's text without its front matter.
func body(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 { bytes += buffer[..<count] }
    let text = String(decoding: bytes, as: UTF8.self)
    guard text.hasPrefix("---\n"), let end = text.firstRange(of: "\n---\n") else { return text }
    return String(text[end.upperBound...])
}

/// Median seconds of parsing.
func seconds(_ source: SourceFile) -> Double {
    var times: [Double] = []
    for _ in 0..<runs {
        var start = timespec()
        var end = timespec()
        clock_gettime(CLOCK_MONOTONIC, &start)
        let parsed = NotebookParser.parse(source, options: ParsingOptions())
        clock_gettime(CLOCK_MONOTONIC, &end)
        precondition(!parsed.document.blocks.isEmpty)
        times.append(Double(end.tv_sec - start.tv_sec) + Double(end.tv_nsec - start.tv_nsec) * 1e-9)
    }
    return times.sorted()[runs / 2]
}

let prose = """
    # A section

    The dc conductivity $\\sigma_\\mathrm{dc}$ of **an ion conductor** follows from the concentration $n$ of its carriers, their charge
    and the rate at which they hop (*Li et al.*), see [the paper](https://example.org/a) and `measured` values at 25 °C: 1.2 ± 0.3 eV.

    $$ \\sigma_\\mathrm{dc} T = \\frac{n q^2 a^2 z}{6 k_\\mathrm{B}} \\omega_\\mathrm{p} \\exp\\left(-\\frac{E_\\mathrm{m}}{k_\\mathrm{B} T}\\right) $$

    - one item with ~sub~ and ^sup^
    - another item

    | *T* / K | σ / S cm^-1^ |
    |--:|:--|
    | 298 | $10^{-3}$ |

    """

func report(_ name: String, _ source: SourceFile) {
    let size = Double(source.text.utf8.count) / 1e6
    let time = seconds(source)
    let milliseconds = Int((time * 1e4 / size).rounded())
    print("\(name): \(milliseconds / 10).\(milliseconds % 10) ms for 1 MB")
}

report("prose, formulas, lists, tables", notebook(prose))
for path in CommandLine.arguments.dropFirst() {
    guard let text = body(path) else {
        print("\(path): cannot be read")
        exit(1)
    }
    report(path, notebook(text))
}
