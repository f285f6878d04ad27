/// The words that a report adds to its author's, in the report's language.
public struct ReportWords: Hashable, Sendable {
    /// A word before one number and before several.
    public struct Pair: Hashable, Sendable {
        /// Before one number.
        public var one: String
        /// Before several.
        public var several: String

        init(_ one: String, _ several: String? = nil) {
            self.one = one
            self.several = several ?? one
        }
    }

    /// Of figures.
    public var figure: Pair
    /// Of tables.
    public var table: Pair
    /// Of sections.
    public var section: Pair
    /// Of listings.
    public var listing: Pair
    /// Before an equation's number in a sentence, and where a sentence starts.
    public var equation: Pair
    /// An equation's name in full, where a sentence starts.
    public var wholeEquation: Pair
    /// Between the last two of several.
    public var and: String
    /// Above the abstract.
    public var abstract: String
    /// Above the table of contents.
    public var contents: String
    /// Before what leads to the numbers behind a figure or a table.
    public var data: String
    /// For those who hear a page: the way past its contents.
    public var skip: String
    /// Above the list of figures.
    public var figureList: String
    /// Above the list of tables.
    public var tableList: String
    /// Above the list of references.
    public var references: String
    /// Before the name of a figure's source and of its licence.
    public var from: String
    /// Before the terms of a figure.
    public var licence: String
    private var callouts: [CalloutKind: String]

    /// What stands above a callout without a title of its own.
    public func title(of callout: CalloutKind) -> String { callouts[callout] ?? callout.title }

    /// - Parameter language: A BCP 47 tag such as de-CH; English where there are no words for it.
    public init(language: String) {
        let code = language.lowercased().prefix { $0 != "-" && $0 != "_" }
        self = Self.all[String(code)] ?? Self.english
    }

    private init(
        figure: Pair, table: Pair, section: Pair, listing: Pair, equation: Pair, wholeEquation: Pair, and: String,
        abstract: String, contents: String, data: String, skip: String, figureList: String, tableList: String,
        references: String, from: String,
        licence: String, callouts: [String]
    ) {
        self.figure = figure
        self.table = table
        self.section = section
        self.listing = listing
        self.equation = equation
        self.wholeEquation = wholeEquation
        self.and = and
        self.abstract = abstract
        self.contents = contents
        self.data = data
        self.skip = skip
        self.figureList = figureList
        self.tableList = tableList
        self.references = references
        self.from = from
        self.licence = licence
        self.callouts = Dictionary(uniqueKeysWithValues: zip(CalloutKind.allCases, callouts))
    }

    private static let english = ReportWords(
        figure: Pair("Figure", "Figures"), table: Pair("Table", "Tables"), section: Pair("Section", "Sections"),
        listing: Pair("Listing", "Listings"), equation: Pair("Eq.", "Eqs."),
        wholeEquation: Pair("Equation", "Equations"), and: " and ", abstract: "Abstract", contents: "Contents",
        data: "Data", skip: "Skip to the text",
        figureList: "List of Figures", tableList: "List of Tables",
        references: "References", from: "From", licence: "Licence",
        callouts: ["Note", "Tip", "Important", "Warning", "Caution"])

