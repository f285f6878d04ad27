import Foundation
import Testing

@testable import Plotting

@Suite struct RecipeTests {
    /// A straight line in ln value against 1/T, E = 0.4 eV with k = 8.617333262 × 10⁻⁵ eV/K (CODATA 2018).
    private func value(_ temperature: Double) -> Double { 1e5 * exp(-0.4 / 8.617_333_262e-5 / temperature) }

    @Test func linesAreDashedBeyondTheData() {
        let lineTemperatures = [400.0, 350, 300, 250, 200]
        let series = ArrheniusSeries(
            "a", temperatures: [260, 320], values: [value(260), value(320)], lineTemperatures: lineTemperatures,
            lineValues: lineTemperatures.map(value))
        let lines = series.lines()
        #expect(lines.map(\.style.dash) == [.solid, .dashed, .dashed])
        #expect(lines[0].x == [260, 300, 320])
        #expect(lines[1].x == [200, 250, 260])
        #expect(lines[2].x == [320, 350, 400])
        for line in lines {
            for (temperature, shown) in zip(line.x, line.y) { #expect(abs(shown / value(temperature) - 1) < 1e-12) }
        }
    }

    @Test func aLineWithoutDataIsAsStated() {
        func dashes(_ isExtrapolated: Bool) -> [LineDash] {
            ArrheniusSeries(
                "a", temperatures: [298.15], values: [1], lineTemperatures: [250, 400], lineValues: [1, 2],
                isExtrapolated: isExtrapolated
            ).lines().map(\.style.dash)
        }
        #expect(dashes(true) == [.dashed])
        #expect(dashes(false) == [.solid])
    }

    @Test func landscapesStartAtTheLowestSiteAndBarriersReachTheTop() throws {
        let figure = Figure.energyLandscape([
            EnergyLandscapeSeries("a", coordinates: [0, 1, 2], energies: [-1.2, -0.8, -1.1]),
            EnergyLandscapeSeries("b", coordinates: [0, 1, 2], energies: [3, 3.25, 3]),
        ])
        var lowest: [Double] = []
        var arrows: [Arrow] = []
        for mark in figure.panels[0].marks {
            if case .line(let line) = mark { lowest.append(try #require(line.y.min())) }
            if case .arrow(let arrow) = mark { arrows.append(arrow) }
        }
        #expect(lowest == [0, 0])
        #expect(arrows.map(\.text) == ["0.40\u{202F}eV", "0.25\u{202F}eV"])
        #expect(arrows.map(\.startY) == [0, 0])
        #expect(arrows[0].endX == 1 && arrows[1].endX != 1, "arrows of one common maximum stand side by side")
    }

    @Test func spectraRunFromColdToHot() {
        let series = ["cold", "warm", "hot"].map {
            ConductivitySpectrumSeries($0, frequencies: [1, 10], conductivities: [1, 2], hoppingPoint: (5, 1.5))
        }
        let figure = Figure.conductivitySpectra(series)
        let colors = SeriesTable(figure: figure).entries[0].map(\.color)
        #expect(colors.first == .sequential(0, of: 3))
        #expect(colors.contains(.sequential(2, of: 3)))
        #expect(figure.panels[0].xAxis.scale == .log && figure.panels[0].equalScales)
    }
}
