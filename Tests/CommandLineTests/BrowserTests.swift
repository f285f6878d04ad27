import Foundation
import Testing

/// Reports as a real browser shows them; where none is installed there is nothing to look at.
@Suite struct BrowserTests {
    private static let browser = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].first {
        FileManager.default.isExecutableFile(atPath: $0)
    }
    private static let root =
        ((((#filePath as NSString).deletingLastPathComponent as NSString).deletingLastPathComponent) as NSString)
        .deletingLastPathComponent

    /// A page that shows the report in frames of several widths and writes down what is wrong with them.
    private static let probe = """
        <!DOCTYPE html><meta charset="utf-8"><body><pre id="result">nothing</pre>
        <iframe src="report.html" style="width:400px;height:900px"></iframe>
        <iframe src="report.html" style="width:800px;height:900px"></iframe>
        <iframe src="report.html" style="width:1600px;height:900px"></iframe>
        <script>
        function light(text) {
          const c = text.match(/[\\d.]+/g).map(Number);
          const l = c.slice(0, 3).map(v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
          return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
        }
        function ground(view, element) {
          for (let e = element; e; e = e.parentElement) {
            const c = view.getComputedStyle(e).backgroundColor;
            if (!c.startsWith("rgba(") || !c.endsWith(" 0)")) return c;
          }
          return "rgb(255, 255, 255)";
        }
        addEventListener("load", () => {
          const lines = [];
          for (const frame of document.querySelectorAll("iframe")) {
            const view = frame.contentWindow, page = frame.contentDocument, width = frame.clientWidth;
            if (page.documentElement.scrollWidth > page.documentElement.clientWidth)
              lines.push("PROBLEM overflow at " + width + ": " + page.documentElement.scrollWidth);
            for (const element of page.querySelectorAll("p, li, td, th, a, code, h1, h2, h3, figcaption, span")) {
              if (!element.textContent.trim() || element.closest(".anchor, svg, math") || !element.checkVisibility()) continue;
              const a = light(view.getComputedStyle(element).color), b = light(ground(view, element));
              const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              if (ratio < 4.5) lines.push("PROBLEM contrast " + ratio.toFixed(2) + " of <" + element.localName + " " + element.className + ">");
            }
            let level = 0;
            for (const heading of page.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
              const next = Number(heading.localName[1]);
              if (next > level + 1) lines.push("PROBLEM h" + next + " after h" + level);
              level = next;
            }
            for (const drawing of page.querySelectorAll("svg"))
              if (drawing.getAttribute("role") !== "img" || !drawing.querySelector("title")?.textContent) lines.push("PROBLEM figure without a name");
            for (const table of page.querySelectorAll("table"))
              if (!table.querySelector("th[scope=col]")) lines.push("PROBLEM table without headers");
            if (page.querySelectorAll("script").length) lines.push("PROBLEM script");
            const skip = page.querySelector("a.skip");
            if (!skip || !page.querySelector(skip.getAttribute("href"))) lines.push("PROBLEM no way past the contents");
            lines.push("width " + width + " headings " + page.querySelectorAll("h1, h2").length + " figures " + page.querySelectorAll("figure").length
              + " texts " + page.querySelectorAll("svg text").length + " data " + page.querySelectorAll("a[download]").length
              + " contents " + (page.querySelector("nav")?.checkVisibility() ?? false));
          }
          document.getElementById("result").textContent = lines.join("\\n") + "\\nEND";
        });
        </script>
        """

    @Test(.enabled(if: browser != nil), arguments: [false, true])
    func reportFitsAndReadsOnEveryScreen(isDark: Bool) throws {
        let tool = try ToolRun()
        for item in ["notebooks", "ionweave.yml"] {
            try FileManager.default.copyItem(atPath: "\(Self.root)/\(item)", toPath: "\(tool.folder)/\(item)")
        }
        let rendered = try tool.run("render", "notebooks/hopping-rate.md", "--to", "html", "--output", ".")
        #expect(rendered.status == 0, "\(rendered.errors)")
        try FileManager.default.moveItem(
            atPath: tool.folder + "/hopping-rate.html", toPath: tool.folder + "/report.html")
        try tool.write(Self.probe, to: "probe.html")
        let browser = try #require(Self.browser)
        let mode = isDark ? "--force-dark-mode" : "--disable-features=WebContentsForceDark"
        let shown = try tool.shell(
            "'\(browser)' --headless --no-sandbox --disable-gpu --allow-file-access-from-files --user-data-dir=profile \(mode) --virtual-time-budget=20000 --dump-dom file://\(tool.folder)/probe.html 2>/dev/null"
        ).output
        #expect(shown.contains("END"), "the browser wrote nothing:\n\(shown.prefix(500))")
        let lines = shown.split(separator: "\n").map(String.init)
        #expect(lines.filter { $0.hasPrefix("PROBLEM") || $0.contains(">PROBLEM") } == [])
        let wide = try #require(lines.first { $0.contains("width 1600") })
        #expect(wide.contains("contents true"))
        #expect(!wide.contains("figures 0") && !wide.contains("texts 0") && !wide.contains("data 0"))
    }
}
