import Drawing
import Foundation
import Testing

@testable import Plotting

@Suite struct FigureLayoutTests {
    private func draw(_ figure: Figure, width: Double? = nil) -> DrawnFigure {
        DrawnFigure(figure.layout(in: .light, width: width, shaper: FixedAdvanceShaper()))
    }

    /// Figures of all scales with random data.
    private func randomFigure(_ random: inout SplitMix64) -> Figure {
        let scales: [AxisScale] = [.linear, .log, .reciprocalTemperature]
        let xScale = scales[Int.random(in: 0..<3, using: &random)]
        let yScale = scales[Int.random(in: 0..<2, using: &random)]
        let count = Int.random(in: 1...5, using: &random)
        let size = pow(10, Double.random(in: -6...6, using: &random))
        var series: [(x: [Double], y: [Double])] = []
        for _ in 0..<count {
            let x = (0..<12).map { _ in Double.random(in: 200...900, using: &random) }.sorted()
            let y = x.map { size * ($0 / 400 + Double.random(in: 0.2...3, using: &random)) }
            series.append((x, y))
        }
        return Figure {
            for (index, data) in series.enumerated() {
                Points(x: data.x, y: data.y, label: "series \(index)")
                Line(x: data.x, y: data.y)
            }
        }
        .xAxis("*x*", unit: "m", scale: xScale).yAxis("*y*", unit: "S cm^-1^", scale: yScale)
    }

    @Test func textStaysInsideTheFigureAndApart() {
        var random = SplitMix64(state: 11)
        for _ in 0..<40 {
            let figure = randomFigure(&random)
            let drawn = draw(figure, width: Double.random(in: 150...500, using: &random))
            for text in drawn.texts {
                #expect(text.box.minX >= -0.01 && text.box.maxX <= drawn.size.width + 0.01, "\(text.text)")
                #expect(text.box.minY >= -0.01 && text.box.maxY <= drawn.size.height + 0.01, "\(text.text)")
            }
            // Scripts are set close to their base: only texts on the baseline are compared.
            let full = drawn.texts.filter { $0.size == 8 && $0.isUpright }
            for first in full.indices {
                for second in full.indices.dropFirst(first + 1) {
                    let overlap = full[first].box.inset(by: 0.05).intersects(full[second].box.inset(by: 0.05))
                    #expect(!overlap, "\(full[first].text) and \(full[second].text)")
                }
            }
        }
    }

    @Test func namesOfSeriesNeverLieOnPoints() {
        var random = SplitMix64(state: 12)
        for _ in 0..<40 {
            let drawn = draw(randomFigure(&random))
            let names = drawn.texts.filter { $0.text.hasPrefix("series") }
            #expect(!names.isEmpty)
            let ground = FigureTheme.light.ground
            let markers = drawn.fills.filter { $0.color == ground }.compactMap { fill -> Rect? in
                guard case .move(let start)? = fill.path.elements.first else { return nil }
                return Rect(x: start.x - 0.5, y: start.y - 0.5, width: 1, height: 1)
            }
            let frame = drawn.frames[0]
            for name in names where frame.contains(Point(x: name.box.midX, y: name.box.midY)) {
                // A legend's own sample stands beside its name, never under it.
                #expect(!markers.contains { $0.intersects(name.box) })
            }
        }
    }

    @Test func seriesOnOneCurveAreNamedInALegend() {
        let x = (0..<20).map { Double($0) }
        let drawn = draw(
            Figure {
                Points(x: x, y: x.map { $0 * $0 }, label: "measured")
                Line(x: x, y: x.map { $0 * $0 }, label: "fit")
            })
        // Names at curves have the colour of their series, those in a legend that of text.
        let names = drawn.texts.filter { ["measured", "fit"].contains($0.text) }
        #expect(names.count == 2 && names.allSatisfy { $0.color == FigureTheme.light.textColor })
    }

    @Test func layoutIsDeterministic() {
        var random = SplitMix64(state: 13)
        let figure = randomFigure(&random)
        let first = figure.layout(in: .light, shaper: FixedAdvanceShaper())
        #expect(first == figure.layout(in: .light, shaper: FixedAdvanceShaper()))
    }

