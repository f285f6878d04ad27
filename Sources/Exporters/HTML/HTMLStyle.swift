/// The style sheet of HTML reports.
enum HTMLStyle {
    static let sheet = """
        :root { --ground: #fff; --text: #1a1a1a; --quiet: #5a5a5a; --line: #1a1a1a; --link: #003c71; --code: #f5f5f4; }
        @media (prefers-color-scheme: dark) {
          :root { --ground: #16181a; --text: #e6e4df; --quiet: #a3a19b; --line: #b9b7b1; --link: #8ab8e6; --code: #202326; }
        }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--text);
          font: 17.5px/1.6 "TeX Gyre Pagella", "Palatino Linotype", Palatino, "Book Antiqua", Georgia, serif; }
        main { max-width: 68ch; margin: 3rem auto 6rem; padding: 0 1.25rem; overflow-wrap: break-word; }
        h1.title { font-size: 1.75rem; line-height: 1.2; margin: 0 0 .6rem; }
        h2 { font-size: 1.3rem; margin: 2.4rem 0 .8rem; } h3 { font-size: 1.1rem; margin: 1.8rem 0 .6rem; }
        h4, h5, h6 { font-size: 1rem; font-style: italic; margin: 1.4rem 0 .5rem; }
        h2, h3, h4, h5, h6 { line-height: 1.3; }
        .number { margin-right: .5em; }
        .anchor { visibility: hidden; color: var(--quiet); text-decoration: none; font-weight: normal; }
        :hover > .anchor, .anchor:focus { visibility: visible; }
        p { margin: 0 0 .9rem; hyphens: auto; }
        .authors { margin: 0; } .note, .subtitle { margin: 0; color: var(--quiet); font-size: .88em; }
        .abstract { margin: 1.4rem 0 2rem; padding: .7rem 0; border: solid var(--quiet); border-width: .5px 0; font-size: .92em; }
        .abstract p:last-child { margin: 0; }
        a { color: var(--link); text-decoration-thickness: .5px; text-underline-offset: .15em; } a.reference { text-decoration: none; }
        sub, sup { font-size: .72em; line-height: 0; }
        code, samp, pre { font: .86em/1.45 Inconsolata, "DejaVu Sans Mono", Menlo, Consolas, monospace; }
        pre { margin: 1rem 0; padding: .6rem .8rem; overflow-x: auto; background: var(--code); }
        pre code, pre samp { font-size: 1em; }
        pre.output { background: none; border-left: 1px solid var(--quiet); padding: .1rem .8rem; }
        blockquote { margin: 1rem 1.6rem; font-size: .95em; }
        hr { width: 30%; border: 0; border-top: .5px solid var(--quiet); margin: 2rem auto; }
        figure { margin: 1.8rem 0; } figure svg, figure img { display: block; max-width: 100%; height: auto; margin: 0 auto; }
        .on-dark { display: none; }
        @media (prefers-color-scheme: dark) { .on-dark { display: block; } .on-light { display: none; } }
        figcaption, caption { font-size: .85em; line-height: 1.45; text-align: left; }
        figcaption { margin-top: .7rem; } caption { caption-side: top; padding-bottom: .5rem; }
        .table { overflow-x: auto; margin: 1.6rem 0; }
        table { border-collapse: collapse; border-top: 1.5px solid var(--line); border-bottom: 1.5px solid var(--line); min-width: 60%;
          font: .82em/1.45 "TeX Gyre Heros", Helvetica, Arial, sans-serif; font-variant-numeric: lining-nums tabular-nums; }
        caption { font-family: "TeX Gyre Pagella", "Palatino Linotype", Palatino, Georgia, serif; font-size: 1.04em; }
        thead th { border-bottom: .75px solid var(--line); vertical-align: bottom; }
        th, td { padding: .28em 1.1em .28em 0; text-align: left; } th:last-child, td:last-child { padding-right: 0; }
        .right { text-align: right; } .center { text-align: center; }
        .equation { display: grid; grid-template-columns: 1fr auto; align-items: center; margin: 1.1rem 0; overflow-x: auto; overflow-y: hidden; }
        .equation-number { padding-left: 1em; } math { font-family: "TeX Gyre Pagella Math", "STIX Two Math", "Cambria Math", math; }
        .contents { display: none; }
        @media (min-width: 1200px) {
          .contents { display: block; position: fixed; top: 3rem; left: 1.5rem; width: calc(50vw - 36ch - 3rem); max-width: 18rem;
            max-height: calc(100vh - 6rem); overflow-y: auto; font-size: .8em; line-height: 1.4; }
          .contents ul { list-style: none; margin: 0; padding: 0; } .contents li { margin: .35em 0; }
          .contents .level-2 { padding-left: 1em; } .contents .level-3 { padding-left: 2em; }
          .contents a { color: var(--quiet); text-decoration: none; } .contents a:hover { color: var(--link); }
        }
        @media (max-width: 480px) { body { font-size: 16.5px; } main { margin-top: 1.5rem; } blockquote { margin: 1rem .6rem; } }
        @media print {
          :root { --ground: #fff; --text: #000; --quiet: #555; --line: #000; --link: #000; }
          .contents, .anchor, .on-dark { display: none !important; } .on-light { display: block !important; }
          main { max-width: none; margin: 0; } figure, table, pre, .equation { break-inside: avoid; } h2, h3 { break-after: avoid; }
        }

        """
}
