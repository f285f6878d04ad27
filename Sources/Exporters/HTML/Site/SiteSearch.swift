import Diagnostics
import Document

/// The search of a site: a script that holds every title, heading and caption, so that it works without a server too.
public struct SiteSearch {
    private struct Entry {
        var address: String
        /// How the place is shown, and the text that is searched.
        var markup: String
        var text: String
        /// What it is: a title counts before a heading and a heading before a caption.
        var kind: Int
        var page: Int
    }

    private let exporter: HTMLExporter
    private var entries: [Entry] = []
    private var titles: [String] = []
    private let words: SiteWords

    /// The file that pages load.
    public static let fileName = "search.js"

    /// - Parameter exporter: writes the formulas of titles and captions.
    public init(_ site: Site, exporter: HTMLExporter) {
        self.exporter = exporter
        words = SiteWords.of(language: site.language)
        for (index, page) in site.pages.enumerated() {
            titles.append(exporter.inlines(page.title.withoutLinks))
            guard !page.isMissing else { continue }
            let metadata = page.document.metadata
            let terms = [page.title.plainText, metadata.subtitle.plainText] + metadata.keywords
            let address = LinkAddress.escaped(Site.address(page.name + ".html"))
            entries.append(
                Entry(
                    address: address, markup: titles[index], text: terms.joined(separator: " "), kind: 0, page: index))
            var collector = Collector(exporter: exporter, words: metadata.words, address: address, page: index)
            collector.collect(page.document.blocks)
            entries += collector.entries
        }
    }

    /// The script with its index.
    public var script: String {
        let rows = entries.map { entry in
            "[\(Self.quoted(entry.address)),\(Self.quoted(entry.markup)),\(Self.quoted(entry.text)),\(entry.kind),\(entry.page)]"
        }
        let labels = [words.search, words.nothingFound].map(Self.quoted).joined(separator: ",")
        return
            "(() => {\nconst labels = [\(labels)];\nconst pages = [\(titles.map(Self.quoted).joined(separator: ","))];\nconst entries = [\n\(rows.joined(separator: ",\n"))\n];\n\(Self.code)})();\n"
    }

    /// A string of JavaScript; the script could be taken into a page.
    private static func quoted(_ text: String) -> String {
        JSONString.quoted(text).replacing("<", with: "\\u003C")
    }

    // Letters are compared without case, accents and compatibility forms, so that σ₀ is found as σ0 and é as e.
    private static let code = #"""
        const fold = text => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
        for (const entry of entries) entry.push(fold(entry[2]));
        const find = query => {
          const terms = fold(query).split(/\s+/).filter(Boolean);
          if (!terms.length) return [];
          const found = [];
          for (const entry of entries) {
            let score = [6, 3, 0][entry[3]];
            for (const term of terms) {
              const at = entry[5].indexOf(term);
              if (at < 0) { score = -1; break; }
              const starts = at === 0 || entry[5].split(/[^\p{L}\p{N}]+/u).some(word => word.startsWith(term));
              score += starts ? 2 : 1;
            }
            if (score >= 0) found.push([score, entry]);
          }
          return found.sort((a, b) => b[0] - a[0]).slice(0, 12).map(pair => pair[1]);
        };
        const box = document.getElementById("search");
        if (!box) return;
        const input = document.createElement("input"), list = document.createElement("ol"), status = document.createElement("p");
        input.type = "search";
        input.placeholder = labels[0];
        input.setAttribute("aria-label", labels[0]);
        input.setAttribute("aria-controls", list.id = "found");
        input.autocomplete = "off";
        list.className = "found";
        status.className = "status";
        status.setAttribute("role", "status");
        box.setAttribute("role", "search");
        box.append(input, list, status);
        const show = () => {
          list.replaceChildren();
          status.textContent = "";
          if (!input.value.trim()) return;
          const found = find(input.value);
          for (const [address, markup, , kind, page] of found) {
            const item = document.createElement("li"), link = document.createElement("a");
            link.href = address;
            link.innerHTML = markup + (kind ? `<span class="where">${pages[page]}</span>` : "");
            item.append(link);
            list.append(item);
          }
          if (!found.length) {
            const item = document.createElement("li");
            item.className = "none";
            item.textContent = labels[1];
            list.append(item);
          }
          status.textContent = found.length ? String(found.length) : labels[1];
        };
        input.addEventListener("input", show);
        input.addEventListener("focus", show);
        list.addEventListener("click", event => { if (event.target.closest("a")) list.replaceChildren(); });
        document.addEventListener("pointerdown", event => { if (!box.contains(event.target)) list.replaceChildren(); });
        document.addEventListener("keydown", event => {
          const links = [...list.querySelectorAll("a")], at = links.indexOf(document.activeElement);
          if (event.key === "/" && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) input.focus();
          else if (!box.contains(document.activeElement)) return;
          else if (event.key === "ArrowDown" && links.length) links[Math.min(at + 1, links.length - 1)].focus();
          else if (event.key === "ArrowUp" && at >= 0) (at ? links[at - 1] : input).focus();
          else if (event.key === "Enter" && document.activeElement === input && links.length) links[0].click();
          else if (event.key === "Escape") { input.value = ""; list.replaceChildren(); input.focus(); }
          else return;
          event.preventDefault();
        });

        """#

    /// Walks a document for headings and captions; what has no label of its own is found at the heading above it.
    private struct Collector {
        let exporter: HTMLExporter
        let words: ReportWords
        let address: String
        let page: Int
        var entries: [Entry] = []
        private var heading = ""

        init(exporter: HTMLExporter, words: ReportWords, address: String, page: Int) {
            self.exporter = exporter
            self.words = words
            self.address = address
            self.page = page
        }

        mutating func collect(_ blocks: [Block]) {
            for block in blocks {
                switch block.kind {
                case .heading(let heading):
                    self.heading = heading.identifier
                    add(nil, heading.number, heading.content, heading.identifier, kind: 1)
                case .figure(let figure): add(words.figure.one, figure.number, figure.caption, figure.identifier)
                case .table(let table): add(words.table.one, table.number, table.caption, table.identifier)
                case .code(let code): add(words.listing.one, code.number, code.caption, code.identifier)
                case .panel(let panel):
                    add(words.figure.one, panel.number, panel.caption, panel.identifier)
                    collect(panel.parts)
                case .division(let division): collect(division.blocks)
                case .quote(let blocks): collect(blocks)
                case .list(let list): for item in list.items { collect(item) }
                case .paragraph, .cell, .math, .output, .note, .rawHTML, .references, .thematicBreak, .pageBreak: break
                }
            }
        }

        private mutating func add(
            _ name: String?, _ number: String?, _ content: [Inline]?, _ identifier: String?, kind: Int = 2
        ) {
            guard let content, !content.isEmpty else { return }
            let label = [name, number].compactMap(\.self).joined(separator: "\u{A0}")
            let target = identifier ?? heading
            let markup = label.isEmpty ? "" : "<span class=\"number\">\(exporter.escaped(label))</span> "
            entries.append(
                Entry(
                    address: target.isEmpty ? address : "\(address)#\(LinkAddress.escaped(target))",
                    markup: markup + exporter.inlines(content.withoutLinks), text: "\(label) \(content.plainText)",
                    kind: kind, page: page))
        }
    }
}
