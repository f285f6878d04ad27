import Document
import Typesetting

/// Writes one document.
struct LaTeXWriter {
    let exporter: LaTeXExporter
    let metadata: Metadata
    let targets: ManuscriptTargets
    let source: ResolvedDocument
    let family: LaTeXClass
    /// Whether footnotes here must wait until the float or table around them is over.
    var delaysNotes = false
    var delayedNotes: [Note] = []
    var writtenNotes: Set<Int> = []
    /// How many numbered lists stand around this place.
    var enumerations = 0

    init(_ exporter: LaTeXExporter, _ document: ResolvedDocument) {
        self.exporter = exporter
        metadata = document.metadata
        source = document
        targets = ManuscriptTargets(document.blocks)
        family = LaTeXClass(name: document.metadata.latexClass, options: document.metadata.latexClassOptions)
    }

    mutating func document() -> String {
        let options = metadata.latexClassOptions
        let standard = family == .article ? "11pt,\(metadata.paper == .letter ? "letterpaper" : "a4paper")" : ""
        var chosen = options.isEmpty ? standard : options
        // RevTeX would put footnotes into the bibliography and wait for BibTeX.
        if family == .revtex, !chosen.contains("footinbib") { chosen += (chosen.isEmpty ? "" : ",") + "nofootinbib" }
        var text = "% Written by IonWeave. The numbers, figures and tables come from the notebook: change them there.\n"
        text += "\\documentclass\(chosen.isEmpty ? "" : "[\(chosen)]"){\(metadata.latexClass)}\n"
        text += preamble
        if !family.wantsTitleInside { text += title() }
        text += "\n\\begin{document}\n"
        text += family.wantsTitleInside ? title() : "\\maketitle\n"
        if family != .revtex, family != .elsarticle { text += abstract() }
        if metadata.showsContents { text += "\\tableofcontents\n" }
        if metadata.isSupplement { text += Self.supplementNumbers }
        text += "\n" + blocks(source.blocks)
        return text + "\n\\end{document}\n"
    }

    static let supplementNumbers =
        ["figure", "table", "equation", "section"].map {
            "\\setcounter{\($0)}{0}\\renewcommand{\\the\($0)}{S\\arabic{\($0)}}"
                + "\\def\\theH\($0){S\\arabic{\($0)}}\n"
        }.joined()

    // MARK: Preamble

    private var preamble: String {
        var text = "\\usepackage{iftex}\n\\ifPDFTeX\n  \\usepackage[T1]{fontenc}\n  \\usepackage[utf8]{inputenc}\n"
        text += "  \\usepackage{textcomp}\n  \\IfFileExists{lmodern.sty}{\\usepackage{lmodern}}{}\n\\fi\n"
        text += "\\usepackage{amsmath,amssymb}\n\\usepackage{graphicx}\n\\usepackage{booktabs,array}\n"
        if family.takesLongTables { text += "\\usepackage{longtable}\n" }
        if family == .article { text += "\\usepackage[margin=25mm]{geometry}\n" }
        // Journals' classes bring natbib with their own settings.
        text +=
            "\\makeatletter\\@ifpackageloaded{natbib}{}{\\usepackage[\(naturalBibliography)]{natbib}}\\makeatother\n"
        text += "\\usepackage[hidelinks]{hyperref}\n"
        if family == .achemso, metadata.numbersSections { text += "\\SectionNumbersOn\n" }
        text += "\\setcounter{secnumdepth}{\(metadata.numbersSections ? 5 : 0)}\n"
        // What is wider than its column is made as wide as it.
        text += """
            \\newsavebox{\\reportbox}
            \\newcommand{\\reportgraphics}[2][]{\\sbox{\\reportbox}{\\includegraphics[#1]{#2}}%
              \\ifdim\\wd\\reportbox>\\linewidth\\includegraphics[width=\\linewidth]{#2}\\else\\usebox{\\reportbox}\\fi}
            \\newcommand{\\reportfit}{\\ifdim\\wd\\reportbox>\\linewidth
              \\resizebox{\\linewidth}{!}{\\usebox{\\reportbox}}\\else\\usebox{\\reportbox}\\fi}
            \\setlength{\\emergencystretch}{3em}

            """
        return text
    }

    /// natbib's options for the style of citing that the front matter names.
    private var naturalBibliography: String {
        switch metadata.citationStyle {
        case .authorYear: "authoryear,round"
        case .acs, .rsc, .nature: "numbers,super,comma,sort&compress"
        }
    }

    // MARK: Title

    private mutating func title() -> String {
        var text = family == .elsarticle ? "\\begin{frontmatter}\n" : ""
        var title = inlines(metadata.title.isEmpty ? [] : metadata.title)
        if !metadata.subtitle.isEmpty {
            let separator = family == .article ? "\\\\[1ex]\\large " : ": "
            title += separator + inlines(metadata.subtitle)
        }
        text += "\\title{\(title)}\n"
        if family == .article {
            let names = metadata.authors.map { author in
                Self.linked(author)
                    + (author.affiliation.map { "\\\\{\\small \(LaTeXText.escaped($0))}" } ?? "")
            }
            text += "\\author{\(names.joined(separator: " \\and "))}\n"
        } else {
            for author in metadata.authors {
                // Journals take it from the author's account; their classes have no command for it.
                if let orcid = author.orcid { text += "% ORCID \(LaTeXText.escaped(orcid))\n" }
                text += "\\author{\(LaTeXText.escaped(author.name))}\n"
                if let affiliation = author.affiliation {
                    text +=
                        "\\\(family == .elsarticle ? "address" : "affiliation"){\(LaTeXText.escaped(affiliation))}\n"
                }
                if family == .achemso, author == metadata.authors.first {
                    text += "% The class wants the address of the corresponding author.\n\\email{}\n"
                }
            }
        }
        if family != .achemso, let date = metadata.date {
            text += "\\date{\(LaTeXText.escaped(ReportDate(date)?.longText ?? date))}\n"
        } else if family == .article {
            text += "\\date{}\n"
        }
        if family == .revtex || family == .elsarticle { text += abstract() }
        if family == .revtex { text += "\\maketitle\n" }
        if family == .elsarticle { text += "\\end{frontmatter}\n" }
        return text
    }

    /// An author's name, with a link to what ORCID says.
    private static func linked(_ author: Metadata.Author) -> String {
        let name = LaTeXText.escaped(author.name)
        guard let orcid = author.orcid else { return name }
        return "\\href{\(LaTeXText.address("https://orcid.org/\(orcid)"))}{\(name)}"
    }

    private mutating func abstract() -> String {
        metadata.abstract.isEmpty ? "" : "\\begin{abstract}\n\(blocks(metadata.abstract))\\end{abstract}\n"
    }
}