    @Test func panelsShareHeightsAndLettersAlign() throws {
        let x = [1.0, 2, 3]
        let spectrum = Figure { Line(x: x, y: [1, 10, 1e6]) }.xAxis("*ν*", unit: "Hz").yAxis("*σ*", scale: .log)
        let arrhenius = Figure.arrhenius(
            [ArrheniusSeries("a", temperatures: [250, 300, 350], values: [1e-5, 1e-4, 1e-3])], quantity: .conductivity)
        let drawn = draw(
            Figure.panels {
                spectrum
                arrhenius
                spectrum
            })
        #expect(drawn.frames.count == 3)
        #expect(Set(drawn.frames.map(\.minY)).count == 1 && Set(drawn.frames.map(\.height)).count == 1)
        #expect(drawn.frames.allSatisfy { abs($0.width - drawn.frames[0].width) < 1e-9 })
        let letters = drawn.texts.filter { ["(a)", "(b)", "(c)"].contains($0.text) }
        #expect(letters.map(\.text) == ["(a)", "(b)", "(c)"] && Set(letters.map(\.baseline.y)).count == 1)
        #expect(abs(drawn.size.width - FigureWidth.page.points) < 1e-9)
    }

    @Test func narrowRowsAreBroken() {
        let plot = Figure { Line(x: [0, 1], y: [0, 1]) }.xAxis("*x*", unit: "m").yAxis("*y*", unit: "m")
        let drawn = draw(Figure(row: [plot, plot, plot]), width: 220)
        #expect(Set(drawn.frames.map(\.minY)).count == 2)
        #expect(drawn.texts.allSatisfy { $0.box.maxX <= 220.01 })
    }

    @Test func equalScalesMakeUnitsEquallyLong() {
        let figure = Figure { Points(x: [0, 10], y: [0, 3]) }.equalScales()
        let measure = LabelMeasure(theme: .light, shaper: FixedAdvanceShaper())
        let axes = PanelAxes(
            panel: figure.panels[0], plot: Rect(x: 0, y: 0, width: 200, height: 150), measure: measure)
        let perX = axes.x.position(1) - axes.x.position(0)
        let perY = axes.y.position(0) - axes.y.position(1)
        #expect(abs(perX - perY) < 1e-9)
    }

    @Test func reciprocalAxisRunsFromHotToCold() {
        let panel = Figure { Points(x: [250, 400], y: [1, 2]) }
            .xAxis(scale: .reciprocalTemperature, from: 250, to: 400).panels[0]
        let domain = DataExtent.domain(of: .x, panel: panel)
        #expect(domain.low == 2.5 && domain.high == 4)
    }

    @Test func oneEndMayBeGiven() {
        let panel = Figure { Line(x: [0, 10], y: [3, 7]) }.yAxis(from: 0).panels[0]
        let domain = DataExtent.domain(of: .y, panel: panel)
        #expect(domain.low == 0 && domain.high > 7)
    }

    @Test func gapsBreakLines() {
        let clipping = PathClipping(bounds: Rect(x: 0, y: 0, width: 10, height: 10))
        let points = [1.0, 2, .nan, 4, 5].map { Point(x: $0, y: $0) }
        #expect(
            clipping.lines(points) == [
                [Point(x: 1, y: 1), Point(x: 2, y: 2)], [Point(x: 4, y: 4), Point(x: 5, y: 5)],
            ])
    }

    @Test func linesAreCutWhereTheyLeave() {
        let clipping = PathClipping(bounds: Rect(x: 0, y: 0, width: 10, height: 10))
        let pieces = clipping.lines([Point(x: -10, y: 5), Point(x: 5, y: 5), Point(x: 5, y: 1e12)])
        #expect(pieces == [[Point(x: 0, y: 5), Point(x: 5, y: 5), Point(x: 5, y: 10)]])
        let square = clipping.polygon(
            [(-5.0, -5.0), (5, -5), (5, 5), (-5, 5)].map { Point(x: $0.0, y: $0.1) })
        #expect(Set(square) == Set([(0.0, 0.0), (5, 0), (5, 5), (0, 5)].map { Point(x: $0.0, y: $0.1) }))
    }

    @Test func emptyAndConstantDataAreDrawn() {
        for y in [[], [0], [5, 5, 5], [.nan, .infinity]] as [[Double]] {
            for scale in [AxisScale.linear, .log] {
                let figure = Figure { Points(x: y.indices.map { Double($0) }, y: y, label: "a") }.yAxis(
                    "*y*", scale: scale)
                let drawn = draw(figure)
                #expect(drawn.frames.count == 1 && drawn.size.height.isFinite)
            }
        }
        #expect(Figure().layout(in: .light, shaper: FixedAdvanceShaper()).items.isEmpty)
    }

    @Test func heightAndWidthAreKept() {
        let list = Figure { Line(x: [0, 1], y: [0, 1]) }.displayList(
            width: 300, height: 120, appearance: .dark, shaper: FixedAdvanceShaper())
        #expect(list.size == Size(width: 300, height: 120))
    }
}
