import Diagnostics
import Testing

@testable import Document

@Suite struct BibTeXTests {
    /// What a title's TeX means; each is a form that reference managers or publishers write.
    @Test(arguments: [
        (
            #"{Li}$_3${YCl}$_6$ as a {S}uperionic {C}onductor"#,
            "Li<sub>3</sub>YCl<sub>6</sub> as a Superionic Conductor"
        ),
        // Crossref's BibTeX of a title with HTML tags.
        (
            #"Argyrodite Li$\less$sub$\greater$6$\less$/sub$\greater$PS$\less$sub$\greater$5$\less$/sub$\greater$Cl"#,
            "Argyrodite Li<sub>6</sub>PS<sub>5</sub>Cl"
        ),
        // Mendeley's.
        (#"{Li{\textless}sub{\textgreater}6{\textless}/sub{\textgreater}PS}"#, "Li<sub>6</sub>PS"),
        ("Li<sub>3</sub>InCl<sub>6</sub>: A &amp; B", "Li<sub>3</sub>InCl<sub>6</sub>: A & B"),
        (
            #"Disorder in Li$_{6-x}$PS$_{5-x}$Cl$_{1+x}$"#,
            "Disorder in Li<sub>6−<em>x</em></sub>PS<sub>5−<em>x</em></sub>Cl<sub>1+<em>x</em></sub>"
        ),
        (#"$\mathrm{Li_{10}GeP_2S_{12}}$"#, "Li<sub>10</sub>GeP<sub>2</sub>S<sub>12</sub>"),
        (#"{\ce{Li6PS5Cl}} glass"#, #"<math>\ce{Li6PS5Cl}</math> glass"#),
        (#"Fast Li$^+$ and Ag$^{+}$ ions"#, "Fast Li<sup>+</sup> and Ag<sup>+</sup> ions"),
        (#"$\beta$-{Li}$_3${PS}$_4$"#, #"<math>\beta</math>-Li<sub>3</sub>PS<sub>4</sub>"#),
        (#"Energy $E_a \approx 0.3$ eV"#, #"Energy <math>E_a \approx 0.3</math> eV"#),
        (
            #"{\it Ab initio} and \emph{in situ}, \textbf{bold}"#,
            "<em>Ab initio</em> and <em>in situ</em>, <strong>bold</strong>"
        ),
        (#"H\textsubscript{2}O, 10\textsuperscript{-3}"#, "H<sub>2</sub>O, 10<sup>-3</sup>"),
        (
            #"``Quoted'' text --- and 1--2, a~b, 5\% of \$3 \& more\_x"#,
            "“Quoted” text — and 1–2, a\u{A0}b, 5% of $3 & more_x"
        ),
        (
            #"Schr\"{o}dinger, G\"odel, Erd\H{o}s, \v{C}ech, Fran\c{c}ois, \'{E}cole, caf\'e, \~nu, na\"{\i}ve, \AA ngstr\"om"#,
            "Schrödinger, Gödel, Erdős, Čech, François, École, café, ñu, naïve, Ångström"
        ),
        (
            #"Stra{\ss}e, \O rsted, {\o}, {\L}ukasiewicz, {\ae}, \oe uvre, \k{a}, \u{g}, \.{z}, \d{s}, \b{k}"#,
            "Straße, Ørsted, ø, Łukasiewicz, æ, œuvre, ą, ğ, ż, ṣ, k\u{331}"
        ),
        (#"\textasciitilde10 {\textmu}m{\textendash}wide{\textellipsis}"#, "~10 µm–wide…"),
        (#"{\AA} and {\'{\i}} and {{\"U}ber}"#, "Å and í and Über"),
        (#"\href{https://x.org/a_b}{Text}"#, "<a https://x.org/a_b>Text</a>"),
        (#"Cost $5 and {unclosed"#, "Cost $5 and unclosed"),
        ("Über die\n   Bewegung", "Über die Bewegung"),
    ])
    func titles(_ source: String, _ expected: String) {
        #expect(BibliographyFixture("@misc{a, title = {\(source)}}").title == expected)
    }

    /// Names as BibTeX divides them (Patashnik, BibTeXing, 1988, section 4; Markey, Tame the BeaST, section 11).
    @Test(arguments: [
        ("Xiaona Li", "Li|Xiaona||"), ("Li, Xiaona", "Li|Xiaona||"), ("Donald E. Knuth", "Knuth|Donald E.||"),
        ("Ludwig van Beethoven", "Beethoven|Ludwig|van|"), ("van Beethoven, Ludwig", "Beethoven|Ludwig|van|"),
        ("Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin", "Vallée Poussin|Charles Louis Xavier Joseph|de la|"),
        ("King, Jr, Martin Luther", "King|Martin Luther||Jr"), ("Martin Luther King Jr.", "King|Martin Luther||Jr."),
        ("{NASA Ames Research Center}", "NASA Ames Research Center|||"),
        ("{Barnes and Noble, Inc.}", "Barnes and Noble, Inc.|||"),
        ("{\\'E}tienne Dupont", "Dupont|Étienne||"), ("Per Brinch Hansen", "Hansen|Per Brinch||"),
        ("Brinch Hansen, Per", "Brinch Hansen|Per||"), ("jean de la fontaine", "fontaine||jean de la|"),
        ("Aristotle", "Aristotle|||"), ("{\\O}rsted, Hans Christian", "Ørsted|Hans Christian||"),
        ("de Jong, M.", "Jong|M.|de|"),
        // The extended format of the manual of biblatex, section on name lists.
        ("given=Hans, family=Harman", "Harman|Hans||"),
        ("given=Jean, prefix=de la, family={Fontaine}, given-i=J", "Fontaine|Jean|de la|"),
        ("family=Simon, given-i={JP}, suffix=Jr.", "Simon|J. P.||Jr."), ("{van Gool}, W.", "van Gool|W.||"),
    ])
    func names(_ source: String, _ expected: String) {
        let names = BibliographyFixture("@misc{a, author = {\(source)}}").entries[0].authors
        let parts = names.map {
            [$0.family, $0.given ?? "", $0.particle ?? "", $0.suffix ?? ""].joined(separator: "|")
        }
        #expect(parts == [expected])
    }

    @Test func listsOfNames() {
        let entry = BibliographyFixture("@misc{a, author = \"A. One and Two, B.\n  and {C and D} AND others\"}")
            .entries[0]
        #expect(entry.authors.map(\.family) == ["One", "Two", "C and D"])
        #expect(entry.hasMoreAuthors)
    }

    /// Initials as journals print them: Chien, P.-H. is in Li et al., J. Am. Chem. Soc. 2023, reference 2.
    @Test(arguments: [
        ("Po-Hsiu", "P.-H."), ("P.-H.", "P.-H."), ("Linda F.", "L. F."), ("L.F.", "L. F."), ("LF", "L. F."),
        ("Jung Tae", "J. T."),
        ("Ying", "Y."), ("Yu. A.", "Yu. A."), ("Élie", "É."), ("J.-K. M.", "J.-K. M."), ("É", "É."),
    ])
    func initials(_ given: String, _ expected: String) {
        #expect(PersonName(given: given, family: "X").initials(separatedBy: " ") == expected)
    }

    @Test func stringsCommentsMonthsAndConcatenation() {
        let fixture = BibliographyFixture(
            """
            This line is a remark, and so is me@example.org.
            @comment{ anything = {goes} @article{not, title={x}} }
            @Preamble{ "\\newcommand{\\noop}[1]{}" }
            @STRING{jacs = "J. Am. " # {Chem. Soc.}}
            @string(pub = {Wiley})
            @Article ( smith:2020 ,
              Author = "Smith, A.",   % a remark
              title  = {One} # " and " # {Two},
              journal = JACS, year = 2020, month = 15 # "~" # mar,
              pages = "1 -- 9", publisher = pub
            )
            @book{b, title={B}, month=dec, year="1999"}
            """)
        #expect(fixture.codes == [])
        #expect(fixture.entries.map(\.key) == ["smith:2020", "b"])
        let entry = fixture.entries[0]
        #expect(fixture.title == "One and Two")
        #expect(sketch(entry.container) == "J. Am. Chem. Soc.")
        #expect(entry.pages == "1–9")
        #expect(entry.date == BibliographyEntry.Date(year: "2020", month: 3, day: 15))
        #expect(entry.publisher == "Wiley")
        #expect(fixture.entries[1].date == BibliographyEntry.Date(year: "1999", month: 12))
    }

    @Test func crossReferences() {
        let fixture = BibliographyFixture(
            """
            @inproceedings{talk, author={A. B}, title={Talk}, pages={3}, crossref={Proc}}
            @proceedings{proc, title={Proceedings of X}, editor={C. D}, year=2001, publisher={P}}
            @incollection{lost, title={L}, crossref={nowhere}}
            @misc{x, title={X}, crossref={y}} @misc{y, crossref={x}}
            """)
        let entry = fixture.entries[0]
        #expect(sketch(entry.container) == "Proceedings of X")
        #expect(fixture.title == "Talk")
        #expect(entry.editors.map(\.family) == ["D"])
        #expect(entry.date?.year == "2001")
        #expect(fixture.place("unknown-crossref") == "3:42 nowhere")
        #expect(sketch(fixture.entries[4].title) == "X")
    }

    @Test func bibLaTeXFields() {
        let fixture = BibliographyFixture(
            """
            @article{a, date={2023-05-24}, journaltitle={Journal of X}, shortjournal={J. X}, title={T}, subtitle={S}, eid={e123}}
            @thesis{t, type={phdthesis}, institution={Uni}, location={Town}, date={2001}, title={T}}
            @online{o, title={Site}, url={https://x.org/a\\_b}, urldate={2020-05-04}}
            @dataset{d, title={D}, publisher={Zenodo}, doi={https://doi.org/10.5281/zenodo.1}}
            """)
        let article = fixture.entries[0]
        #expect(article.date == BibliographyEntry.Date(year: "2023", month: 5, day: 24))
        #expect(sketch(article.containerTitle) == "J. X")
        #expect(fixture.title == "T: S")
        #expect(article.pages == "e123")
        #expect(fixture.entries[1].genre == "Ph.D. Thesis")
        #expect(fixture.entries[1].place == "Town")
        #expect(fixture.entries[2].url == "https://x.org/a_b")
        #expect(fixture.entries[2].accessed == BibliographyEntry.Date(year: "2020", month: 5, day: 4))
        #expect(fixture.entries[3].doi == "10.5281/zenodo.1")
    }

    /// Preprints as arXiv, Google Scholar, Zotero and DataCite write them.
    @Test(arguments: [
        "@misc{a, eprint={2301.00001}, archivePrefix={arXiv}, primaryClass={cond-mat}}",
        "@article{a, journal={arXiv preprint arXiv:2301.00001}}",
        "@misc{a, publisher={arXiv}, number={arXiv:2301.00001}, eprint={2301.00001}}",
        "@misc{a, doi={10.48550/ARXIV.2301.00001}}", "@unpublished{a, eprinttype={arxiv}, eprint={arXiv:2301.00001}}",
    ])
    func preprints(_ source: String) {
        let entry = BibliographyFixture(source).entries[0]
        #expect(entry.kind == .preprint)
        #expect(entry.archiveIdentifier == "2301.00001")
    }

    @Test func publishedArticlesAreNoPreprints() {
        #expect(
            BibliographyFixture("@article{a, journal={Nature}, eprint={2301.1}, archiveprefix={arXiv}}").entries[0].kind
                == .article)
    }

    @Test(
        arguments: [
            ("10.1021/jacs.3c01603", "10.1021/jacs.3c01603"), ("https://doi.org/10.1/x", "10.1/x"),
            ("doi:10.1/x", "10.1/x"),
            ("http://dx.doi.org/10.1016/S0167-2738(00)00727-5", "10.1016/S0167-2738(00)00727-5"), ("none", nil),
        ] as [(String, String?)])
    func digitalObjectIdentifiers(_ source: String, _ expected: String?) {
        #expect(BibliographyFixture("@misc{a, doi={\(source)}}").entries[0].doi == expected)
    }

    @Test func addressesOfIdentifiersAreEscaped() {
        #expect(
            BibliographyEntry.doiAddress("10.1002/(SICI)1<1::AID>3.0.CO;2-#")
                == "https://doi.org/10.1002/(SICI)1%3C1::AID%3E3.0.CO;2-%23")
    }

    // MARK: Mistakes

    @Test func missingComma() {
        let fixture = BibliographyFixture("@article{a,\n  title = {T}\n  year = 2020\n}\n")
        #expect(fixture.place("invalid-bibliography") == "2:12 T")
        #expect(fixture.entries[0].date?.year == "2020")
    }

    @Test func unbalancedBraceCostsOneEntry() {
        let fixture = BibliographyFixture(
            "@article{a,\n  title = {The {T},\n  year = 2020\n}\n\n@article{b,\n  title = {Fine}\n}\n")
        #expect(fixture.codes == ["unbalanced-braces"])
        #expect(fixture.diagnostics.first?.span?.start == SourcePosition(line: 2, column: 12))
        #expect(fixture.entries.map(\.key) == ["a", "b"])
        #expect(sketch(fixture.entries[1].title) == "Fine")
    }

    @Test func entryWithoutItsLastBrace() {
        let fixture = BibliographyFixture("@article{a,\n  title = {T}\n\n@article{b, title={Fine}}\n")
        #expect(fixture.place("unbalanced-braces") == "1:10 a")
        #expect(fixture.title == "T")
        #expect(fixture.entries.map(\.key) == ["a", "b"])
    }

    @Test(arguments: [
        ("@article{a, title {T}, year=2000}", "invalid-bibliography", "1:13 title"),
        ("@article{title={T}}", "invalid-bibliography", "1:1 @article{title"),
        ("@article{a, journal = nosuch}", "unknown-macro", "1:23 nosuch"),
        ("@article{a, title = \"T}\n", "invalid-bibliography", "1:21 \"T"),
        ("@article{a, title = , year=1}", "invalid-bibliography", "1:21 ,"),
    ])
    func mistakes(_ source: String, _ code: String, _ place: String) {
        #expect(BibliographyFixture(source).place(code) == place)
    }
}
