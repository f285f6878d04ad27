/// The style sheet of HTML reports.
enum HTMLStyle {
    static let sheet = text + code + figures + wide + print

    private static let text = """
        :root { color-scheme: light dark; --ground: #fff; --text: #1b1b1a; --quiet: #5f5d58; --line: #1b1b1a; --hair: #c9c6bf;
          --link: #0a4a7d; --code: #f6f5f2; --warm: #9a3b00;
          --serif: "TeX Gyre Pagella", "Palatino Linotype", Palatino, "Book Antiqua", "URW Palladio L", Georgia, serif;
          --sans: "TeX Gyre Heros", "Helvetica Neue", Helvetica, Arial, sans-serif;
          --mono: Inconsolata, "SFMono-Regular", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
        @media (prefers-color-scheme: dark) {
          :root { --ground: #17191b; --text: #e4e1da; --quiet: #a19e97; --line: #c4c1b9; --hair: #45474a; --link: #8fbbe8;
            --code: #1f2225; --warm: #f0a070; }
        }
        *, ::before, ::after { box-sizing: border-box; }
        html { font-size: 17.5px; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1.5rem; }
        body { margin: 0; background: var(--ground); color: var(--text); font: 1rem/1.6 var(--serif);
          font-variant-numeric: lining-nums; text-rendering: optimizeLegibility; }
        main, footer { display: grid; overflow-wrap: break-word; grid-template-columns: [wide-start] minmax(1.25rem, 1fr)
          [text-start] minmax(0, 68ch) [text-end] minmax(1.25rem, 1fr) [wide-end]; }
        main { padding: 3.5rem 0 4rem; } main > * { grid-column: text; min-width: 0; } main > .wide { grid-column: wide; }
        footer { color: var(--quiet); padding-bottom: 2.5rem; }
        footer::before { content: ""; grid-column: text; border-top: .5px solid var(--hair); margin-bottom: .7rem; }
        footer > span { grid-column: text; font-size: .8rem; }
        h1.title { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .7rem; text-wrap: balance; }
        h2, h3, h4, h5, h6 { line-height: 1.3; margin: 1.5rem 0 .55rem; text-wrap: balance; }
        h2 { font-size: 1.28rem; margin-top: 2.1rem; } h3 { font-size: 1.08rem; }
        h4, h5, h6 { font-size: 1rem; font-style: italic; font-weight: normal; }
        .number { margin-right: .35em; }
        .skip { position: absolute; left: 1rem; top: -4rem; padding: .4rem .8rem; background: var(--ground); z-index: 1; }
        .skip:focus { top: .5rem; }
        .anchor { opacity: 0; color: var(--quiet); text-decoration: none; font-weight: normal; }
        :hover > .anchor, .anchor:focus { opacity: 1; }
        p { margin: 0 0 .9rem; hyphens: auto; hanging-punctuation: first; }
        .authors { margin: 0 0 .1rem; } .note, .subtitle { margin: 0; color: var(--quiet); font-size: .86rem; line-height: 1.5; }
        .subtitle { font-size: 1.05rem; margin-bottom: .5rem; }
        .abstract { margin: 1.6rem 0 1rem; padding: .8rem 0; border: solid var(--hair); border-width: 1px 0; font-size: .92em;
          line-height: 1.55; }
        .abstract > :last-child { margin-bottom: 0; }
        a { color: var(--link); text-decoration-thickness: 1px; text-decoration-color: color-mix(in srgb, currentColor 40%, transparent);
          text-underline-offset: .18em; }
        a.reference, a.self { text-decoration: none; } a.self { color: inherit; }
        a:hover, a.reference:hover { text-decoration: underline; text-decoration-color: currentColor; }
        :target { scroll-margin-top: 1.5rem; }
        sub, sup { font-size: .72em; line-height: 0; font-variant-numeric: lining-nums; }
        ul, ol { margin: 0 0 .9rem; padding-left: 1.5em; } li { margin-bottom: .4rem; } .tight > li { margin-bottom: .15rem; }
        li > ul, li > ol { margin-bottom: 0; } li > p:last-child { margin-bottom: 0; }
        blockquote { margin: .3rem 1.6rem 1.2rem; font-size: .95em; } blockquote > :last-child { margin-bottom: 0; }
        .note-mark a { text-decoration: none; padding: 0 .1em; }
        .notes { margin-top: 2.6rem; font-size: .84rem; line-height: 1.5; }
        .notes::before { content: ""; display: block; width: 25%; border-top: 1px solid var(--hair); margin-bottom: .8rem; }
        .notes p { margin-bottom: .35rem; } .back { text-decoration: none; }
        .orcid svg { width: .8em; height: .8em; margin-left: .2em; vertical-align: -.04em; } .orcid circle { fill: var(--quiet); } .orcid path { fill: var(--ground); }
        .hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .captions { margin: 1.4rem 0; font-size: .88rem; line-height: 1.45; } .caption-list { font-weight: bold; margin: 0 0 .3rem; }
        .captions ul { list-style: none; margin: 0; padding: 0; } .captions li { margin: .25em 0; padding-left: 2em; text-indent: -2em; } .captions .number { display: inline-block; text-indent: 0; min-width: 1.6em; }
        .captions a { color: inherit; text-decoration: none; } .captions a:hover { color: var(--link); text-decoration: underline; }
        .smallcaps { font-variant-caps: small-caps; } .underline { text-decoration: underline; }
        details.code { margin: .3rem 0 1.2rem; } details.code > summary { font-size: .8rem; color: var(--quiet); cursor: pointer; }
        .references { font-size: .88rem; line-height: 1.5; hyphens: auto; } .entry { margin: 0 0 .4rem; padding-left: 1.5em; text-indent: -1.5em; }
        .numbered > .entry { display: grid; grid-template-columns: 2.3em minmax(0, 1fr); column-gap: .6em; padding: 0; text-indent: 0; }
        .label { text-align: right; font-variant-numeric: lining-nums tabular-nums; } .entry:target, .citation:target { background: var(--code); }
        .back { font-size: .82em; white-space: nowrap; } .back a { color: var(--quiet); text-decoration: none; padding: 0 .1em; } .citation a { text-decoration: none; }
        hr { width: 30%; border: 0; border-top: 1px solid var(--hair); margin: 1.6rem auto 2.2rem; }
        aside { margin: .5rem 0 1.4rem; padding: .1rem 0 .1rem 1.1rem; border-left: 2px solid var(--hair); font-size: .95em; }
        aside.callout-warning, aside.callout-caution, aside.callout-important { border-left-color: var(--warm); }
        .callout-kind { font-weight: normal; font-size: .8rem; color: var(--quiet); margin-right: .3em; }
        .callout-title { font-weight: bold; margin: 0 0 .2rem; } aside > :last-child { margin-bottom: 0; }

        """

