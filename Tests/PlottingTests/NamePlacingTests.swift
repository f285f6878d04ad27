import Drawing
import Foundation
import Testing

@testable import Plotting

/// Names of points and other small texts.
@Suite struct NamePlacingTests {
    private func draw(_ figure: Figure) -> DrawnFigure {
        DrawnFigure(figure.layout(in: .light, width: nil, shaper: FixedAdvanceShaper()))
    }

    /// Two rows of points, closer than their names are wide: taken in the order given, some names find no room.
    @Test func crowdedPointsAllHaveTheirNames() {
        let x = (0..<18).map { Double($0 % 9) * 0.02 }
        let y = (0..<18).map { $0 < 9 ? 1.0 : 1.12 }
        let names = (0..<18).map { "name \($0)" }
        let drawn = draw(
            Figure {
                Points(x: x, y: y, shape: .circle)
                Labels(names, x: x, y: y, anchor: .right, findsPlaces: true)
            }.xAxis("x", from: -0.1, to: 0.3).yAxis("y", from: 0.8, to: 1.3))
        let found = drawn.texts.filter { $0.text.hasPrefix("name") }
        #expect(found.count == names.count)
        for first in found.indices {
            for second in found.indices.dropFirst(first + 1) {
                #expect(!found[first].box.intersects(found[second].box), "\(found[first].text), \(found[second].text)")
            }
        }
    }

    @Test func namesKeepOutOfLargeMarkers() throws {
        let drawn = draw(
            Figure {
                Points(x: [0, 1], y: [0, 1], shape: .circle, sizes: [6, 6]).filled()
                Labels(["a", "b"], x: [0, 1], y: [0, 1], findsPlaces: true)
            }.xAxis(from: -1, to: 2).yAxis(from: -1, to: 2))
        for (name, place) in [("a", 0.0), ("b", 1)] {
            let text = try #require(drawn.texts.first { $0.text == name })
            let frame = try #require(drawn.frames.first)
            let center = Point(
                x: frame.minX + (place + 1) / 3 * frame.width, y: frame.maxY - (place + 1) / 3 * frame.height)
            let radius = FigureTheme.light.markerSize * 3
            #expect(!text.box.intersects(Rect(x: center.x, y: center.y, width: 0, height: 0).inset(by: -radius * 0.7)))
        }
    }

    /// Neither what hangs below the line nor what stands above it moves a name.
    @Test func namesInARowStandOnOneLine() {
        let names = ["Li", "Ag", "S^2−^", "V~Li~"]
        let x = names.indices.map { Double($0) }
        let drawn = draw(Figure { Labels(names, x: x, y: x.map { _ in 0 }) }.yAxis(from: -1, to: 1))
        let baselines = drawn.texts.filter { ["Li", "Ag", "S", "V"].contains($0.text) && $0.size == 8 }.map(
            \.baseline.y)
        #expect(baselines.count == 4)
        #expect(baselines.allSatisfy { abs($0 - baselines[0]) < 1e-9 })
    }

    /// What crosses the gap of a broken axis is cut there.
    @Test func brokenAxesCutTheirMarks() throws {
        let list = Figure { Bars(x: [0], y: [230]) }
            .xAxis(from: -1, to: 1).yAxis(from: 0, to: 240).yBreaks(AxisBreak(from: 24, to: 212))
            .layout(in: .light, width: nil, shaper: FixedAdvanceShaper())
        let clips = list.items.compactMap { item -> Path? in
            if case .group(_, let clip?, _) = item { clip } else { nil }
        }
        let clip = try #require(clips.first)
        let heights = clip.elements.compactMap { element -> Double? in
            switch element {
            case .move(let point), .line(let point): point.y
            default: nil
            }
        }
        let ends = Array(Set(heights)).sorted()
        #expect(ends.count == 4)
        #expect(abs(ends[2] - ends[1] - AxisMapping.gap) < 1e-9)
    }

    @Test(arguments: [
        (1.82, "×1.8"), (18.15, "×18"), (718.0, "×720"), (4366.7, "×4400"), (99_600, "×10^5^"), (3.3e7, "×3.3·10^7^"),
        (10, "×10"), (0.5, "×0.5"),
    ])
    func factorsHaveTwoDigits(ratio: Double, text: String) {
        #expect(Figure.factor(ratio) == text)
    }

    @Test func classesAreFieldsBetweenTheirEnds() throws {
        let figure = Figure.classMap([ClassRange("a", energies: 0.2...0.4, diffusivities: 1e-8...1e-7)])
        guard case .region(let region)? = figure.panels.first?.marks.first else {
            Issue.record("a class is a region")
            return
        }
        #expect(region.x == 0.2...0.4 && region.y == 1e-8...1e-7)
        #expect(figure.panels[0].yAxis.scale == .log)
        #expect(draw(figure).texts.contains { $0.text == "a" })
    }
}
