/// Rules that a site's pages have besides those of every HTML report.
enum SiteStyle {
    static let sheet = """
        header.site { display: flex; flex-wrap: wrap; justify-content: flex-end; align-items: baseline; gap: .5rem 1.4rem; padding: .8rem 1.8rem; font-size: .86rem;
          border-bottom: 1px solid var(--hair); }
        header.site .home { flex: 1 1 12rem; color: var(--text); font-weight: bold; text-decoration: none; }
        header.site .home:hover { color: var(--link); }
        #search { position: relative; flex: 0 1 19rem; } #search:empty { display: none; }
        #search input { width: 100%; padding: .3rem .6rem; font: inherit; color: inherit; background: var(--code);
          border: 1px solid var(--quiet); border-radius: 3px; }
        #search input::placeholder { color: var(--quiet); opacity: 1; }
        #search input:focus-visible { outline: 2px solid var(--link); outline-offset: 1px; }
        #search .found { position: absolute; right: 0; z-index: 2; width: min(30rem, calc(100vw - 2.5rem)); max-height: 70vh; overflow-y: auto;
          margin: .3rem 0 0; padding: .35rem 0; list-style: none; background: var(--ground); border: 1px solid var(--hair);
          box-shadow: 0 .4rem 1.2rem rgb(0 0 0 / .18); line-height: 1.4; }
        #search .found:empty { display: none; } #search .found li { margin: 0; }
        #search .found a { display: block; padding: .4rem .8rem; color: var(--text); text-decoration: none; }
        #search .found a:is(:hover, :focus) { background: var(--code); outline: none; box-shadow: inset 3px 0 var(--link); }
        #search .found .where { display: block; font-size: .86em; color: var(--quiet); }
        #search .status { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); margin: 0; }
        #search .none { padding: .4rem .8rem; color: var(--quiet); }
        .menu { flex: 0 0 auto; } .menu > summary { cursor: pointer; color: var(--link); }
        .menu[open] { flex-basis: 100%; } .menu[open] > summary { margin-bottom: .6rem; }
        .menu ul, .contents.site ul { list-style: none; margin: 0; padding: 0; } .menu li, .contents.site li { margin: .5em 0; }
        .menu a, .contents.site a { color: var(--quiet); text-decoration: none; } .menu a:hover, .contents.site a:hover { color: var(--link); }
        .menu .here > a, .contents.site .here > a { color: var(--text); font-weight: bold; }
        .menu .here > ul, .contents.site .here > ul { margin: .5em 0 1.1em; padding-left: .8em; border-left: 1px solid var(--hair); font-weight: normal; }
        .menu .number, .contents.site .number { margin: 0 .35em 0 0; }
        .menu .level-2 { margin-left: 1.2em; } .menu .level-3 { margin-left: 2.4em; }
        .contents.site > ul > li { padding: 0; text-indent: 0; } .missing { color: var(--quiet); }
        .files { margin: .5rem 0 0; font-size: .86rem; color: var(--quiet); }
        .turning { grid-column: text; display: grid; grid-template-columns: 1fr 1fr; gap: 1.6rem; margin-top: 3.2rem; padding-top: 1rem;
          border-top: 1px solid var(--hair); line-height: 1.4; }
        .turning a { text-decoration: none; } .turning a:hover { text-decoration: underline; }
        .turning a[rel=next] { grid-column: 2; text-align: right; } .turning span { display: block; font-size: .8rem; color: var(--quiet); }
        main.index { grid-template-columns: [wide-start] minmax(1.25rem, 1fr) [text-start] minmax(0, 84ch) [text-end] minmax(1.25rem, 1fr) [wide-end];
          padding-top: 2.6rem; }
        .notebooks { list-style: none; margin: 1.8rem 0 0; padding: 0; }
        .notebooks > li { display: grid; grid-template-columns: minmax(0, 1fr) 13.5rem; gap: 1.8rem; align-items: start; margin: 0;
          padding: 1.5rem 0; border-top: 1px solid var(--hair); }
        .notebooks h2 { margin: 0 0 .25rem; font-size: 1.15rem; } .notebooks h2 a { color: var(--text); text-decoration: none; }
        .notebooks h2 a:hover { color: var(--link); text-decoration: underline; } .notebooks .missing h2 { color: var(--quiet); }
        .notebooks .subtitle { font-size: .95rem; margin: 0 0 .25rem; }
        .notebooks .summary { margin: .6rem 0 0; font-size: .92rem; line-height: 1.55; }
        .notebooks .keywords { margin: .45rem 0 0; font-size: .8rem; color: var(--quiet); hyphens: none; }
        .notebooks .problem { margin: .6rem 0 0; color: var(--warm); }
        .thumbnail img { display: block; width: 100%; max-height: 12rem; object-fit: contain; object-position: right top; }
        @media (min-width: 1200px) { .menu { display: none; } .contents.site { padding-top: 2rem; } .contents.site .here > ul .level-1 { margin-left: 0; } }
        @media (max-width: 700px) {
          header.site { padding-inline: 1.25rem; } #search { flex-basis: 100%; order: 3; } #search .found { left: 0; right: auto; }
          .notebooks > li { grid-template-columns: minmax(0, 1fr); gap: .9rem; } .thumbnail img { width: min(100%, 18rem); object-position: left top; }
        }
        @media print { header.site, .contents.site, .turning, .files, .thumbnail { display: none !important; } }

        """
}