    private static let code = """
        code, samp, pre { font-family: var(--mono); font-size: .88em; font-variant-ligatures: none; hyphens: none; }
        pre { margin: .3rem 0 1.2rem; padding: .7rem .9rem; overflow-x: auto; line-height: 1.45; background: var(--code); tab-size: 4; }
        pre code, pre samp { font-size: 1em; }
        pre.numbered code { counter-reset: line; } pre.numbered .line::before { counter-increment: line; content: counter(line); display: inline-block; width: 1.6em; margin-right: .9em; text-align: right; color: var(--quiet); user-select: none; }
        figure.listing { margin: 1rem 0 1.2rem; } figure.listing > figcaption { margin: 0 0 .4rem; } figure.listing pre { margin: 0; }
        pre.cell:has(+ .output) { margin-bottom: .7rem; }
        pre.output { background: none; border-left: 1px solid var(--quiet); padding: .05rem .9rem; }

        """

    private static let figures = """
        figure { margin: .9rem 0 1.9rem; }
        main > figure.wide { display: grid; grid-template-columns: subgrid; }
        figure.wide > .drawing { grid-column: wide; padding-inline: 1.25rem; overflow-x: auto; }
        figure.wide > .drawing > svg { min-width: 620px; } figure.wide > figcaption { grid-column: text; }
        .panel > .parts { display: grid; grid-template-columns: repeat(var(--columns), minmax(0, 1fr)); gap: 1rem 1.4rem; align-items: start; }
        .panel > .parts > * { margin: 0; } .panel .parts figcaption { margin-top: .4rem; }
        @media (max-width: 560px) { .panel > .parts { grid-template-columns: minmax(0, 1fr); } }
        .drawing { width: 100%; margin: 0 auto; } .drawing svg { display: block; width: 100%; height: auto; }
        figure img { display: block; max-width: 100%; height: auto; margin: 0 auto; } p img { max-width: 100%; vertical-align: middle; }
        .on-dark { display: none; }
        @media (prefers-color-scheme: dark) { .on-dark { display: block; } .on-light { display: none; } }
        figcaption, .caption { font-size: .84rem; line-height: 1.5; margin: 0; }
        figcaption { margin-top: .8rem; } p.data { font-size: .78rem; margin: .35rem 0 0; }
        figure.wide > p.data { grid-column: text; }
        .table { margin: .9rem 0 1.9rem; } .caption { margin-bottom: .55rem; }
        .scroll, .formula { overflow-x: auto; overflow-y: hidden; }
        table { border-collapse: collapse; border: solid var(--line); border-width: 1.6px 0; font: .8rem/1.45 var(--sans);
          font-variant-numeric: lining-nums tabular-nums; min-width: 62%; }
        thead tr { border-bottom: .8px solid var(--line); }
        th, td { padding: .3em 0 .3em 1.7em; text-align: left; vertical-align: baseline; }
        th { vertical-align: bottom; } th:first-child, td:first-child { padding-left: 0; }
        th.right, td.right { text-align: right; } th.center, td.center { text-align: center; } td.decimal { white-space: nowrap; }
        .whole { display: inline-block; text-align: right; }
        mfrac { padding-inline: .08em; }
        math { font-family: "TeX Gyre Pagella Math", "Asana Math", "STIX Two Math", "Cambria Math", "Latin Modern Math", math;
          font-size: 1em; }
        mtd:first-child { padding-left: 0; } mtd:last-child { padding-right: 0; }
        .equation { display: grid; align-items: center; margin: .35rem 0 1.2rem;
          grid-template-columns: minmax(0, 1fr) minmax(0, max-content) minmax(max-content, 1fr); }
        .formula { grid-column: 2; padding: .15rem 0; } .formula math { margin: 0; width: max-content; }
        .equation-number { grid-column: 3; justify-self: end; padding-left: 1em; }
        :is(.scroll, .formula, pre):focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }

        """

