import Foundation
import Testing

/// Reports as a real browser shows them; where none is installed there is nothing to look at.
@Suite(.serialized) struct BrowserTests {
    private static let root =
        ((((#filePath as NSString).deletingLastPathComponent as NSString).deletingLastPathComponent) as NSString)
        .deletingLastPathComponent

    /// The manual, every figure that there is, a paper's notebook and the usual kind of report.
    @Test(.enabled(if: Browser.program != nil), arguments: ["guide", "gallery", "antiperovskites", "hopping-rate"])
    func reportFitsAndReadsOnEveryScreen(name: String) throws {
        let tool = try ToolRun()
        for item in ["notebooks", "ionweave.yml"] {
            try FileManager.default.copyItem(atPath: "\(Self.root)/\(item)", toPath: "\(tool.folder)/\(item)")
        }
        let rendered = try tool.run("render", "notebooks/\(name).md", "--to", "html", "--output", ".")
        #expect(rendered.status == 0, "\(rendered.errors)")
        let browser = try Browser()
        let page = "\(tool.folder)/\(name).html"
        for width in PageProbe.widths {
            for isDark in [false, true] {
                try browser.show(page, width: width, isDark: isDark)
                let lines = try browser.evaluate(PageProbe.problems).split(separator: "\n").map(String.init)
                let place = "\(name) at \(width) px, \(isDark ? "dark" : "light")"
                #expect(lines.dropLast() == [], "\(place)")
                #expect(lines.last?.hasPrefix("checked ") == true && lines.last?.hasPrefix("checked 0") == false)
                try browser.keepScreenshot("\(name)-\(width)-\(isDark ? "dark" : "light")")
            }
        }
        let check = AccessibilityCheck(try browser.accessibilityTree())
        #expect(check.problems == [])
        #expect(try browser.evaluate("document.querySelectorAll('script').length") == "0")
        // Nothing that can be seen is missing for those who cannot see it.
        let seen = try browser.evaluate(
            "[...document.querySelectorAll('main svg')].filter(e => e.checkVisibility() && e.closest('figure')).length")
        #expect(check.count("image") >= Int(seen) ?? 1 && seen != "0")
        let headers = try browser.evaluate("document.querySelectorAll('th[scope=col]').length")
        #expect(check.count("columnheader") == Int(headers))
        #expect(
            try browser.evaluate(
                "[...document.querySelectorAll('table')].filter(t => !t.querySelector('th[scope=col]')).length") == "0")
        #expect(check.count("navigation") == 1, "the contents are one part of a wide page")
        let skip = try browser.evaluate(
            "document.querySelector(document.querySelector('a.skip').getAttribute('href')).localName")
        #expect(skip == "main")
        #expect(try browser.evaluate("[...document.querySelectorAll('figure a[download]')].length") != "0")
    }

    /// The probe sees what it is there for.
    @Test(.enabled(if: Browser.program != nil)) func probeFindsWhatIsWrong() throws {
        let tool = try ToolRun()
        try tool.write(
            """
            <!DOCTYPE html><html lang="en"><body style="margin:0;background:#fff"><main>
            <h1>A</h1><h3>C</h3>
            <p style="color:#777">grey text</p><p style="opacity:.5">faint text</p><p style="color:#767676">good text</p>
            <div style="width:3000px">wide</div>
            <svg width="200" height="100" role="img"><rect width="200" height="100" fill="#000"/><text id="dark" x="20" y="40">black on black</text>
            <g opacity=".2"><rect y="50" width="200" height="50" fill="#fff"/></g><text x="20" y="80" fill="#fff">white on grey</text></svg>
            </main></body></html>
            """, to: "bad.html")
        let browser = try Browser()
        try browser.show(tool.folder + "/bad.html", width: 800, isDark: false)
        let found = try browser.evaluate(PageProbe.problems)
        for problem in [
            "overflow: 3000 in 800", "of 'grey text'", "of 'faint text'", "contrast 1.00 of 'black on black'",
        ] {
            #expect(found.contains(problem), "'\(problem)' is not among:\n\(found)")
        }
        #expect(!found.contains("good text") && !found.contains("white on grey"))
        let problems = AccessibilityCheck(try browser.accessibilityTree()).problems
        #expect(problems.contains("heading C of level 3 after level 1"))
        #expect(problems.contains("an image without a name"))
    }
}
