import Foundation
import Quantities
import Testing

@testable import Plotting

@Suite struct FigureDataTests {
    @Test func figuresSurviveCoding() throws {
        let figure = Figure.panels(columns: 2) {
            Figure.arrhenius(
                [
                    ArrheniusSeries(
                        "a", temperatures: [250, 300], values: [1e-5, 1e-4], uncertainties: [1e-6, 1e-5],
                        lineTemperatures: [200, 400], lineValues: [1e-6, 1e-3], band: ([1e-7, 1e-4], [1e-5, 1e-2]))
                ], quantity: .rate)
            Figure {
                Rule(y: 1)
                Annotation("*a*", x: 1, y: 2, anchor: .above)
                Arrow(from: (0, 0), to: (0, 1), text: "E")
                ErrorBars(x: [1], y: [2], xError: [0.1], yError: [0.2])
            }
            .xAxis("x", from: 0, ticks: [0, 1], tickLabels: ["Γ", "X"]).legend(.right).grid()
        }
        .width(.points(200)).description("two plots")
        let data = try JSONEncoder().encode(figure)
        #expect(try JSONDecoder().decode(Figure.self, from: data) == figure)
    }

    @Test func numbersInTablesReadBackExactly() throws {
        var random = SplitMix64(state: 21)
        let x = (0..<200).map { _ in Double(bitPattern: random.next()) }.filter(\.isFinite)
        let y = x.map { $0 / 3 }
        let table = try #require(Figure { Line(x: x, y: y, label: "a, \"b\"") }.dataTables().first)
        let lines = table.csv.split(separator: "\n")
        #expect(lines[0] == "series,mark,x,y")
        #expect(lines.count == x.count + 1)
        for (index, line) in lines.dropFirst().enumerated() {
            let fields = line.split(separator: ",")
            #expect(line.hasPrefix("\"a, \"\"b\"\"\",line,"))
            #expect(Double(fields[fields.count - 2]) == x[index] && Double(fields[fields.count - 1]) == y[index])
        }
    }

    @Test func columnsAreNamedAfterTheAxes() throws {
        let figure = Figure.arrhenius(
            [ArrheniusSeries("a", temperatures: [300], values: [2], uncertainties: [0.1])],
            quantity: .conductivityTimesTemperature)
        #expect(figure.csv == "series,mark,T / K,σT / S cm⁻¹ K,y error\na,points,300.0,2.0,0.1\n")
    }

    @Test func panelsShareOneTable() {
        let one = Figure { Points(x: [1], y: [2]) }.xAxis("*t*", unit: "s")
        let two = Figure { Points(x: [3], y: [4]) }.xAxis("*d*", unit: "m")
        #expect(
            Figure(row: [one, two]).csv
                == "panel,series,mark,t / s,y,d / m\na,,points,1.0,2.0,\nb,,points,,4.0,3.0\n")
    }

    @Test func descriptionsNameAxesAndSeries() {
        let figure = Figure { Points(x: [1], y: [2], label: "Li~3~YCl~6~") }.xAxis("*T*", unit: "K").yAxis("*σ*")
        #expect(figure.accessibleDescription == "σ against T: Li3YCl6 is 2.00.")
        #expect(figure.description("stated").accessibleDescription == "stated")
    }

    @Test func columnsLabelTheirAxesAndMixedDimensionsAreErrors() throws {
        let x = QuantityColumn("*T*", [300, 310], .kelvin)
        let y = try QuantityColumn(
            "*G*",
            [
                MeasuredQuantity(Uncertain(2, standardUncertainty: 0.1), .siemensPerCentimetre),
                MeasuredQuantity(Uncertain(3000, standardUncertainty: 200), .millisiemensPerCentimetre),
            ])
        #expect(y.values == [2, 3] && y.uncertainties == [0.1, 0.2])
        let figure = Figure(x: x, y: y)
        #expect(figure.panels[0].yAxis.titleText(.quotient) == "*G* / S\u{A0}cm^\u{2212}1^")
        let more = try figure.adding(
            x: x, y: QuantityColumn("*G*", [500, 600], .millisiemensPerCentimetre), label: "b")
        guard case .points(let points) = try #require(more.panels[0].marks.last) else { return }
        #expect(zip(points.y, [0.5, 0.6]).allSatisfy { abs($0 - $1) < 1e-12 })
        #expect(throws: QuantityError.self) { try figure.adding(x: y, y: x) }
        #expect(throws: QuantityError.self) {
            try QuantityColumn("mixed", [Quantity(1, .kelvin), Quantity(1, .siemensPerCentimetre)])
        }
    }
}
