import Drawing
import Testing

@testable import Plotting

/// Every character is half as wide as the text is high.
private final class EvenShaper: TextShaper {
    func shape(_ text: String, style: TextStyle) -> ShapedText {
        let width = Double(text.count) * style.size * 0.5
        let run = GlyphRun(
            font: FontFile(path: "", index: 0, name: style.family), size: style.size, color: style.color, glyphs: [],
            text: text, advance: width)
        return ShapedText(runs: [run], width: width, ascent: style.size * 0.8, descent: style.size * 0.2)
    }
}

@Suite struct FigureTests {
    private let figure = Figure {
        Points(x: [250, 300, 350], y: [1e-6, 1e-4, 1e-2], label: "measured")
        Line(x: [250, 300, 350], y: [1e-6, 1e-4, 1e-2], label: "fit")
        Band(x: [250, 350], low: [5e-7, 5e-3], high: [2e-6, 2e-2])
    }.xAxis("1000 *T*^−1^ / K^−1^", scale: .reciprocalTemperature).yAxis("*σT* / S cm^−1^ K", scale: .log)

    private func list(_ figure: Figure) -> DisplayList {
        figure.displayList(width: nil, height: nil, appearance: .light, shaper: EvenShaper())
    }

    @Test func allLabelsLieInsideTheFigure() {
        for width in [FigureWidth.column, .medium, .page] {
            let list = list(figure.width(width))
            #expect(abs(list.size.width - width.points) < 1e-9)
            for (run, place) in Self.texts(list.items, Transform.identity) where !run.text.isEmpty {
                #expect(place.x >= -0.5 && place.y <= list.size.height + 0.5, "\(run.text) at \(place)")
                #expect(place.y >= 0)
            }
        }
    }

    @Test func sameFigureSameDrawing() { #expect(list(figure) == list(figure)) }

    @Test func dataAreExactInTheCSV() throws {
        let lines = figure.csv.split(separator: "\n")
        #expect(lines[0] == "panel,mark,series,x,y,low,high")
        let row = lines[1].split(separator: ",", omittingEmptySubsequences: false)
        #expect(Double(row[3]) == 250)
        #expect(Double(row[4]) == 1e-6)
        #expect(lines.count == 1 + 3 + 3 + 2)
    }

    @Test func notANumberBreaksALine() {
        let broken = Figure { Line(x: [1, 2, 3, 4, 5], y: [1, 2, .nan, 2, 1]) }
        let moves = Self.strokes(list(broken).items).first { stroke in stroke.1.width == FigureTheme.light.lineWidth }?
            .0.elements.count { element in
                if case .move = element { true } else { false }
            }
        #expect(moves == 2)
    }

    @Test func labelNotation() {
        let pieces = LabelText("*σ*~dc~ / S cm^−1^ \\*").pieces
        #expect(pieces.map(\.text) == ["σ", "dc", " / S cm", "−1", " *"])
        #expect(pieces.map(\.isItalic) == [true, false, false, false, false])
        #expect(pieces.map(\.level) == [0, -1, 0, 1, 0])
    }

    private static func texts(_ items: [DisplayItem], _ transform: Transform) -> [(GlyphRun, Point)] {
        items.flatMap { item -> [(GlyphRun, Point)] in
            switch item {
            case .glyphs(let run, let origin): [(run, transform.apply(origin))]
            case .group(let inner, _, let items): texts(items, inner.then(transform))
            default: []
            }
        }
    }

    private static func strokes(_ items: [DisplayItem]) -> [(Path, StrokeStyle)] {
        items.flatMap { item -> [(Path, StrokeStyle)] in
            switch item {
            case .stroke(let path, let style): [(path, style)]
            case .group(_, _, let items): strokes(items)
            default: []
            }
        }
    }
}
