import Document
import Typesetting

/// The page that a site begins with.
extension HTMLExporter {
    /// The site's index: its notebooks with who wrote them, when, what they are about and how they look.
    public func index(of site: Site) -> String {
        var exporter = self
        exporter.words = ReportWords(language: site.language)
        exporter.place = SitePlace(site: site, index: nil)
        return exporter.indexPage(site)
    }

    private func indexPage(_ site: Site) -> String {
        let words = SiteWords.of(language: site.language)
        var text = opening(
            title: site.title.plainText, language: site.language, authors: site.authors.map(\.name), date: nil,
            description: nil, keywords: [])
        text += siteBar(site, contents: "")
        text += "<main id=\"report-text\" class=\"index\">\n<header>\n"
        text += "<h1 class=\"title\">\(inlines(site.title))</h1>\n"
        let shared = Self.sharedAuthors(site)
        if let shared { text += authorLine(shared, className: "authors") }
        if let pdf = site.pdf {
            let count = "\(pdf.pageCount)\u{00A0}\(pdf.pageCount == 1 ? words.page : words.pages)"
            text +=
                "<p class=\"files\"><a href=\"\(LinkAddress.escaped(Site.address(pdf.name)))\">\(words.allAsPDF)</a> (\(count))</p>\n"
        }
        text += "</header>\n<ol class=\"notebooks\">\n"
        for page in site.pages { text += entry(page, words, showsAuthors: shared == nil) }
        return text + "</ol>\n</main>\n" + siteScript + "</body>\n</html>\n"
    }

    /// The authors where all notebooks have the same; they are told once then.
    private static func sharedAuthors(_ site: Site) -> [Metadata.Author]? {
        let names = site.pages.filter { !$0.isMissing }.map { $0.document.metadata.authors.map(\.name) }
        guard let first = names.first, !first.isEmpty, names.allSatisfy({ $0 == first }) else { return nil }
        return site.pages.first { !$0.isMissing }?.document.metadata.authors
    }

    private func authorLine(_ authors: [Metadata.Author], className: String) -> String {
        "<p class=\"\(className)\">\(authorNames(authors))</p>\n"
    }

    private func authorNames(_ authors: [Metadata.Author]) -> String {
        authors.map { escaped($0.name).replacing(". ", with: ".\u{00A0}") }.joined(separator: ", ")
    }

    private func entry(_ page: Site.Page, _ words: SiteWords, showsAuthors: Bool) -> String {
        let metadata = page.document.metadata
        let address = LinkAddress.escaped(Site.address(page.name + ".html"))
        let title = inlines(page.title.withoutLinks)
        let language = metadata.language == place?.site.language ? "" : " lang=\"\(escaped(metadata.language))\""
        var text = "<li\(page.isMissing ? " class=\"missing\"" : "")\(language)>\n<div class=\"about\">\n"
        text += page.isMissing ? "<h2>\(title)</h2>\n" : "<h2><a href=\"\(address)\">\(title)</a></h2>\n"
        if !metadata.subtitle.isEmpty {
            text += "<p class=\"subtitle\">\(inlines(metadata.subtitle.withoutLinks))</p>\n"
        }
        var facts: [String] = []
        if showsAuthors, !metadata.authors.isEmpty { facts.append(authorNames(metadata.authors)) }
        if let date = metadata.date { facts.append(time(date)) }
        if let count = page.pageCount { facts.append(pdfLink(page.name, count)) }
        if !facts.isEmpty { text += "<p class=\"note\">\(facts.joined(separator: " · "))</p>\n" }
        if page.isMissing {
            text += "<p class=\"problem\">\(words.missing)</p>\n"
        } else {
            let summary = PageSummary(page.document).content
            if !summary.isEmpty { text += "<p class=\"summary\">\(inlines(summary))</p>\n" }
        }
        if !metadata.keywords.isEmpty {
            text += "<p class=\"keywords\">\(metadata.keywords.map(escaped).joined(separator: " · "))</p>\n"
        }
        return text + "</div>\n\(thumbnail(page, address))</li>\n"
    }

    /// The first figure, small; its name is the title beside it, so that readers who hear the page are not told twice.
    private func thumbnail(_ page: Site.Page, _ address: String) -> String {
        guard let thumbnail = page.thumbnail, !page.isMissing else { return "" }
        let dark =
            thumbnail.dark.map {
                "<source media=\"(prefers-color-scheme: dark)\" srcset=\"\(LinkAddress.escaped(Site.address($0)))\">"
            } ?? ""
        return
            "<a class=\"thumbnail\" href=\"\(address)\" tabindex=\"-1\" aria-hidden=\"true\"><picture>\(dark)<img src=\"\(LinkAddress.escaped(Site.address(thumbnail.light)))\" alt=\"\" loading=\"lazy\"></picture></a>\n"
    }
}
