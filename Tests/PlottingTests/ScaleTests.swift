import Drawing
import Foundation
import Testing

@testable import Plotting

@Suite struct ScaleTests {
    private let scales: [AxisScale] = [
        .linear, .log, .symmetricLog(threshold: 1e-3), .symmetricLog(threshold: 40), .power(0.5), .power(2),
        .reciprocalTemperature, .date,
    ]

    @Test func aValueComesBackFromItsCoordinate() {
        var random = SplitMix64(state: 31)
        for scale in scales {
            for _ in 0..<400 {
                var value = pow(10, Double.random(in: -4...4, using: &random))
                if scale != .log, scale != .reciprocalTemperature, Bool.random(using: &random) { value = -value }
                let back = scale.value(at: scale.coordinate(value))
                #expect(abs(back - value) <= 1e-9 * abs(value), "\(scale) \(value)")
            }
        }
    }

    @Test func valuesWithoutACoordinateAreNotANumber() {
        #expect(AxisScale.log.coordinate(-1).isNaN && AxisScale.log.coordinate(0).isNaN)
        #expect(AxisScale.reciprocalTemperature.coordinate(0).isNaN)
        #expect(scales.allSatisfy { $0.coordinate(.nan).isNaN && $0.coordinate(.infinity).isNaN })
    }

    /// arsinh(x/2c)/ln 10 tends to log10(x/c) for large x and to x/(2c ln 10) for small x.
    @Test func symmetricLogarithmHasItsLimits() {
        let scale = AxisScale.symmetricLog(threshold: 1e-5)
        #expect(abs(scale.coordinate(1) - 5) < 1e-9)
        #expect(abs(scale.coordinate(-1) + 5) < 1e-9)
        #expect(abs(scale.coordinate(1e-9) / (1e-9 / (2e-5 * log(10))) - 1) < 1e-6)
    }

