import Foundation
import Testing

@testable import Plotting

@Suite struct SummaryTests {
    @Test func arrheniusPlotsSayTheActivationEnergy() throws {
        // E = 0.4 eV with k = 8.617333262 × 10⁻⁵ eV/K (CODATA 2018).
        let temperatures = [250.0, 280, 310, 340]
        let values = temperatures.map { 1e5 * exp(-0.4 / 8.617_333_262e-5 / $0) }
        let figure = Figure.arrhenius(
            [ArrheniusSeries("Li~3~YCl~6~", temperatures: temperatures, values: values)], quantity: .conductivity)
        let text = try #require(figure.accessibleDescription)
        #expect(text.hasPrefix("σ against 1000 / T: Li3YCl6 falls linearly in its logarithm from"))
        #expect(text.contains("activation energy 0.400 eV"))
    }

    @Test func curvesSayTheirExtremes() throws {
        let x = (0...20).map { Double($0) }
        let text = try #require(
            Figure { Line(x: x, y: x.map { $0 * (20 - $0) }) }.xAxis("t").yAxis("y").accessibleDescription)
        #expect(text == "y against t: lies between 0 at 0 and 100 at 10.0.")
    }

    @Test func barsAndMapsSayTheirValues() throws {
        let bars = Figure { Bars(x: [0, 1], y: [2, 3.5]) }.xAxis(scale: .categories(["Cl", "Br"])).yAxis("E")
        #expect(bars.accessibleDescription == "E: Cl 2.00, Br 3.50.")
        let map = Figure { HeatMap(x: [0, 1], y: [0, 1], values: [[1, 2], [3, 9]]) }.colors("ρ").xAxis("x").yAxis("y")
        #expect(map.accessibleDescription == "y against x: ρ from 1.00 to 9.00, highest at (1.00, 1.00).")
    }

    /// Panels without series still get words: what stands there, and its texts.
    @Test func schematicsSayWhatTheyShow() {
        let arrows = Figure {
            Arrow(from: (0, 0), to: (1, 1), text: "hop")
            Annotation("site *A*", x: 0, y: 0)
            Region(x: 0...1, text: "cage")
        }
        #expect(arrows.accessibleDescription == "One area, one arrow, marked hop, site A, cage.")
        let picture = Figure { Picture(png: [], x: 0...1, y: 0...1) }
        #expect(picture.accessibleDescription == "One picture.")
    }

    /// Marks of the second axis have its unit, and powers in units stay powers.
    @Test func valuesHaveTheUnitOfTheirAxis() throws {
        let figure = Figure {
            Points(x: [1], y: [2], label: "a")
            Points(x: [1, 2], y: [3, 4], label: "b").onSecondAxis()
        }.xAxis("x").yAxis("*σ*", unit: "S cm^−1^", scale: .log).secondYAxis("*ν*", unit: "10^12^ Hz")
        let text = try #require(figure.accessibleDescription)
        #expect(text == "σ against x: a is 2.00 S cm⁻¹; b rises linearly from 3.00 to 4.00 10¹² Hz.")
    }

    /// Places with names are told by name, here and in the table.
    @Test func placesHaveTheirNames() throws {
        let points = Figure { Points(x: [0, 1], y: [5, 7], label: "p") }.xAxis(scale: .categories(["Cl", "Br"])).yAxis(
            "E")
        #expect(points.accessibleDescription == "E: p Cl 5.00, Br 7.00.")
        #expect(points.csv == "series,mark,x,E\np,points,Cl,5.0\np,points,Br,7.0\n")
    }

    @Test func contoursSayTheirRange() throws {
        let values = [[0.0, 1, 2], [1, 2, 3], [2, 3, 4]]
        let figure = Figure { Contours(x: [0, 1, 2], y: [0, 1, 2], values: values) }.xAxis("x").yAxis("y").colors("E")
        let text = try #require(figure.accessibleDescription)
        #expect(text.hasPrefix("y against x: E from"))
        #expect(!text.contains("lies between"))
    }
}
