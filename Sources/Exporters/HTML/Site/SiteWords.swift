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
    init(language: String) {
        let code = language.lowercased().prefix { $0 != "-" && $0 != "_" }
        let words = Self.all[String(code)] ?? Self.english
        notebooks = words[0]
        search = words[1]
        nothingFound = words[2]
        previous = words[3]
        next = words[4]
        missing = words[5]
        allAsPDF = words[6]
        page = words[7]
        pages = words[8]
    }

    private static let english = [
        "Notebooks", "Search titles, headings, captions", "Nothing found", "Previous", "Next",
        "Not published: this notebook has errors.", "All notebooks as PDF", "page", "pages",
    ]

    /// Common usage of each language.
    private static let all: [String: [String]] = [
        "de": [
            "Notizbücher", "Titel, Überschriften, Legenden suchen", "Nichts gefunden", "Zurück", "Weiter",
            "Nicht veröffentlicht: dieses Notizbuch hat Fehler.", "Alle Notizbücher als PDF", "Seite", "Seiten",
        ],
        "fr": [
            "Carnets", "Chercher titres, sections, légendes", "Rien trouvé", "Précédent", "Suivant",
            "Non publié : ce carnet contient des erreurs.", "Tous les carnets en PDF", "page", "pages",
        ],
        "es": [
            "Cuadernos", "Buscar títulos, secciones, pies", "Nada encontrado", "Anterior", "Siguiente",
            "No publicado: este cuaderno tiene errores.", "Todos los cuadernos en PDF", "página", "páginas",
        ],
        "it": [
            "Quaderni", "Cerca titoli, sezioni, didascalie", "Nessun risultato", "Precedente", "Successivo",
            "Non pubblicato: questo quaderno contiene errori.", "Tutti i quaderni in PDF", "pagina", "pagine",
        ],
        "nl": [
            "Notitieboeken", "Zoek titels, koppen, bijschriften", "Niets gevonden", "Vorige", "Volgende",
            "Niet gepubliceerd: dit notitieboek bevat fouten.", "Alle notitieboeken als PDF", "pagina", "pagina’s",
        ],
        "pt": [
            "Cadernos", "Procurar títulos, secções, legendas", "Nada encontrado", "Anterior", "Seguinte",
            "Não publicado: este caderno tem erros.", "Todos os cadernos em PDF", "página", "páginas",
        ],
        "zh": ["笔记本", "搜索标题和图表说明", "没有结果", "上一篇", "下一篇", "未发布：此笔记本有错误。", "全部笔记本（PDF）", "页", "页"],
        "ja": [
            "ノートブック", "題名・見出し・図表説明を検索", "見つかりません", "前へ", "次へ", "未公開：このノートブックにはエラーがあります。",
            "全ノートブック（PDF）", "ページ", "ページ",
        ],
    ]
}