    @Test func labelsOfAllScalesKeepApart() {
        var random = SplitMix64(state: 32)
        let measure = LabelMeasure(theme: .light, shaper: FixedAdvanceShaper())
        for round in 0..<1200 {
            let scale = scales[round % scales.count]
            let size = scale == .date ? 1e9 : scale == .reciprocalTemperature ? 300 : 10
            var ends = (0..<2).map { _ in scale.coordinate(size * pow(10, Double.random(in: -1...2, using: &random))) }
            if case .symmetricLog = scale { ends[0] = -ends[0] }
            guard abs(ends[0] - ends[1]) > 1e-6 else { continue }
            let isVertical = Bool.random(using: &random)
            let length = Double.random(in: 50...450, using: &random)
            let mapping = AxisMapping(
                scale: scale, low: ends.min() ?? 0, high: ends.max() ?? 1, start: 0, end: length)
            let ticks = AxisTicks(axis: Axis(scale: scale), mapping: mapping, measure: measure, isVertical: isVertical)
                .ticks()
            let boxes = ticks.filter { $0.label != nil }.map { tick -> ClosedRange<Double> in
                let half = (isVertical ? 8 : measure.label(tick.label ?? "").width) / 2
                let center = mapping.position(coordinate: tick.coordinate)
                return center - half...center + half
            }.sorted { $0.lowerBound < $1.lowerBound }
            for (a, b) in zip(boxes, boxes.dropFirst()) { #expect(!a.overlaps(b), "\(scale) over \(length)") }
            #expect(ticks.allSatisfy { $0.coordinate >= mapping.low - 1e-6 && $0.coordinate <= mapping.high + 1e-6 })
        }
    }

    @Test func symmetricTicksStandAtPowersOnBothSides() {
        let room = TickRoom(length: 300, isVertical: true, textSize: 8) { Double($0.count) * 4 }
        let scale = AxisScale.symmetricLog(threshold: 1e-3)
        let ticks = SymmetricLogarithmicTicks.ticks(
            low: scale.coordinate(-1), high: scale.coordinate(1), threshold: 1e-3, room: room)
        let values = ticks.map { scale.value(at: $0.coordinate) }.sorted()
        let expected = [-1, -0.1, -0.01, -0.001, 0, 0.001, 0.01, 0.1, 1]
        #expect(values.count == expected.count && zip(values, expected).allSatisfy { abs($0 - $1) < 1e-9 })
        #expect(ticks.contains { $0.label == "0" } && ticks.contains { $0.label == "\u{2212}10^\u{2212}1^" })
    }

    /// Seconds by `date -u -d 2000-03-01 +%s` and others (GNU coreutils).
    @Test func datesAreSecondsOfTheEpoch() {
        let known: [(date: CalendarDate, seconds: Double)] = [
            (CalendarDate(year: 1970), 0), (CalendarDate(year: 2000, month: 3), 951_868_800),
            (CalendarDate(year: 1969, month: 12, day: 31), -86_400),
            (CalendarDate(year: 2026, month: 11, day: 28), 1_795_824_000),
            (CalendarDate(year: 1900), -2_208_988_800),
        ]
        for (date, seconds) in known {
            #expect(date.seconds == seconds)
            #expect(CalendarDate(daysSince1970: date.daysSince1970) == date)
        }
    }

    @Test func dateTicksStandAtTheStartOfYears() {
        let room = TickRoom(length: 200, isVertical: false, textSize: 8) { Double($0.count) * 4 }
        let ticks = DateTicks.ticks(
            low: CalendarDate(year: 2010, month: 6).seconds, high: CalendarDate(year: 2019, month: 6).seconds,
            room: room)
        #expect(ticks.map(\.label) == ["2012", "2014", "2016", "2018"])
        #expect(ticks.map(\.coordinate) == [2012, 2014, 2016, 2018].map { CalendarDate(year: $0).seconds })
    }

    @Test func breaksLeaveAGapAndKeepTheOrder() {
        let mapping = AxisMapping(
            scale: .linear, low: 0, high: 100, start: 0, end: 105, breaks: [AxisBreak(from: 20, to: 70)])
        #expect(mapping.position(0) == 0 && mapping.position(100) == 105)
        #expect(abs(mapping.position(20) - 40) < 1e-9 && abs(mapping.position(70) - 45) < 1e-9)
        #expect(mapping.position(40).isNaN && !mapping.shows(40) && mapping.shows(20) && mapping.shows(70))
    }

    @Test func linesEndAtTheFrameAndCategoriesHaveHalfAPlaceBeside() {
        let line = Figure { Line(x: [2, 7], y: [0, 1]) }.panels[0]
        #expect(DataExtent.domain(of: .x, panel: line) == (2, 7))
        let bars = Figure { Bars(x: [0, 1], y: [1, 2]) }.xAxis(scale: .categories(["a", "b"])).panels[0]
        #expect(DataExtent.domain(of: .x, panel: bars) == (-0.5, 1.5))
        let y = DataExtent.domain(of: .y, panel: bars)
        #expect(y.low == 0 && y.high > 2)
    }

    @Test func aSecondAxisReadsTheFirstInItsUnit() throws {
        let figure = Figure { Points(x: [0, 1], y: [0.1, 0.4]) }.yAxis("E", from: 0, to: 0.5)
            .secondYAxis("E", unit: "kJ/mol", factor: 96.485)
        let axes = PanelAxes(
            panel: figure.panels[0], plot: Rect(x: 0, y: 0, width: 200, height: 150),
            measure: LabelMeasure(theme: .light, shaper: FixedAdvanceShaper()))
        let tick = try #require(axes.secondTicks.first { $0.label == "20" })
        #expect(abs(tick.coordinate - 20 / 96.485) < 1e-12)
    }

    @Test func sharedAxesHaveOneRange() {
        let figure = Figure.panels(columns: 2, sharing: .both) {
            Figure { Line(x: [0, 1], y: [0, 1]) }.xAxis("x").yAxis("y")
            Figure { Line(x: [0, 3], y: [-2, 1]) }.xAxis("x").yAxis("y")
            Figure { Line(x: [-1, 2], y: [0, 9]) }.xAxis("x").yAxis("y")
        }
        let shared = SharedAxes(figure: figure, columns: 2).shared()
        #expect(shared.panels[0].xAxis.lowest == -1 && shared.panels[2].xAxis.highest == 2)
        #expect(shared.panels[0].yAxis.lowest == shared.panels[1].yAxis.lowest)
        #expect(shared.panels.map(\.xAxis.showsLabels) == [false, true, true])
        #expect(shared.panels.map(\.yAxis.showsLabels) == [true, false, true])
    }
}
