import Foundation
import Testing

@testable import Plotting

/// Room with characters half of 8 points wide; markup characters count, which only makes the test stricter.
private func room(_ length: Double, isVertical: Bool) -> TickRoom {
    TickRoom(length: length, isVertical: isVertical, textSize: 8) { label in
        Double(LabelMarkup.plainText(label).count) * 4
    }
}

/// The number that a label shows.
private func number(_ label: String) -> Double? {
    let plain = label.replacingOccurrences(of: "\u{2212}", with: "-").replacingOccurrences(of: "^", with: "")
    let parts = plain.components(separatedBy: "×")
    if parts.count == 2, parts[1].hasPrefix("10"), let mantissa = Double(parts[0]) {
        return Double("\(mantissa)e\(parts[1].dropFirst(2))")
    }
    if label.hasPrefix("10^") { return Double("1e\(plain.dropFirst(2))") }
    return Double(plain)
}

private func labelsOverlap(_ ticks: [Tick], low: Double, high: Double, room: TickRoom) -> Bool {
    let boxes = ticks.compactMap { tick -> ClosedRange<Double>? in
        guard let label = tick.label else { return nil }
        let half = (room.isVertical ? 8 : room.width(label)) / 2
        let center = (tick.coordinate - low) / (high - low) * room.length
        return center - half...center + half
    }
    return boxes.indices.contains { first in boxes[(first + 1)...].contains { $0.overlaps(boxes[first]) } }
}

@Suite struct TickTests {
    @Test func linearLabelsNeverOverlapAndSayTheirValue() throws {
        var random = SplitMix64(state: 1)
        for round in 0..<1500 {
            let magnitude = pow(10, Double.random(in: -9...9, using: &random))
            let low = Double.random(in: -1...1, using: &random) * magnitude
            let high = low + Double.random(in: 0.001...2, using: &random) * magnitude
            let room = room(Double.random(in: 60...400, using: &random), isVertical: round.isMultiple(of: 2))
            let ticks = LinearTicks.ticks(low: low, high: high, room: room)
            #expect(!labelsOverlap(ticks, low: low, high: high, room: room), "\(low) to \(high)")
            #expect(ticks.contains { $0.label != nil })
            for tick in ticks {
                let slack = (high - low) * 1e-6
                #expect(tick.coordinate >= low - slack && tick.coordinate <= high + slack)
                guard let label = tick.label else { continue }
                let shown = try #require(number(label))
                #expect(abs(shown - tick.coordinate) <= (high - low) * 1e-6, "\(label) at \(tick.coordinate)")
            }
        }
    }

    @Test func linearStepsAreOneTwoOrFive() {
        var random = SplitMix64(state: 2)
        for _ in 0..<500 {
            let low = Double.random(in: -100...100, using: &random)
            let high = low + pow(10, Double.random(in: -2...3, using: &random))
            let ticks = LinearTicks.ticks(low: low, high: high, room: room(200, isVertical: true)).filter(\.isMajor)
            for (a, b) in zip(ticks, ticks.dropFirst()) {
                let step = b.coordinate - a.coordinate
                let mantissa = step / pow(10, floor(log10(step * 1.000_001)))
                #expect([1.0, 2, 5].contains { abs($0 - mantissa) < 1e-6 }, "step \(step)")
            }
        }
    }

    @Test func ticksAreExactDecimals() {
        let ticks = LinearTicks.ticks(low: -0.02, high: 0.52, room: room(140, isVertical: true))
        #expect(ticks.filter(\.isMajor).map(\.coordinate) == [0, 0.1, 0.2, 0.3, 0.4, 0.5])
        #expect(ticks.compactMap(\.label) == ["0.0", "0.1", "0.2", "0.3", "0.4", "0.5"])
    }

