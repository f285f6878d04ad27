import Glibc

// Counts how often 95 % intervals hold the truth, with fixed seeds: spectra-calibration [TRIALS [PART-OF-A-TITLE]]. The README holds what was seen.

let trialCount = CommandLine.arguments.count > 1 ? Int(CommandLine.arguments[1]) ?? 1000 : 1000
let wanted = CommandLine.arguments.count > 2 ? CommandLine.arguments[2] : ""
print("| data and fit | quantity | trials | covered / % | ± / % | refused / % | |")
print("|---|---|--:|--:|--:|--:|---|")
let cases =
    try CircuitCases.all + ConductivityCases.all + (try SeriesCases.all) + LawCases.all + ResonanceCases.all
    + ConductivityCases.others
for (number, entry) in cases.enumerated() where wanted.isEmpty || entry.title.contains(wanted) {
    for row in await entry.rows(number: number, askedCount: trialCount) { print(row) }
    // What is known is shown, also where the output goes to a file.
    fflush(nil)
}
