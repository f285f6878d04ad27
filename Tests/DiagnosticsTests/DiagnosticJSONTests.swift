import Diagnostics
import Testing

@Suite struct DiagnosticJSONTests {
    @Test func placesNotesAndEscapes() {
        let file = SourceFile(name: "a \"b\".md", text: "one\ntwo\tthree\n")
        let diagnostic = Diagnostic.error(
            "some-code", "a\\b\u{1}", at: file.span(8..<13), hint: "do\nthis",
            notes: [Diagnostic.Note("there", span: file.span(0..<3))])
        #expect(
            DiagnosticJSON.line(diagnostic)
                == #"{"severity":"error","code":"some-code","message":"a\\b\u0001","file":"a \"b\".md","line":2,"column":5,"endLine":2,"endColumn":10,"hint":"do\nthis","notes":[{"message":"there","file":"a \"b\".md","line":1,"column":1,"endLine":1,"endColumn":4}]}"#
                + "\n")
        #expect(
            DiagnosticJSON.line(.warning("w", "m", at: nil)) == #"{"severity":"warning","code":"w","message":"m"}"#
                + "\n")
    }
}
