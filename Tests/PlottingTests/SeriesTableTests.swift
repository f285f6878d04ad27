import Testing

@testable import Plotting

@Suite struct SeriesTableTests {
    private let x = [1.0, 2]

    private func colors(_ figure: Figure) -> [[SeriesColor]] {
        SeriesTable(figure: figure).entries.map { $0.map(\.color) }
    }

    @Test func aMarkWithoutNameJoinsTheOneBefore() {
        let figure = Figure {
            Points(x: x, y: x, label: "a")
            Line(x: x, y: x)
            Band(x: x, low: x, high: x)
            Points(x: x, y: x, label: "b")
            Line(x: x, y: x)
        }
        #expect(colors(figure) == [[.cycle(0), .cycle(0), .cycle(0), .cycle(1), .cycle(1)]])
    }

    @Test func twoLinesWithoutNameAreTwoSeries() {
        let figure = Figure {
            Line(x: x, y: x)
            Line(x: x, y: x)
        }
        #expect(colors(figure) == [[.cycle(0), .cycle(1)]])
    }

    @Test func aSeriesKeepsItsColourInAllPanels() {
        let figure = Figure(row: [
            Figure {
                Line(x: x, y: x, label: "a")
                Line(x: x, y: x, label: "b")
            },
            Figure {
                Line(x: x, y: x, label: "b")
                Line(x: x, y: x, label: "c")
            },
        ])
        #expect(colors(figure) == [[.cycle(0), .cycle(1)], [.cycle(1), .cycle(0)]])
    }

    @Test func annotationsTakeTheColourOfText() {
        let figure = Figure {
            Line(x: x, y: x, label: "a")
            Annotation("note", x: 1, y: 1)
            Arrow(from: (1, 1), to: (1, 2)).series("a")
        }
        #expect(colors(figure) == [[.cycle(0), .text, .cycle(0)]])
    }

    @Test func sequentialColoursGrowLighterFromColdToHot() {
        let theme = FigureTheme.light
        let lightness = (0..<6).map { index -> Double in
            let color = theme.color(.sequential(index, of: 6))
            return 0.2126 * color.red + 0.7152 * color.green + 0.0722 * color.blue
        }
        #expect(zip(lightness, lightness.dropFirst()).allSatisfy { $0 < $1 })
    }
}
