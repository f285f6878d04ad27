import Foundation

/// A report's page with what makes it follow the notebook.
enum PreviewPage {
    /// Adds to a page the script that waits for newer versions and puts them in place without losing the reader's place.
    static func live(_ page: String, version: Int) -> String {
        let script = """
            <style>
            .problem { border-left: 4px solid #c62828; padding: 0 0 0 .8em; margin: 1em 0; }
            .problem pre { white-space: pre-wrap; }
            </style>
            <script>
            (async () => {
              let version = \(version);
              for (;;) {
                try {
                  const answer = Number(await (await fetch("newer?than=" + version)).text());
                  if (answer === version) continue;
                  const page = await (await fetch(".", { cache: "no-store" })).text();
                  const fresh = new DOMParser().parseFromString(page, "text/html");
                  fresh.querySelectorAll("body > script").forEach(script => script.remove());
                  const place = window.scrollY;
                  document.title = fresh.title;
                  document.body.replaceWith(document.adoptNode(fresh.body));
                  window.scrollTo(0, place);
                  version = answer;
                } catch (error) {
                  document.title = "(stopped) " + document.title.replace(/^\\(stopped\\) /, "");
                  await new Promise(resolve => setTimeout(resolve, 1000));
                }
              }
            })();
            </script>

            """
        guard let end = page.range(of: "</body>", options: .backwards) else { return page + script }
        return page.replacingCharacters(in: end, with: script + "</body>")
    }
}
