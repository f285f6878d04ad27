import Diagnostics
import Document
import Drawing
import NumericalMethods
import Testing

@testable import Typesetting

/// What holds for the figures, tables, notes and lines of every document, with documents drawn at random.
@Suite struct FloatTests {
    private let shaper = HarfBuzzShaper(fonts: FontBook())

    /// A notebook and what must stand on its pages, each in its order.
    private struct RandomDocument {
        var text = ""
        var figures = 0
        var tables = 0
        var words = 0
        /// Words in tables, which may find their place before or after the text round them.
        var cells = 0
        var notes = 0
        /// Height of each figure's image as a part of its width.
        var aspects: [Double] = []
    }

    private func document(seed: UInt64) -> RandomDocument {
        var generator = SeededGenerator(seed: seed)
        var result = RandomDocument()
        func pick(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &generator) }
        func words(_ count: Int) -> String {
            let first = result.words
            result.words += count
            return (first..<first + count).map { "w\($0)x" }.joined(separator: " ")
        }
        func cell() -> String {
            result.cells += 1
            return "c\(result.cells - 1)x"
        }
        var definitions = ""
        func note() -> String {
            definitions += "[^n\(result.notes)]: Noted \(result.notes).\n\n"
            result.notes += 1
            return "[^n\(result.notes - 1)]"
        }
        if pick(0...2) == 0 {
            result.text = "---\ntitle: Title\nabstract: Short.\n---\n\n"
        }
        for _ in 0..<pick(1...40) {
            switch pick(0...13) {
            case 0: result.text += "# \(words(pick(1...4)))\n\n"
            case 1, 2, 3:
                let width = ["", " width=30%", " width=100%", " width=page", " width=column", " width=200pt"][
                    pick(0...5)]
                result.aspects.append([0.1, 0.4, 0.7, 1.2, 3][pick(0...4)])
                result.text += "![Seen \(result.figures).](f\(result.figures).png){#fig-f\(result.figures)\(width)}\n\n"
                result.figures += 1
            case 4, 5:
                // Short and long tables, narrow ones and some as wide as the page.
                let wide = pick(0...2) == 0 ? " and some more text that makes it wide, wider than a column" : ""
                let rows = (0..<[1, 4, 12, 90][pick(0...3)]).map { _ in "| \(cell())\(wide) | \(cell()) |\n" }
                result.text +=
                    "| A | B\(note()) |\n|---|---|\n\(rows.joined())\n: Told \(result.tables). {#tbl-t\(result.tables)}\n\n"
                result.tables += 1
                result.text += definitions
                definitions = ""
            case 6: result.text += "$$ x = \(pick(1...9)) $$\n\n"
            case 7: result.text += "- \(words(5))\n- \(words(12))\n\n"
            case 8:
                result.text += "\(words(8))\(note())\n\n\(definitions)"
                definitions = ""
            case 9 where pick(0...2) == 0: result.text += "{{< pagebreak >}}\n\n"
            default:
                // Some texts speak of figures and tables long before or after these stand in the notebook.
                let figure = pick(0...4) < 2 ? "@fig-f\(pick(0...12)) " : ""
                let table = pick(0...9) < 2 ? "@tbl-t\(pick(0...6)) " : ""
                result.text += "\(figure)\(table)\(words(pick(3...160)))\n\n"
            }
        }
        return result
    }

    private func pages(_ random: RandomDocument, columns: Int) throws -> TypesetDocument {
        let (document, _) = NotebookParser.parse(SourceFile(name: "random.md", text: random.text))
        let resolved = DocumentResolver.resolve(document, outputs: [], expressions: []).document
        let style = PageStyle(columns: columns, isLetter: false)
        return try Typesetter(style: style, shaper: shaper).typeset(
            resolved, graphics: [:],
            images: { path in
                let number = Int(path.drop { !$0.isNumber }.prefix { $0.isNumber }) ?? 0
                let aspect = random.aspects.indices.contains(number) ? random.aspects[number] : 1
                return RasterImage(format: .png, bytes: [], pixelWidth: 600, pixelHeight: Int(600 * aspect))
            })
    }

    @Test(arguments: [1, 2]) func nothingIsLostTwiceOrOutOfOrder(columns: Int) throws {
        for seed in 0..<120 as Range<UInt64> {
            let random = document(seed: seed)
            let typeset = try pages(random, columns: columns)
            let found = typeset.pages.flatMap { Self.runs($0.items) }.flatMap {
                $0.split(whereSeparator: \.isWhitespace)
            }
            let words = found.compactMap { Self.number($0, "w", "x") }
            #expect(words == Array(0..<random.words), "seed \(seed): lines are lost, twice there or out of order")
            let cells = found.compactMap { Self.number($0, "c", "x") }
            #expect(cells == Array(0..<random.cells), "seed \(seed): rows are lost, twice there or out of order")
            func numbers(after word: String) -> [Int] {
                zip(found, found.dropFirst()).filter { $0.0 == word }.compactMap { Int($0.1.prefix { $0.isNumber }) }
            }
            #expect(numbers(after: "Seen") == Array(0..<random.figures), "seed \(seed): figures")
            #expect(numbers(after: "Told") == Array(0..<random.tables), "seed \(seed): tables")
            // Notes of what moves move with it.
            #expect(numbers(after: "Noted").sorted() == Array(0..<random.notes), "seed \(seed): notes")
            let images = typeset.pages.reduce(0) { $0 + Self.images($1.items).count }
            #expect(images == random.figures, "seed \(seed)")
        }
    }

    /// Figures, lines and notes of a column lie below each other and inside the page.
    @Test(arguments: [1, 2]) func nothingLiesOnAnotherOrBeyondThePage(columns: Int) throws {
        let style = PageStyle(columns: columns, isLetter: false)
        for seed in 200..<260 as Range<UInt64> {
            for (index, page) in try pages(document(seed: seed), columns: columns).pages.enumerated() {
                let images = Self.images(page.items)
                let places = Self.places(page.items, .identity)
                for rect in images {
                    let bottom = rect.origin.y + rect.size.height
                    let right = rect.origin.x + rect.size.width
                    #expect(
                        rect.origin.y >= style.marginTop - 0.1 && bottom <= page.size.height - style.marginBottom + 0.1)
                    #expect(rect.origin.x >= 0 && right <= page.size.width, "seed \(seed), page \(index + 1)")
                    let inside = places.filter {
                        $0.x > rect.origin.x + 0.1 && $0.x < right - 0.1 && $0.y > rect.origin.y + 0.1
                            && $0.y < bottom - 0.1
                    }
                    #expect(inside.isEmpty, "seed \(seed), page \(index + 1): text on a figure")
                }
                for (number, rect) in images.enumerated() {
                    for other in images[..<number] {
                        let apart =
                            rect.origin.x + rect.size.width <= other.origin.x + 0.1
                            || other.origin.x + other.size.width <= rect.origin.x + 0.1
                            || rect.origin.y + rect.size.height <= other.origin.y + 0.1
                            || other.origin.y + other.size.height <= rect.origin.y + 0.1
                        #expect(apart, "seed \(seed), page \(index + 1): figures on each other")
                    }
                }
            }
        }
    }

    private static func number(_ word: Substring, _ first: Character, _ last: Character) -> Int? {
        word.first == first && word.last == last ? Int(word.dropFirst().dropLast()) : nil
    }

    /// The texts of a page without its running lines and without a table's repeated head.
    private static func runs(_ items: [DisplayItem]) -> [String] {
        items.flatMap { item -> [String] in
            switch item {
            case .glyphs(let run, _): [run.text]
            case .tagged(let tag, let items): tag.role == .artifact ? [] : runs(items)
            case .group(_, _, let items), .link(_, let items): runs(items)
            case .fill, .stroke, .image, .destination: []
            }
        }
    }

    private static func places(_ items: [DisplayItem], _ transform: Transform) -> [Point] {
        items.flatMap { item -> [Point] in
            switch item {
            case .glyphs(_, let origin): [transform.apply(origin)]
            case .group(let inner, _, let items): places(items, inner.then(transform))
            case .link(_, let items), .tagged(_, let items): places(items, transform)
            case .fill, .stroke, .image, .destination: []
            }
        }
    }

    private static func images(_ items: [DisplayItem], _ transform: Transform = .identity) -> [Rect] {
        items.flatMap { item -> [Rect] in
            switch item {
            case .image(_, let rect):
                let corner = transform.apply(
                    Point(x: rect.origin.x + rect.size.width, y: rect.origin.y + rect.size.height))
                let origin = transform.apply(rect.origin)
                return [Rect(x: origin.x, y: origin.y, width: corner.x - origin.x, height: corner.y - origin.y)]
            case .group(let inner, _, let items): return images(items, inner.then(transform))
            case .link(_, let items), .tagged(_, let items): return images(items, transform)
            case .fill, .stroke, .glyphs, .destination: return []
            }
        }
    }
}
