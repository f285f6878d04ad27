import Foundation
import NumericalMethods
import Testing

@testable import Plotting

@Suite struct TickSearchTests {
    private func search(_ scale: Scale, _ low: Double, _ high: Double, length: Double = 200) -> TickSearch {
        let axis = Axis(title: "", scale: scale, lowest: low, highest: high)
        return TickSearch(
            range: AxisRange(axis: axis, values: []), length: length, labelLength: { Double($0.count) * 4.5 + 6 })
    }

    @Test func decadesAreMajorAndTheDigitsBetweenMinor() {
        let ticks = search(.log, 1e-6, 1e-3).ticks()
        #expect(ticks.major.map(\.label) == ["10^\u{2212}6^", "10^\u{2212}5^", "10^\u{2212}4^", "10^\u{2212}3^"])
        for (index, tick) in ticks.major.enumerated() { #expect(abs(tick.part - Double(index) / 3) < 1e-12) }
        #expect(ticks.minor.count == 24)
        #expect(ticks.minor.contains { abs($0 - log10(2) / 3) < 1e-12 })
    }

    @Test func decadesInsideTheRangeAreAllThere() {
        #expect(
            search(.log, 1.6e-6, 1.4e-3).ticks().major.map(\.label) == [
                "10^\u{2212}5^", "10^\u{2212}4^", "10^\u{2212}3^",
            ])
        #expect(search(.log, 30, 4e7).ticks().major.map(\.label) == (2...7).map { "10^\($0)^" })
    }

    @Test func celsiusTicksStandAtTheirExactReciprocalTemperature() {
        let range = AxisRange(
            axis: Axis(title: "", scale: .reciprocalTemperature, lowest: 250, highest: 400), values: [])
        let ticks = TickSearch(range: range, length: 220, labelLength: { Double($0.count) * 4.5 + 6 }).celsius()
        #expect(ticks.major.count >= 4)
        for tick in ticks.major {
            let temperature = Double(tick.label.replacing("\u{2212}", with: "-")) ?? .nan
            #expect(abs(tick.part - (1000 / (temperature + 273.15) - 2.5) / 1.5) < 1e-12)
        }
    }

    @Test func labelsNeverTouchAndStandAtRoundPlaces() {
        var generator = SeededGenerator(seed: 11)
        for _ in 0..<2000 {
            let low = Double.random(in: -1e4...1e4, using: &generator)
            let span = pow(10, Double.random(in: -3...5, using: &generator))
            let search = search(.linear, low, low + span, length: Double.random(in: 60...400, using: &generator))
            let ticks = search.ticks()
            #expect(ticks.major.count >= 2, "\(low) \(span)")
            let labelled = ticks.major.filter { !$0.label.isEmpty }
            #expect(!labelled.isEmpty)
            for (left, right) in zip(labelled, labelled.dropFirst()) {
                let room = (right.part - left.part) * search.length
                #expect(room >= (search.labelLength(left.label) + search.labelLength(right.label)) / 2 - 1e-9)
            }
            for tick in labelled {
                let value = Double(tick.label.replacing("\u{2212}", with: "-")) ?? .nan
                #expect(abs(low + tick.part * span - value) < 1e-6 * max(span, abs(value)))
            }
        }
    }
}
