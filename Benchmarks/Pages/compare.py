#!/usr/bin/env python3
"""Sets the same pages of prose, figure and table with IonWeave, typst and LaTeX and measures the three.

Needs: the built tool, the Python package typst (0.13 or later), lualatex with microtype, and pdftotext.
Usage: Benchmarks/Pages/compare.py [FOLDER], which keeps the PDFs there.
"""
import html
import pathlib
import re
import statistics
import struct
import subprocess
import sys
import tempfile
import zlib

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
FONTS = "/usr/share/texmf/fonts/opentype/public"
ROWS = [("Li3YCl6", "7.58e-5", 0.47), ("Li3HoCl6", "3.33e-4", 0.43), ("Li6PS5Cl", "2.19e-3", 0.34)]
# One column of about 70 characters, and two narrow columns, with the sizes of the templates of these names.
LAYOUTS = {
    "report": dict(columns=1, size=10, leading=13.5, left=127.6, gutter=0),
    "article-two-column": dict(columns=2, size=9.5, leading=12.5, left=51.0, gutter=17.0),
}


def paragraphs():
    return [line for line in (HERE / "prose.txt").read_text().split("\n") if line]


def picture(path):
    """A picture for all three: the programs are compared in what they do around it."""
    width, height = 480, 240
    rows = b"".join(b"\0" + bytes(90 if abs(height - y - x / 2.2) < 3 else 245 for x in range(width)) for y in range(height))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def flow(figure, table):
    """Text with the figure after the second and the table after the fifth paragraph."""
    parts, count = [], 0
    for line in paragraphs():
        parts.append(line)
        count += not line.startswith("#")
        if not line.startswith("#") and count in (2, 5):
            parts.append(figure if count == 2 else table)
    return parts


def ionweave(folder, name, layout):
    table = "| compound | conductivity | energy |\n|---|--:|--:|\n" + "".join(
        f"| [{c}]{{.ce}} | {s} | {e} |\n" for c, s, e in ROWS) + "\n: Conductivities in S/cm and energies in eV. {#tbl-a}"
    figure = "![A line that rises.](picture.png){#fig-a width=80%}"
    text = f"---\ntitle: Prose\nlang: en-GB\ntemplate: {name}\n---\n\n" + "\n\n".join(flow(figure, table)) + "\n"
    (folder / "a.md").write_text(text)
    (folder / "ionweave.yml").write_text("")
    subprocess.run([ROOT / ".build/release/ionweave", "render", "a.md", "--to", "pdf"], cwd=folder, check=True,
                   stdout=subprocess.DEVNULL)
    (folder / "a.pdf").rename(folder / "ionweave.pdf")


def typst(folder, name, layout):
    import typst as program
    rows = "".join(f"[{c}], [{s}], [{e}], " for c, s, e in ROWS)
    figure = '#figure(image("picture.png", width: 80%), caption: [A line that rises.], placement: auto)'
    table = ("#figure(table(columns: 3, stroke: none, table.hline(), [compound], [conductivity], [energy], table.hline(), "
             + rows + "table.hline()), caption: [Conductivities in S/cm and energies in eV.], placement: auto)")
    head = (f'#set page(paper: "a4", margin: (left: {layout["left"]}pt, right: {layout["left"]}pt, top: 65pt, bottom: 70pt), '
            f'columns: {layout["columns"]})\n#set columns(gutter: {layout["gutter"]}pt)\n'
            f'#set text(font: "TeX Gyre Pagella", size: {layout["size"]}pt, lang: "en", region: "GB", '
            f'top-edge: {layout["leading"] * 0.7}pt, bottom-edge: -{layout["leading"] * 0.3}pt)\n'
            '#show math.equation: set text(font: "TeX Gyre Pagella Math")\n'
            '#set par(justify: true, first-line-indent: 1em, leading: 0pt, spacing: 0pt)\n#set heading(numbering: "1")\n'
            '#show heading: set block(above: 18pt, below: 9pt)\n= Prose\n')
    body = "\n\n".join(p.replace("# ", "== ", 1) if p.startswith("# ") else p.replace("$\\sigma$", "$sigma$")
                       for p in flow(figure, table))
    (folder / "a.typ").write_text(head + body)
    program.compile(str(folder / "a.typ"), output=str(folder / "typst.pdf"), font_paths=[FONTS])


