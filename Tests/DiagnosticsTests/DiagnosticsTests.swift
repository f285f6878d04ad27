import Diagnostics
import Testing

@Suite struct SourceFileTests {
    @Test func positionsCountCharacters() {
        let file = SourceFile(name: "a.md", text: "aé👩‍🔬b\r\n\nlast")
        #expect(file.position(at: 0) == SourcePosition(line: 1, column: 1))
        #expect(file.position(at: 3) == SourcePosition(line: 1, column: 3))
        #expect(file.position(at: 14) == SourcePosition(line: 1, column: 4))
        #expect(file.position(at: file.bytes.count) == SourcePosition(line: 3, column: 5))
        #expect(file.position(at: -3) == SourcePosition(line: 1, column: 1))
        #expect(file.position(at: 999) == SourcePosition(line: 3, column: 5))
        #expect(file.line(1) == "aé👩‍🔬b")
        #expect(file.line(2).isEmpty)
        #expect(file.line(4).isEmpty)
        #expect(file.offset(line: 1, column: 4) == 14)
        #expect(file.offset(line: 3, column: 99) == file.bytes.count)
    }

    @Test func emptyFile() {
        let file = SourceFile(name: "a.md", text: "")
        #expect(file.position(at: 0) == SourcePosition(line: 1, column: 1))
        #expect(file.range(ofLine: 1) == 0..<0)
    }
}

@Suite struct DiagnosticPrinterTests {
    @Test func text() {
        let file = SourceFile(name: "notebooks/a.md", text: "one\n\tsee @fig-x here\n")
        let diagnostic = Diagnostic.error(
            "unknown-reference", "nothing has the label 'fig-x'", at: file.span(9..<15), hint: "did you mean '@fig-y'?",
            notes: [Diagnostic.Note("first used here", span: file.span(0..<3))])
        #expect(
            DiagnosticPrinter().text(diagnostic) == """
                notebooks/a.md:2:6: error: nothing has the label 'fig-x' [unknown-reference]
                  2 | \tsee @fig-x here
                    | \t    ^~~~~~
                notebooks/a.md:1:1: note: first used here
                  1 | one
                    | ^~~
                  hint: did you mean '@fig-y'?

                """)
        #expect(DiagnosticPrinter(colored: true).text(diagnostic).contains("\u{1B}[1;31merror\u{1B}[0m"))
    }

    @Test func longLinesAreShownInPart() {
        let file = SourceFile(
            name: "a.md", text: String(repeating: "é ", count: 500) + "@x" + String(repeating: "ü", count: 500))
        let text = DiagnosticPrinter().text(.error("a-b", "text", at: file.span(1500..<1502)))
        let lines = text.split(separator: "\n")
        #expect(lines[0] == "a.md:1:1001: error: text [a-b]")
        #expect(lines[1] == "  1 | …\(String(repeating: "é ", count: 20))@x\(String(repeating: "ü", count: 69))…")
        #expect(lines[2] == "    |  \(String(repeating: " ", count: 40))^~")
    }

    @Test func withoutPlace() {
        #expect(DiagnosticPrinter().text(.warning("a-b", "text", at: nil)) == "warning: text [a-b]\n")
    }

    @Test func severitiesAreOrdered() {
        #expect([Diagnostic.Severity.error, .note, .warning].sorted() == [.note, .warning, .error])
    }
}

@Suite struct NearestNameTests {
    @Test(arguments: [
        ("lable", "label"), ("fig_cap", "fig-cap"), ("ehco", "echo"), ("titel", "title"), ("fig-with", "fig-width"),
    ])
    func slips(_ name: String, _ expected: String) {
        #expect(NearestName.of(name, among: ["label", "fig-cap", "echo", "title", "fig-width", "output"]) == expected)
    }

    @Test func strangers() {
        #expect(NearestName.of("zzzzzz", among: ["label", "echo"]) == nil)
        #expect(NearestName.of("", among: ["label"]) == nil)
        #expect(NearestName.of("a", among: []) == nil)
    }
}

@Suite struct ProjectFilesTests {
    @Test func memory() throws {
        let files = MemoryFiles(["a.txt": "text"])
        #expect(try files.contents(of: "a.txt") == Array("text".utf8))
        #expect(files.exists("a.txt") && !files.exists("b.txt"))
        #expect(throws: ProjectFileError.notFound(path: "b.txt")) { try files.contents(of: "b.txt") }
    }

    @Test func disk() throws {
        let folder = #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined()
        let files = DiskFiles(folder: folder)
        #expect(files.exists("DiagnosticsTests.swift"))
        #expect(
            String(decoding: try files.contents(of: "DiagnosticsTests.swift"), as: UTF8.self).contains("func disk()"))
        #expect(try files.contents(of: #filePath) == files.contents(of: "DiagnosticsTests.swift"))
        #expect(throws: ProjectFileError.notFound(path: "none")) { try files.contents(of: "none") }
        #expect(throws: ProjectFileError.self) { try files.contents(of: ".") }
    }
}