    /// The words of LaTeX's babel (`\figurename`, `\tablename`, `\abstractname`, `\contentsname`, `\listfigurename`, `\listtablename`, `\refname`), but for French and
    /// Spanish tables, which babel calls Table and Cuadro; the rest, and Chinese and Japanese, are common usage.
    private static let all: [String: ReportWords] = [
        "en": english,
        "de": ReportWords(
            figure: Pair("Abbildung", "Abbildungen"), table: Pair("Tabelle", "Tabellen"),
            section: Pair("Abschnitt", "Abschnitte"), listing: Pair("Listing", "Listings"),
            equation: Pair("Gl.", "Gln."), wholeEquation: Pair("Gleichung", "Gleichungen"), and: " und ",
            abstract: "Zusammenfassung", contents: "Inhaltsverzeichnis", data: "Daten", skip: "Zum Text springen",
            figureList: "Abbildungsverzeichnis",
            tableList: "Tabellenverzeichnis", references: "Literatur", from: "Aus",
            licence: "Lizenz", callouts: ["Hinweis", "Tipp", "Wichtig", "Warnung", "Vorsicht"]),
        "fr": ReportWords(
            figure: Pair("Figure", "Figures"), table: Pair("Tableau", "Tableaux"), section: Pair("Section", "Sections"),
            listing: Pair("Listing", "Listings"), equation: Pair("éq.", "éqs"),
            wholeEquation: Pair("Équation", "Équations"), and: " et ", abstract: "Résumé",
            contents: "Table des matières", data: "Données", skip: "Aller au texte", figureList: "Table des figures",
            tableList: "Liste des tableaux",
            references: "Références", from: "D’après", licence: "Licence",
            callouts: ["Note", "Astuce", "Important", "Avertissement", "Mise en garde"]),
        "es": ReportWords(
            figure: Pair("Figura", "Figuras"), table: Pair("Tabla", "Tablas"), section: Pair("Sección", "Secciones"),
            listing: Pair("Listado", "Listados"), equation: Pair("ec.", "ecs."),
            wholeEquation: Pair("Ecuación", "Ecuaciones"), and: " y ", abstract: "Resumen", contents: "Índice",
            data: "Datos", skip: "Ir al texto",
            figureList: "Índice de figuras", tableList: "Índice de tablas",
            references: "Referencias", from: "De", licence: "Licencia",
            callouts: ["Nota", "Consejo", "Importante", "Advertencia", "Precaución"]),
        "it": ReportWords(
            figure: Pair("Figura", "Figure"), table: Pair("Tabella", "Tabelle"), section: Pair("Sezione", "Sezioni"),
            listing: Pair("Listato", "Listati"), equation: Pair("eq.", "eqq."),
            wholeEquation: Pair("Equazione", "Equazioni"), and: " e ", abstract: "Sommario", contents: "Indice",
            data: "Dati", skip: "Vai al testo",
            figureList: "Elenco delle figure", tableList: "Elenco delle tabelle",
            references: "Riferimenti bibliografici", from: "Da", licence: "Licenza",
            callouts: ["Nota", "Suggerimento", "Importante", "Avvertimento", "Attenzione"]),
        "nl": ReportWords(
            figure: Pair("Figuur", "Figuren"), table: Pair("Tabel", "Tabellen"), section: Pair("Sectie", "Secties"),
            listing: Pair("Listing", "Listings"), equation: Pair("vgl.", "vgln."),
            wholeEquation: Pair("Vergelijking", "Vergelijkingen"), and: " en ", abstract: "Samenvatting",
            contents: "Inhoudsopgave", data: "Gegevens", skip: "Naar de tekst", figureList: "Lijst van figuren",
            tableList: "Lijst van tabellen",
            references: "Referenties", from: "Uit", licence: "Licentie",
            callouts: ["Opmerking", "Tip", "Belangrijk", "Waarschuwing", "Opgelet"]),
        "pt": ReportWords(
            figure: Pair("Figura", "Figuras"), table: Pair("Tabela", "Tabelas"), section: Pair("Secção", "Secções"),
            listing: Pair("Listagem", "Listagens"), equation: Pair("eq.", "eqs."),
            wholeEquation: Pair("Equação", "Equações"), and: " e ", abstract: "Resumo", contents: "Conteúdo",
            data: "Dados", skip: "Ir para o texto",
            figureList: "Lista de Figuras", tableList: "Lista de Tabelas",
            references: "Referências", from: "De", licence: "Licença",
            callouts: ["Nota", "Dica", "Importante", "Aviso", "Cuidado"]),
        "zh": ReportWords(
            figure: Pair("图"), table: Pair("表"), section: Pair("节"), listing: Pair("列表"), equation: Pair("式"),
            wholeEquation: Pair("式"), and: "和", abstract: "摘要", contents: "目录", data: "数据", skip: "跳到正文",
            figureList: "插图目录", tableList: "表格目录",
            references: "参考文献", from: "引自",
            licence: "许可", callouts: ["注记", "提示", "重要", "警告", "注意"]),
        "ja": ReportWords(
            figure: Pair("図"), table: Pair("表"), section: Pair("節"), listing: Pair("リスト"), equation: Pair("式"),
            wholeEquation: Pair("式"), and: "と", abstract: "概要", contents: "目次", data: "データ", skip: "本文へ移動",
            figureList: "図目次", tableList: "表目次",
            references: "参考文献", from: "出典：",
            licence: "ライセンス", callouts: ["注記", "ヒント", "重要", "警告", "注意"]),
    ]
}

extension Metadata {
    /// The words that the report adds, in its language.
    public var words: ReportWords { ReportWords(language: language) }
}
