import Foundation
import Testing

/// A published site as a real browser shows it; where none is installed there is nothing to look at.
@Suite struct SiteBrowserTests {
    /// Looks at the index and at a page in several widths and searches in both.
    private static let probe = #"""
        <!DOCTYPE html><meta charset="utf-8"><body><pre id="result">nothing</pre>
        <iframe src="site/index.html" style="width:400px;height:900px"></iframe>
        <iframe src="site/index.html" style="width:800px;height:900px"></iframe>
        <iframe src="site/b.html" style="width:400px;height:900px"></iframe>
        <iframe src="site/b.html" style="width:1600px;height:900px"></iframe>
        <script>
        addEventListener("load", () => {
          const lines = [];
          for (const frame of document.querySelectorAll("iframe")) {
            const page = frame.contentDocument, width = frame.clientWidth;
            const name = frame.getAttribute("src").split("/").pop() + " " + width;
            const overflows = () => page.documentElement.scrollWidth > page.documentElement.clientWidth;
            if (overflows()) lines.push("PROBLEM overflow of " + name);
            const input = page.querySelector("#search input");
            if (!input) { lines.push("PROBLEM no search in " + name); continue; }
            const search = text => {
              input.value = text;
              input.dispatchEvent(new Event("input"));
              return [...page.querySelectorAll("#search .found a")].map(link => link.getAttribute("href")).join(" ");
            };
            lines.push(name + " caption: " + search("σ0 TIME"));
            if (overflows()) lines.push("PROBLEM overflow of the search in " + name);
            lines.push(name + " heading: " + search("pelle"));
            lines.push(name + " title: " + search("li6ps5cl"));
            lines.push(name + " none: " + search("perovskite") + page.querySelector("#search .found").textContent);
            search("");
            lines.push(name + " sidebar " + (page.querySelector("nav.contents")?.checkVisibility() ?? false)
              + " menu " + (page.querySelector(".menu")?.checkVisibility() ?? false));
          }
          document.getElementById("result").textContent = lines.join("\n") + "\nEND";
        });
        </script>
        """#

    @Test(.enabled(if: Browser.program != nil)) func siteFitsAndIsSearchedWithoutAServer() throws {
        let tool = try ToolRun()
        try tool.write("title: Group\nnotebooks: [a.md, b.md]\n", to: "ionweave.yml")
        try tool.write(
            "---\ntitle: Pressing of Li~6~PS~5~Cl\n---\n\n# Pellets {#sec-pellets}\n\nThey were pressed.\n", to: "a.md")
        try tool.write(
            "---\ntitle: Steps\n---\n\n# Ions\n\n| T |\n|--:|\n| 1 |\n\n: A line of *σ*₀ against time {#tbl-line}\n",
            to: "b.md")
        let published = try tool.run("publish")
        #expect(published.status == 0, "\(published.errors)")
        try tool.write(Self.probe, to: "probe.html")
        let browser = try #require(Browser.program)
        let shown = try tool.shell(
            "'\(browser)' --headless --no-sandbox --disable-gpu --allow-file-access-from-files --user-data-dir=profile --virtual-time-budget=20000 --dump-dom file://\(tool.folder)/probe.html 2>/dev/null"
        ).output
        #expect(shown.contains("END"), "the browser wrote nothing:\n\(shown.prefix(500))")
        let lines = shown.split(separator: "\n").map(String.init)
        #expect(lines.filter { $0.hasPrefix("PROBLEM") || $0.contains(">PROBLEM") } == [])
        for name in ["index.html 400", "index.html 800", "b.html 400", "b.html 1600"] {
            #expect(shown.contains("\(name) caption: b.html#tbl-line\n"), "\(shown.suffix(1500))")
            #expect(shown.contains("\(name) heading: a.html#sec-pellets\n"))
            #expect(shown.contains("\(name) title: a.html\n"))
            #expect(shown.contains("\(name) none: Nothing found\n"))
        }
        #expect(shown.contains("b.html 1600 sidebar true menu false"))
        #expect(shown.contains("b.html 400 sidebar false menu true"))
    }

    /// Index and page in every width, with the search open, as a browser shows them and assistive programs get them.
    @Test(.enabled(if: Browser.program != nil), arguments: ["index.html", "b.html"])
    func siteReadsOnEveryScreen(page: String) throws {
        let tool = try ToolRun()
        try tool.write("title: Group\nnotebooks: [a.md, b.md, c.md]\n", to: "ionweave.yml")
        try tool.write("---\ntitle: Pressing\nauthor: A. Author\n---\n\n# Pellets\n\nThey were pressed.\n", to: "a.md")
        try tool.write(
            "---\ntitle: Steps\nabstract: In short.\n---\n\n# Ions\n\nSee [](a.md).\n\n| T / K |\n|--:|\n| 1 |\n\n: Times {#tbl-line}\n",
            to: "b.md")
        try tool.write("---\ntitle: Last\n---\n\n# Again\n\nText.\n", to: "c.md")
        #expect(try tool.run("publish").status == 0)
        let browser = try Browser()
        for width in PageProbe.widths {
            for isDark in [false, true] {
                try browser.show("\(tool.folder)/site/\(page)", width: width, isDark: isDark)
                _ = try browser.evaluate(
                    "{ const i = document.querySelector('#search input'); i.value = 'e'; i.dispatchEvent(new Event('input')); }"
                )
                let lines = try browser.evaluate(PageProbe.problems).split(separator: "\n").map(String.init)
                #expect(lines.dropLast() == [], "\(page) at \(width) px, \(isDark ? "dark" : "light")")
                try browser.keepScreenshot("site-\(page)-\(width)-\(isDark ? "dark" : "light")")
            }
        }
        let check = AccessibilityCheck(try browser.accessibilityTree())
        #expect(check.problems == [])
        #expect(check.count("search") == 1 && check.names("searchbox") == ["Search titles, headings, captions"])
        #expect(check.count("banner") == 1 && check.count("contentinfo") == (page == "b.html" ? 1 : 0))
        #expect(check.count("navigation") >= (page == "b.html" ? 2 : 0))
    }
}
