import Foundation
import Testing

@testable import Document
@testable import Exporters

@Suite struct LaTeXTests {
    private func latex(_ setting: String = "latex: default", style: String = "acs") -> String {
        let document = ManuscriptFixture.document(latex: setting, style: style)
        return LaTeXExporter(figures: { _ in nil }, images: { _ in ("a.png", 30) }).latex(document)
    }

    @Test func textIsEscaped() {
        #expect(
            LaTeXText.escaped("50% a_b {x} $ & # ~ ^ \\")
                == ##"50\% a\_b \{x\} \$ \& \# \textasciitilde{} \textasciicircum{} \textbackslash{}"##)
        #expect(LaTeXText.escaped("a--b") == "a-{}-b")
        #expect(LaTeXText.escaped("σ ≤ 10²") == #"\ensuremath{\sigma} \ensuremath{\le} 10\textsuperscript{2}"#)
        #expect(LaTeXText.address("https://x.org/a_b%20{c}#d") == ##"https://x.org/a\_b\%20\%7Bc\%7D\#d"##)
        #expect(LaTeXText.label("fig-ä_1") == "fig-+e4+5f1")
        #expect(LaTeXText.inlineCode("code-line --to") == #"code-\allowbreak{}line\ -{}-to"#)
    }

    @Test func namesLeadToORCID() {
        #expect(
            latex().contains(
                #"\author{\href{https://orcid.org/0000-0002-1825-0097}{A. Author}\\{\small Group X} \and "#))
        let journal = latex("latex: {documentclass: revtex4-2}")
        #expect(journal.contains("% ORCID 0000-0002-1825-0097\n\\author{A. Author}\n"))
    }

    @Test func numbersAreLaTeXsOwn() {
        let text = latex()
        #expect(text.contains("Section~\\ref{sec-second}") || text.contains("section~\\ref{sec-second}"))
        #expect(text.contains("Figure~\\ref{fig-a}"))
        #expect(text.contains("Table~\\ref{tbl-a}"))
        #expect(text.contains("(\\ref{eq-a})"))
        #expect(text.contains("Figures~\\ref{fig-a} and \\ref{fig-b}"))
        // A panel's part is its panel's number and its letter.
        #expect(text.contains("Figure~\\ref{fig-panel}a"))
        #expect(text.contains("\\renewcommand{\\thefigure}{S\\arabic{figure}}"))
        for label in ["sec-second", "fig-a", "fig-panel", "tbl-a", "eq-a", "fig-s"] {
            #expect(text.components(separatedBy: "\\label{\(label)}").count == 2, "\(label)")
        }
    }

    @Test func citationsAreLaTeXsOwn() {
        let text = latex()
        #expect(text.contains("\\cite{li2023,wood2021}"))
        #expect(text.contains("\\citet{li2023}"))
        #expect(text.contains("\\citenum{wood2021}, p.~3)") || text.contains("\\citenum{wood2021}, p. 3)"))
        #expect(text.contains("\\bibitem[{Li et~al.}(2023)]{li2023}"))
        #expect(text.components(separatedBy: "\\bibitem").count == 3)
        let named = latex(style: "author-year")
        #expect(named.contains("\\citep{li2023,wood2021}"))
        #expect(named.contains("(see \\citealp{wood2021}, p. 3)"))
        #expect(named.contains("[authoryear,round]{natbib}"))
    }

    @Test func formulasPassOrAreWrittenOut() {
        #expect(LaTeXMath.formula(#"\frac{a}{b_\mathrm{c}}"#) == #"\frac{a}{b_\mathrm{c}}"#)
        #expect(!LaTeXMath.formula(#"\ce{Li+}"#).contains("\\ce"))
        #expect(LaTeXMath.formula(#"\qty{1.2e-4}{S/cm}"#).contains("10^{-4}"))
        #expect(LaTeXMath.formula(#"a &= b \\ c &= d"#).hasPrefix("\\begin{aligned}"))
        // What LaTeX lacks is written from the tree.
        #expect(LaTeXMath.formula(#"\AA"#) == #"\text{\AA}"#)
    }

    @Test func tablesAlignOnTheirMarks() {
        let text = latex()
        #expect(text.contains("\\begin{tabular}{lr@{}l}"))
        #expect(text.contains("12 & .25 \\\\"))
        #expect(text.contains("A \\& B & 1 & .5"))
        for rule in ["\\toprule", "\\midrule", "\\bottomrule"] { #expect(text.contains(rule)) }
    }

    @Test func classesGetWhatTheyWant() {
        let physical = latex("latex: {documentclass: revtex4-2, classoption: [aps, prb]}")
        #expect(physical.contains("\\documentclass[aps,prb,nofootinbib]{revtex4-2}"))
        let (start, title) = (physical.range(of: "\\begin{document}"), physical.range(of: "\\title{"))
        #expect(start.map { start in title.map { start.lowerBound < $0.lowerBound } ?? false } ?? false)
        #expect(latex("latex: {documentclass: achemso}").contains("\\affiliation{Group X}"))
        #expect(latex().contains("\\documentclass[11pt,a4paper]{article}"))
    }

    @Test(arguments: ["pdflatex", "lualatex"]) func compiles(program: String) throws {
        try compile(latex(), program: program)
    }

    @Test(arguments: ["achemso", "revtex4-2"]) func compilesInClass(name: String) throws {
        try compile(latex("latex: {documentclass: \(name)}"), program: "pdflatex", needs: name)
    }

    /// Compiles twice where LaTeX is at hand, and looks for errors, lines too wide and references that lead nowhere.
    private func compile(_ text: String, program: String, needs name: String = "article") throws {
        func run(_ tool: String, _ arguments: [String], in folder: String) throws -> (status: Int32, output: String) {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: "/usr/bin/" + tool)
            process.arguments = arguments
            process.currentDirectoryURL = URL(fileURLWithPath: folder)
            let pipe = Pipe()
            process.standardOutput = pipe
            process.standardError = pipe
            try process.run()
            let data = pipe.fileHandleForReading.readDataToEndOfFile()
            process.waitUntilExit()
            return (process.terminationStatus, String(decoding: data, as: UTF8.self))
        }
        let folder = NSTemporaryDirectory() + "ionweave-latex-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        guard FileManager.default.isExecutableFile(atPath: "/usr/bin/" + program),
            FileManager.default.isExecutableFile(atPath: "/usr/bin/kpsewhich"),
            try ["booktabs.sty", "natbib.sty", "\(name).cls"].allSatisfy({
                try run("kpsewhich", [$0], in: folder).status == 0
            })
        else { return }
        try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/report.tex"))
        try Data(ManuscriptFixture.image().bytes).write(to: URL(fileURLWithPath: folder + "/a.png"))
        var log = ""
        for _ in 0..<3 {
            let result = try run(program, ["-interaction=nonstopmode", "-halt-on-error", "report.tex"], in: folder)
            #expect(result.status == 0, "\(result.output.suffix(1500))")
            log = result.output
        }
        #expect(!log.contains("Overfull"), "\(log)")
        #expect(!log.contains("undefined"), "\(log)")
        #expect(!log.contains("Missing character"), "\(log)")
    }
}
