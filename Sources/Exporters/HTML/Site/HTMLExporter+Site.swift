import Document

/// Pages of a site: a bar with the site's title, the contents of all notebooks, the way to the notebooks before and after.
extension HTMLExporter {
    /// The notebook's page in a site, with links to the other pages.
    ///
    /// - Parameter index: the notebook's place among the site's pages.
    public func html(_ site: Site, page index: Int) -> String {
        var exporter = self
        exporter.place = SitePlace(site: site, index: index)
        return exporter.html(site.pages[index].document)
    }

    /// Where links in the bar lead back to.
    static let indexName = "index.html"

    /// The bar above every page. The search is put there by a script; without it nothing is missing.
    func siteBar(_ site: Site, contents: String) -> String {
        let words = SiteWords.of(language: site.language)
        let menu =
            contents.isEmpty
            ? ""
            : "<details class=\"menu\"><summary>\(words.notebooks)</summary>\n<nav aria-label=\"\(words.notebooks)\">\n\(contents)</nav></details>\n"
        // The index has the title below as its heading.
        let home =
            contents.isEmpty
            ? "" : "<a class=\"home\" href=\"\(Self.indexName)\">\(inlines(site.title.withoutLinks))</a>\n"
        return
            "<header class=\"site\">\(home)<div id=\"search\"></div>\n\(menu)</header>\n"
    }

    /// All notebooks, under the one that is shown its headings.
    func siteContents(_ place: SitePlace, _ document: ResolvedDocument) -> String {
        let items = place.site.pages.enumerated().map { index, page -> String in
            let title = inlines(page.title.withoutLinks)
            if page.isMissing { return "<li class=\"missing\">\(title)</li>\n" }
            let address = LinkAddress.escaped(Site.address(page.name + ".html"))
            guard index == place.index else { return "<li><a href=\"\(address)\">\(title)</a></li>\n" }
            let headings = contentsLines(document)
            let list = headings.isEmpty ? "" : "\n<ul>\n\(headings.joined())</ul>\n"
            return "<li class=\"here\"><a href=\"\(address)\" aria-current=\"page\">\(title)</a>\(list)</li>\n"
        }
        return "<ul>\n\(items.joined())</ul>\n"
    }

    /// What else there is of the notebook: its PDF, which carries the notebook and its data.
    func sitePDF(_ place: SitePlace) -> String? {
        guard let page = place.page, let count = page.pageCount else { return nil }
        return pdfLink(page.name, count)
    }

    func pdfLink(_ name: String, _ pages: Int) -> String {
        let words = SiteWords.of(language: place?.site.language ?? "en")
        let count = "\(pages)\u{00A0}\(pages == 1 ? words.page : words.pages)"
        return "<a href=\"\(LinkAddress.escaped(Site.address(name + ".pdf")))\">PDF</a> (\(count))"
    }

    /// Links to the notebooks before and after, past those that are missing.
    func siteTurning(_ place: SitePlace) -> String {
        guard let index = place.index else { return "" }
        let pages = place.site.pages
        let words = SiteWords.of(language: place.site.language)
        func link(_ page: Site.Page, _ relation: String, _ label: String) -> String {
            let address = LinkAddress.escaped(Site.address(page.name + ".html"))
            return
                "<a rel=\"\(relation)\" href=\"\(address)\"><span>\(label)</span>\n\(inlines(page.title.withoutLinks))</a>\n"
        }
        let before = pages[..<index].last { !$0.isMissing }.map { link($0, "prev", words.previous) } ?? ""
        let after =
            pages[(index + 1)...].first { !$0.isMissing }.map { link($0, "next", words.next) } ?? ""
        guard !(before + after).isEmpty else { return "" }
        return "<nav class=\"turning\" aria-label=\"\(words.previous), \(words.next)\">\n\(before)\(after)</nav>\n"
    }
}

/// A page's place in a site.
struct SitePlace {
    let site: Site
    /// Of the page among the site's pages; nil for the index.
    let index: Int?
    var page: Site.Page? { index.map { site.pages[$0] } }
}
