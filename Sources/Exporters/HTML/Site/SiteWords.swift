/// The words that a site adds to those of its notebooks, in the language of the page that they stand on.
struct SiteWords {
    var notebooks: String
    var search: String
    var nothingFound: String
    var previous: String
    var next: String
    /// What the index says of a notebook that failed.
    var missing: String
    var allAsPDF: String
    /// Before a number of pages, one and several.
    var page: String
    var pages: String

    /// - Parameter language: A BCP 47 tag such as de-CH; English where there are no words for it.
    static func of(language: String) -> SiteWords {
        let code = language.lowercased().prefix { $0 != "-" && $0 != "_" }
        return all[String(code)] ?? english
    }

    private static let english = SiteWords(
        notebooks: "Notebooks", search: "Search titles, headings, captions", nothingFound: "Nothing found",
        previous: "Previous", next: "Next", missing: "Not published: this notebook has errors.",
        allAsPDF: "All notebooks as PDF", page: "page", pages: "pages")

    /// Common usage of each language.
    private static let all: [String: SiteWords] = [
        "de": SiteWords(
            notebooks: "Notizbücher", search: "Titel, Überschriften, Legenden suchen", nothingFound: "Nichts gefunden",
            previous: "Zurück", next: "Weiter", missing: "Nicht veröffentlicht: dieses Notizbuch hat Fehler.",
            allAsPDF: "Alle Notizbücher als PDF", page: "Seite", pages: "Seiten"),
        "fr": SiteWords(
            notebooks: "Carnets", search: "Chercher titres, sections, légendes", nothingFound: "Rien trouvé",
            previous: "Précédent", next: "Suivant", missing: "Non publié : ce carnet contient des erreurs.",
            allAsPDF: "Tous les carnets en PDF", page: "page", pages: "pages"),
        "es": SiteWords(
            notebooks: "Cuadernos", search: "Buscar títulos, secciones, pies", nothingFound: "Nada encontrado",
            previous: "Anterior", next: "Siguiente", missing: "No publicado: este cuaderno tiene errores.",
            allAsPDF: "Todos los cuadernos en PDF", page: "página", pages: "páginas"),
        "it": SiteWords(
            notebooks: "Quaderni", search: "Cerca titoli, sezioni, didascalie", nothingFound: "Nessun risultato",
            previous: "Precedente", next: "Successivo", missing: "Non pubblicato: questo quaderno contiene errori.",
            allAsPDF: "Tutti i quaderni in PDF", page: "pagina", pages: "pagine"),
        "nl": SiteWords(
            notebooks: "Notitieboeken", search: "Zoek titels, koppen, bijschriften", nothingFound: "Niets gevonden",
            previous: "Vorige", next: "Volgende", missing: "Niet gepubliceerd: dit notitieboek bevat fouten.",
            allAsPDF: "Alle notitieboeken als PDF", page: "pagina", pages: "pagina’s"),
        "pt": SiteWords(
            notebooks: "Cadernos", search: "Procurar títulos, secções, legendas", nothingFound: "Nada encontrado",
            previous: "Anterior", next: "Seguinte", missing: "Não publicado: este caderno tem erros.",
            allAsPDF: "Todos os cadernos em PDF", page: "página", pages: "páginas"),
        "zh": SiteWords(
            notebooks: "笔记本", search: "搜索标题和图表说明", nothingFound: "没有结果", previous: "上一篇", next: "下一篇",
            missing: "未发布：此笔记本有错误。", allAsPDF: "全部笔记本（PDF）", page: "页", pages: "页"),
        "ja": SiteWords(
            notebooks: "ノートブック", search: "題名・見出し・図表説明を検索", nothingFound: "見つかりません", previous: "前へ", next: "次へ",
            missing: "未公開：このノートブックにはエラーがあります。", allAsPDF: "全ノートブック（PDF）", page: "ページ", pages: "ページ"),
    ]
}
