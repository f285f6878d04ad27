import Testing

@testable import Document

@Suite struct ReportWordsTests {
    private func resolved(_ text: String) -> ResolvedDocument {
        let document = Parsed(text).document
        let bibliography = BibliographyFixture("@misc{li, title={T}, author={Li, A.}, year=2020}").bibliography
        return DocumentResolver.resolve(document, outputs: [], expressions: [], bibliography: bibliography).document
    }

    /// The text of all paragraphs and headings, links without their targets.
    private func text(_ document: ResolvedDocument) -> [String] {
        document.blocks.compactMap { block in
            switch block.kind {
            case .heading(let heading): heading.content.plainText
            case .paragraph(let content): content.plainText
            default: nil
            }
        }
    }

    /// The words of babel's and Quarto's files for each language.
    @Test(arguments: [
        ("en-GB", "Figures\u{A0}1 and 2; Table\u{A0}1; Eq.\u{A0}(1)", "References"),
        ("de-CH", "Abbildungen\u{A0}1 und 2; Tabelle\u{A0}1; Gl.\u{A0}(1)", "Literatur"),
        ("fr", "Figures\u{A0}1 et 2; Tableau\u{A0}1; éq.\u{A0}(1)", "Références"),
        ("es", "Figuras\u{A0}1 y 2; Tabla\u{A0}1; ec.\u{A0}(1)", "Referencias"),
        ("it", "Figure\u{A0}1 e 2; Tabella\u{A0}1; eq.\u{A0}(1)", "Riferimenti bibliografici"),
        ("zh-CN", "图\u{A0}1和2; 表\u{A0}1; 式\u{A0}(1)", "参考文献"),
        ("ja", "図\u{A0}1と2; 表\u{A0}1; 式\u{A0}(1)", "参考文献"),
        ("tlh", "Figures\u{A0}1 and 2; Table\u{A0}1; Eq.\u{A0}(1)", "References"),
    ])
    func wordsFollowTheLanguage(_ language: String, _ sentence: String, _ references: String) {
        let document = resolved(
            """
            ---
            lang: \(language)
            bibliography: a.bib
            ---
            [@fig-a; @fig-b]; @tbl-a; @eq-a

            Cited [@li].

            ![A](a.png){#fig-a}

            ![B](b.png){#fig-b}

            | a |
            |---|
            | b |

            : C {#tbl-a}

            $$ x $$ {#eq-a}
            """)
        #expect(text(document).first == sentence)
        #expect(text(document).last == references)
    }

    @Test func aHeadingOfItsOwnLanguageTakesTheList() {
        let document = resolved("---\nlang: de\nbibliography: a.bib\n---\n[@li]\n\n# Literatur\n")
        #expect(text(document).filter { $0 == "Literatur" }.count == 1)
    }

    @Test(arguments: [
        ("A", "A. From Wood (CC0)."), ("A.", "A. From Wood (CC0)."), ("A?", "A? From Wood (CC0)."),
        ("", "From Wood (CC0)."),
    ])
    func captionsEndBeforeTheirCredit(_ caption: String, _ expected: String) {
        let document = resolved("![\(caption)](a.png){#fig-a fig-credit=\"Wood\" fig-licence=\"CC0\"}")
        guard case .figure(let figure)? = document.blocks.first?.kind else {
            Issue.record("no figure")
            return
        }
        #expect(figure.caption?.plainText == expected)
    }

    @Test func creditsFollowTheLanguage() {
        let document = resolved("---\nlang: de\n---\n![A](a.png){#fig-a fig-licence=\"CC0\"}")
        guard case .figure(let figure)? = document.blocks.first?.kind else {
            Issue.record("no figure")
            return
        }
        #expect(figure.caption?.plainText == "A. Lizenz: CC0.")
    }

    /// An equation in a footnote counts where the footnote's mark stands.
    @Test func equationsInFootnotesHaveNumbers() {
        let document = resolved(
            """
            $$ a $$ {#eq-a}

            Text[^1] with @eq-a, @eq-note and @eq-b.

            $$ b $$ {#eq-b}

            [^1]: A note:

                $$ n $$ {#eq-note}
            """)
        #expect(text(document).contains { $0.hasSuffix("with Eq.\u{A0}(1), Eq.\u{A0}(2) and Eq.\u{A0}(3).") })
        let numbers = document.notes.flatMap(\.blocks).compactMap { block -> String? in
            if case .math(let math) = block.kind { math.number } else { nil }
        }
        #expect(numbers == ["2"])
    }
}
