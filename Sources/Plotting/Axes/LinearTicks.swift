import Glibc
import Quantities

/// Ticks at multiples of 1, 2 or 5 × 10ⁿ.
enum LinearTicks {
    /// A step kept as mantissa and power of ten, so that ticks are exact decimals.
    struct Step: Hashable {
        var mantissa: Int
        var exponent: Int

        var value: Double { multiple(1) }

        func multiple(_ index: Int) -> Double {
            let scaled = Double(index * mantissa)
            return exponent < 0 ? scaled / pow(10, Double(-exponent)) : scaled * pow(10, Double(exponent))
        }

        var coarser: Step {
            switch mantissa {
            case 1: Step(mantissa: 2, exponent: exponent)
            case 2: Step(mantissa: 5, exponent: exponent)
            default: Step(mantissa: 1, exponent: exponent + 1)
            }
        }

        /// The step of minor ticks.
        var minor: Step {
            switch mantissa {
            case 1: Step(mantissa: 2, exponent: exponent - 1)
            case 2: Step(mantissa: 5, exponent: exponent - 1)
            default: Step(mantissa: 1, exponent: exponent)
            }
        }

        /// Indices of the multiples between two values; empty when they are beyond what integers count exactly.
        func indices(low: Double, high: Double) -> Range<Int> {
            let first = (low / value - 1e-9).rounded(.up)
            let last = (high / value + 1e-9).rounded(.down)
            guard abs(first) < 1e13, abs(last) < 1e13, last >= first, last - first < 10_000 else { return 0..<0 }
            return Int(first)..<Int(last) + 1
        }
    }

    static func ticks(low: Double, high: Double, room: TickRoom) -> [Tick] {
        let span = high - low
        guard span > 1e-290, span < 1e290 else { return [] }
        var step = Step(mantissa: 1, exponent: Int((log10(span / Double(room.largestCount))).rounded(.down)))
        var majors: [Tick] = []
        var fallback: (step: Step, ticks: [Tick])?
        for _ in 0..<12 {
            let indices = step.indices(low: low, high: high)
            if indices.isEmpty { break }
            if indices.count <= room.largestCount {
                majors = labelled(step, indices, low: low, high: high)
                if room.fits(majors, low: low, high: high) { break }
                if fallback == nil || indices.count >= 2 { fallback = (step, majors) }
            }
            step = step.coarser
        }
        if majors.isEmpty || !room.fits(majors, low: low, high: high), let fallback {
            step = fallback.step
            majors = thinned(fallback.ticks, low: low, high: high, room: room)
        }
        return majors + minors(step, low: low, high: high, room: room)
    }

    /// Ticks between those of a step, where they are at least 2.5 points apart.
    private static func minors(_ step: Step, low: Double, high: Double, room: TickRoom) -> [Tick] {
        let minor = step.minor
        guard minor.value / (high - low) * room.length >= 2.5 else { return [] }
        let ratio = max(1, Int((step.value / minor.value).rounded()))
        return minor.indices(low: low, high: high).filter { $0 % ratio != 0 }
            .map { Tick(coordinate: minor.multiple($0), isMajor: false) }
    }

    /// Only as many labels as there is room for, when even two are too many.
    private static func thinned(_ ticks: [Tick], low: Double, high: Double, room: TickRoom) -> [Tick] {
        var kept: [Tick] = []
        for tick in ticks {
            if room.fits(kept + [tick], low: low, high: high) {
                kept.append(tick)
            } else {
                kept.append(Tick(coordinate: tick.coordinate))
            }
        }
        return kept
    }

    static func labelled(_ step: Step, _ indices: Range<Int>, low: Double, high: Double) -> [Tick] {
        let values = indices.map(step.multiple)
        let largest = values.map(\.magnitude).max() ?? 0
        return values.map { Tick(coordinate: $0, label: label($0, step: step, largest: largest)) }
    }

    /// A plain decimal, or `2×10^−5^` where that would be long; all labels of an axis have the same count of decimals.
    static func label(_ value: Double, step: Step, largest: Double) -> String {
        let exponent = largest > 0 ? Int(log10(largest * (1 + 1e-12)).rounded(.down)) : 0
        if exponent > -4, exponent < 5, step.exponent >= -6 {
            return NumberText.fixed(value, decimals: max(0, -step.exponent))
        }
        if value == 0 { return "0" }
        let mantissa = NumberText.fixed(
            value / pow(10, Double(exponent)), decimals: min(12, max(0, exponent - step.exponent)))
        return "\(mantissa)×10^\(NumberText.fixed(Double(exponent), decimals: 0))^"
    }
}
