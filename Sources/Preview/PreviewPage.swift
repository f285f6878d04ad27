import Foundation

/// A report's page with what makes it follow the notebook.
enum PreviewPage {
    /// Adds to a page the script that waits for newer versions and puts them in place without losing the reader's place.
    static func live(_ page: String, news: PreviewNews) -> String {
        let script = """
            <style>
            .problem { border-left: 4px solid #c62828; padding: 0 0 0 .8em; margin: 1em 0; }
            .problem pre { white-space: pre-wrap; }
            #told { position: fixed; right: 1em; bottom: 1em; padding: .3em .8em; border-radius: .3em; font: 13px sans-serif;
              background: #333; color: #fff; }
            </style>
            <script>
            (async () => {
              let version = "\(news.version)", told = "";
              const tell = text => {
                document.getElementById("told")?.remove();
                if (text) document.body.append(Object.assign(document.createElement("div"), { id: "told", textContent: text }));
              };
              for (;;) {
                try {
                  const question = new URLSearchParams({ than: version, told });
                  const answer = await (await fetch("newer?" + question)).text();
                  const newest = answer.slice(0, answer.indexOf("\\n"));
                  told = answer.slice(answer.indexOf("\\n") + 1);
                  if (newest !== version) {
                    const page = await (await fetch(".", { cache: "no-store" })).text();
                    const fresh = new DOMParser().parseFromString(page, "text/html");
                    fresh.querySelectorAll("body > script").forEach(script => script.remove());
                    const place = window.scrollY;
                    document.title = fresh.title;
                    document.head.replaceChildren(...document.adoptNode(fresh.head).childNodes);
                    document.body.replaceWith(document.adoptNode(fresh.body));
                    window.scrollTo(0, place);
                    version = newest;
                  }
                  tell(told);
                } catch (error) {
                  tell("the preview has ended");
                  await new Promise(resolve => setTimeout(resolve, 1000));
                }
              }
            })();
            </script>

            """
        guard let end = page.range(of: "</body>", options: .backwards) else {
            return "<!DOCTYPE html>\n<title>Preview</title>\n<body>" + script + "</body>\n"
        }
        return page.replacingCharacters(in: end, with: script + "</body>")
    }
}