    @Test func negativeLabelsHaveATrueMinus() {
        let labels = LinearTicks.ticks(low: -2.2, high: 2.2, room: room(100, isVertical: true)).compactMap(\.label)
        #expect(labels == ["\u{2212}2", "\u{2212}1", "0", "1", "2"])
    }

    @Test func logarithmicLabelsNeverOverlapAndSayTheirValue() throws {
        var random = SplitMix64(state: 3)
        for round in 0..<1500 {
            let low = Double.random(in: -14...10, using: &random)
            let high = low + pow(10, Double.random(in: -1.5...1.3, using: &random))
            let room = room(Double.random(in: 60...400, using: &random), isVertical: round.isMultiple(of: 2))
            let ticks = LogarithmicTicks.ticks(low: low, high: high, room: room)
            #expect(!labelsOverlap(ticks, low: low, high: high, room: room), "\(low) to \(high)")
            #expect(ticks.contains { $0.label != nil }, "\(low) to \(high)")
            for tick in ticks {
                #expect(tick.coordinate >= low - 1e-6 && tick.coordinate <= high + 1e-6)
                guard let label = tick.label else { continue }
                let shown = try #require(number(label), "\(label)")
                #expect(abs(log10(shown) - tick.coordinate) < 1e-6, "\(label) at \(tick.coordinate)")
            }
        }
    }

    @Test func decadesHaveMinorTicksAtTheirMultiples() {
        let ticks = LogarithmicTicks.ticks(low: -2, high: 1, room: room(150, isVertical: true))
        #expect(ticks.filter(\.isMajor).map(\.coordinate) == [-2, -1, 0, 1])
        #expect(ticks.compactMap(\.label) == ["10^\u{2212}2^", "10^\u{2212}1^", "10^0^", "10^1^"])
        let minors = ticks.filter { !$0.isMajor }.map(\.coordinate).sorted()
        let expected = [-2.0, -1, 0].flatMap { decade in (2...9).map { decade + log10(Double($0)) } }
        #expect(zip(minors, expected).allSatisfy { abs($0 - $1) < 1e-12 } && minors.count == expected.count)
    }

    @Test func partsOfADecadeAreLabelledAtTwoAndFive() {
        let ticks = LogarithmicTicks.ticks(low: log10(0.8), high: log10(7), room: room(150, isVertical: true))
        #expect(ticks.compactMap(\.label) == ["1", "2", "5"])
    }

    @Test func celsiusTicksStandAtTheReciprocalOfTheirTemperature() throws {
        var random = SplitMix64(state: 4)
        for _ in 0..<500 {
            let cold = Double.random(in: 80...600, using: &random)
            let hot = cold + Double.random(in: 5...900, using: &random)
            let room = room(Double.random(in: 90...350, using: &random), isVertical: false)
            let low = 1000 / hot
            let high = 1000 / cold
            let ticks = CelsiusTicks.ticks(low: low, high: high, room: room)
            #expect(!labelsOverlap(ticks, low: low, high: high, room: room))
            #expect(ticks.contains { $0.label != nil }, "\(cold) K to \(hot) K")
            for tick in ticks {
                #expect(tick.coordinate >= low * (1 - 1e-9) && tick.coordinate <= high * (1 + 1e-9))
                guard let label = tick.label else { continue }
                let celsius = try #require(number(label))
                #expect(tick.coordinate == 1000 / (celsius + 273.15))
                #expect(celsius == celsius.rounded())
            }
        }
    }

    @Test func extremeDomainsEndWithoutTraps() {
        let ends = [0.0, .leastNonzeroMagnitude, 1, 1e15, 1 + 1e-15, 1e300, -1e300]
        for low in ends {
            for high in ends where high > low {
                _ = LinearTicks.ticks(low: low, high: high, room: room(100, isVertical: false))
                _ = LogarithmicTicks.ticks(low: low, high: high, room: room(100, isVertical: false))
                _ = CelsiusTicks.ticks(low: low, high: high, room: room(100, isVertical: false))
            }
        }
    }
}
