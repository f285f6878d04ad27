// Times the reading of notebooks alone: text in memory to a tree with its messages.
//
//   parsing-benchmark         median seconds of 1 MB of several kinds, then of inputs on which careless readers hang
//   parsing-benchmark FILE…   median seconds of files, as they are

import Diagnostics
import Document
import Foundation

let size = 1_000_000

func repeated(to size: Int = size, _ piece: (Int) -> String) -> String {
    var text = ""
    var number = 0
    while text.utf8.count < size {
        number += 1
        text += piece(number)
    }
    return text
}

func words(_ number: Int) -> String {
    """
    Paragraph \(number) says that the conductivity of an ion conductor follows from the concentration of its
    carriers, their charge and the rate at which they hop over barriers of some height, that *disorder* of the anions
    flattens the landscape of site energies, and that one measured number cannot tell these **factors** apart.


    """
}

func formulas(_ number: Int) -> String {
    """
    Paragraph \(number) says that $\\sigma_\\mathrm{dc}$ follows from the concentration $n$ of carriers, their charge
    $q$ and the rate $\\omega_\\mathrm{p}$ at which they hop over barriers of height $E_\\mathrm{m} = 0.3$ eV:

    $$ \\sigma_\\mathrm{dc} T = \\frac{n q^2 a^2 z}{6 k_\\mathrm{B}} \\omega_\\mathrm{p} $$ {#eq-\(number)}


    """
}

func everything(_ number: Int) -> String {
    """
    ## Section \(number) of *Li~6~PS~5~Cl* {#sec-\(number)}

    As @fig-\(number) and [@tbl-\(number); @eq-\(number)] show, the "rate" is `{swift} rate\(number)`[^\(number)]
    [see @li2023, p. 3]; more at [the page](https://example.org/a_b "title"), `code` and $\\Delta E = 0.3$ eV.

    [^\(number)]: A note with $x^2$ and `code`.

    - first item with *emphasis*
    - second
      1. inner one
      2. inner two

    | T / K | sigma / S cm^-1^ |
    |------:|:----------------:|
    | 300   | 1.2e-4           |
    | 320   | `a|b` and $|z|$  |

    : Conductivities. {#tbl-\(number)}

    $$ \\frac{a}{b} $$ {#eq-\(number)}

    ```{swift}
    //| label: fig-\(number)
    //| fig-cap: "Plot of `{swift} rate\(number)` against $1/T$."
    let rate\(number) = 1.0
    Figure { Line(x: [1, 2], y: [1, 2]) }
    ```

    ::: {.callout-note title="A *title*"}
    > A quotation in a callout.
    :::


    """
}

func nested(_ open: String, _ close: String, _ count: Int) -> String {
    String(repeating: open, count: count) + "a" + String(repeating: close, count: count)
}

let kinds: [(name: String, text: String)] = [
    ("1 MB of words", repeated(words)), ("1 MB of words and formulas", repeated(formulas)),
    ("1 MB of every construct", repeated(everything)),
    ("1 MB of one block's code", "```{swift}\n" + repeated { "let value\($0) = compute(\($0)) // remark\n" } + "```\n"),
    ("1 MB of one table", "| a | b |\n|---|---|\n" + repeated { "| \($0) | value |\n" }),
]

let careless: [(name: String, text: String)] = [
    ("50000 nested quotations", nested("> ", "", 50_000)), ("100000 brackets", nested("[", "]", 100_000)),
    ("1 MB in one line", repeated { "word\($0) *and* " }), ("a word of 1 MB", String(repeating: "a", count: size)),
    ("20000 nested lists", nested("- ", "", 20_000)), ("100000 runs of emphasis", nested("*a ", "b*", 100_000)),
    ("100000 open notes", nested("[^", "", 100_000)), ("1 MB of dollar signs", nested("$", "", size)),
    ("100000 open shortcodes", nested("{{< ", "", 100_000)),
    ("20000 nested divisions", nested("::: {.a}\n", "\n:::\n", 20_000)),
    ("100000 notes defined", repeated { "[^\($0)]: a\n" }),
    ("50000 nested fractions", "$" + nested("\\frac{", "}{b}", 50_000) + "$"),
    ("50000 nested YAML lists", "---\ntitle: " + nested("[", "]", 50_000) + "\n---\n"),
    ("100000 attribute lists", nested("[a]{.b}", "", 100_000)), ("1 MB of backticks", nested("`a``b", "", 200_000)),
    ("100000 open links", nested("[a](", "", 100_000)), ("100000 at signs", nested("@a ", "", 100_000)),
    ("250000 equal headings", repeated { _ in "# a\n" }), ("1 MB of blank lines", nested("\n", "", size)),
    ("100000 bars", nested("| ", "", 100_000) + "\n" + nested("|-", "", 100_000)),
]

/// Processor time: other programs on the machine do not count.
func seconds(runs: Int, _ body: () -> Void) -> Double {
    let times = (0..<runs).map { _ in
        let start = clock()
        body()
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }
    return times.sorted()[runs / 2]
}

func report(_ name: String, _ text: String, bound: Double?) {
    let file = SourceFile(name: "benchmark.md", text: text)
    let runs = bound == 2 ? 1 : 5
    let parsing = seconds(runs: runs) { _ = NotebookParser.parse(file) }
    let document = NotebookParser.parse(file).document
    let resolving = seconds(runs: runs) {
        _ = DocumentResolver.resolve(document, outputs: [], expressions: [])
    }
    let label = name.padding(toLength: 32, withPad: " ", startingAt: 0)
    let bounds = bound.map { String(format: "bound %.2f s", $0) } ?? ""
    let line = label + String(format: "%8.3f s  %@  resolved %.3f s\n", parsing, bounds, resolving)
    FileHandle.standardOutput.write(Data(line.utf8))
}

let paths = CommandLine.arguments.dropFirst()
for path in paths { report(path, try String(contentsOfFile: path, encoding: .utf8), bound: nil) }
if paths.isEmpty {
    for kind in kinds { report(kind.name, kind.text, bound: 0.15) }
    for kind in careless { report(kind.name, kind.text, bound: 2) }
}