    private static let wide = """
        .contents { display: none; line-height: 1.4; }
        .contents ul { list-style: none; margin: 0; padding: 0; } .contents li { margin: .4em 0; }
        .contents li:has(.number) { padding-left: 1.5em; text-indent: -1.5em; } .contents .number { display: inline-block; text-indent: 0; margin: 0; min-width: 1.25em; }
        .contents .level-2 { margin-left: 1.5em; } .contents .level-3 { margin-left: 3em; }
        .contents a { color: var(--quiet); text-decoration: none; } .contents a:hover { color: var(--link); }
        @media (max-width: 1199.9px) {
          .contents.shown { display: block; max-width: calc(68ch + 2.5rem); margin: 2rem auto -.5rem; padding: 0 1.25rem; font-size: .9rem; }
        }
        @media (min-width: 1200px) {
          .contents { display: block; position: sticky; top: 0; float: left; width: 17rem; margin-right: -17rem; max-height: 100vh;
            overflow-y: auto; padding: 3.9rem 1rem 2rem 1.8rem; font-size: .78rem; }
          .contents ~ main, .contents ~ footer { margin-left: 17rem; }
        }
        @media (max-width: 480px) {
          html { font-size: 16.5px; } main { padding-top: 1.8rem; } h1.title { font-size: 1.5rem; }
          blockquote { margin-inline: .8rem; } pre { padding-inline: .6rem; }
        }

        """

    private static let print = """
        @page { margin: 20mm 22mm; }
        @media print {
          :root { color-scheme: light; --ground: #fff; --text: #000; --quiet: #555; --line: #000; --hair: #999; --link: #000;
            --code: #f5f5f5; --warm: #000; }
          html { font-size: 10.5pt; } body { line-height: 1.4; }
          .contents, .anchor, .back, .skip, p.data, .on-dark { display: none !important; } .on-light { display: block !important; }
          main, footer, footer > span { display: block; margin: 0 !important; padding: 0; } a { text-decoration: none; }
          .drawing { max-width: 120mm !important; } .drawing svg { min-width: 0 !important; max-height: 165mm; } main > figure.wide { display: block; } figure.wide .drawing { max-width: none !important; padding: 0; overflow: visible; }
          figure, .table, pre, .equation, aside, li { break-inside: avoid; } .scroll, .formula, pre { overflow: visible; }
          pre { white-space: pre-wrap; } h2, h3, h4, .caption { break-after: avoid; } p { orphans: 2; widows: 2; }
          thead { display: table-header-group; } .page-break { break-after: page; }
        }

        """
}