def latex(folder, name, layout):
    rows = "".join(f"{c} & {s} & {e} \\\\ " for c, s, e in ROWS)
    figure = "\\begin{figure}\\centering\\includegraphics[width=.8\\columnwidth]{picture.png}\\caption{A line that rises.}\\end{figure}"
    table = ("\\begin{table}\\centering\\caption{Conductivities in S/cm and energies in eV.}\\begin{tabular}{lrr}\\toprule "
             "compound & conductivity & energy \\\\ \\midrule " + rows + "\\bottomrule\\end{tabular}\\end{table}")
    head = (f'\\documentclass[10pt,a4paper{",twocolumn" if layout["columns"] == 2 else ""}]{{article}}\n'
            f'\\usepackage[left={layout["left"]}bp,right={layout["left"]}bp,top=65bp,bottom=70bp]{{geometry}}\n'
            f'\\setlength\\columnsep{{{layout["gutter"]}bp}}\n'
            "\\usepackage{fontspec,unicode-math,graphicx,booktabs,microtype}\n"
            "\\usepackage[british]{babel}\n"
            f'\\setmainfont{{TeX Gyre Pagella}}\\setmathfont{{texgyrepagella-math.otf}}\n\\begin{{document}}\\raggedbottom\n'
            f'\\fontsize{{{layout["size"]}bp}}{{{layout["leading"]}bp}}\\selectfont\\setlength\\parindent{{1em}}\n\\section*{{Prose}}\n')
    body = "\n\n".join("\\section{" + p[2:] + "}" if p.startswith("# ") else p.replace("per cent", "per cent")
                       for p in flow(figure, table))
    (folder / "latex.tex").write_text(head + body + "\n\\end{document}\n")
    for _ in range(2):
        subprocess.run(["lualatex", "-interaction=batchmode", "latex.tex"], cwd=folder, check=True, stdout=subprocess.DEVNULL)


WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


def columns(pdf, layout):
    """Columns in order, each a list of lines from the top; a line is a list of (left, right, word)."""
    text = subprocess.run(["pdftotext", "-bbox", pdf, "-"], capture_output=True, text=True, check=True).stdout
    result = []
    for page in text.split("<page ")[1:]:
        words = [(float(a), float(b), float(c), float(d), html.unescape(w)) for a, b, c, d, w in WORD.findall(page)]
        for column in range(layout["columns"]):
            middle = 595.28 / 2
            mine = [w for w in words if layout["columns"] == 1 or (w[0] < middle - 4) == (column == 0)]
            lines = []
            for word in sorted(mine, key=lambda w: (round((w[1] + w[3]) / 2, 1), w[0])):
                base = (word[1] + word[3]) / 2
                if lines and abs(lines[-1][0] - base) < 2.5:
                    lines[-1][1].append(word)
                else:
                    lines.append((base, [word]))
            result.append([sorted((w[0], w[2], w[3] - w[1], w[4]) for w in line) for _, line in lines])
    return result


def measure(pdf, layout):
    body = set()
    for line in paragraphs():
        if not line.startswith("#"):
            words = line.split()
            body.update(zip(words, words[1:]))
    pages = columns(pdf, layout)
    width = (595.28 - 2 * layout["left"] - layout["gutter"]) / layout["columns"]
    gaps, hyphens, loose, tight, over, widows, orphans, overlaps, pairs = [], 0, 0, 0, 0, 0, 0, 0, 0
    ends = {tuple(line.split()[-2:]) for line in paragraphs() if not line.startswith("#")}
    starts = {tuple(line.split()[:3]) for line in paragraphs() if not line.startswith("#")}
    for column_number, lines in enumerate(pages):
        left = layout["left"] + (column_number % layout["columns"]) * (width + layout["gutter"])
        prose = [line for line in lines if sum((a[3], b[3]) in body for a, b in zip(line, line[1:])) >= max(1, len(line) - 3)]
        for number, line in enumerate(prose):
            spaces = [b[0] - a[1] for a, b in zip(line, line[1:]) if (a[3], b[3]) in body and "$" not in a[3] + b[3]]
            isLast = tuple(w[3] for w in line[-2:]) in ends
            isFirst = tuple(w[3] for w in line[:3]) in starts
            overlaps += sum(b[0] - a[1] < 0.3 for a, b in zip(line, line[1:]))
            if number == 0 and isLast and not isFirst:
                widows += 1
            if number == len(prose) - 1 and isFirst and not isLast:
                orphans += 1
            hang = 0.6 * layout["size"] if line[-1][3][-1] in "-‐.,;:" else 0
            if line[-1][1] > left + width + 0.3 + hang:
                over += 1
            if line[-1][3][-1] in "-‐\u00ad":
                hyphens += 1
            if isLast or not spaces:
                continue
            gaps += spaces
            mean = statistics.mean(spaces)
            # The space of Pagella is a quarter of an em.
            loose += mean > 0.25 * layout["size"] * 1.6
            tight += mean < 0.25 * layout["size"] * 0.7
    return dict(space=statistics.mean(gaps) / layout["size"], spread=statistics.pstdev(gaps) / layout["size"], hyphens=hyphens,
                loose=loose, tight=tight, over=over, widows=widows, orphans=orphans, overlaps=overlaps,
                lines=sum(len(lines) for lines in pages))


def main():
    keep = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else pathlib.Path(tempfile.mkdtemp())
    for name, layout in LAYOUTS.items():
        folder = (keep / name).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        picture(folder / "picture.png")
        for program in (ionweave, typst, latex):
            program(folder, name, layout)
        print(f"{name}: spaces in em of {layout['size']} pt, the rest counted")
        print(f"{'':10}" + "".join(f"{key:>9}" for key in measure(folder / "ionweave.pdf", layout)))
        for program in ("ionweave", "typst", "latex"):
            values = measure(folder / f"{program}.pdf", layout)
            print(f"{program:10}" + "".join(f"{v:9.3f}" if isinstance(v, float) else f"{v:9d}" for v in values.values()))


main()
