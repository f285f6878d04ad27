import Glibc
import Quantities

/// Ticks at zero and at powers of ten on both sides of it, for the scale arsinh(x / 2 threshold).
enum SymmetricLogarithmicTicks {
    static func ticks(low: Double, high: Double, threshold: Double, room: TickRoom) -> [Tick] {
        guard threshold > 0, high > low, abs(low) < 400, abs(high) < 400 else { return [] }
        let scale = AxisScale.symmetricLog(threshold: threshold)
        let first = Int(log10(threshold).rounded(.up))
        let farthest = max(abs(scale.value(at: low)), abs(scale.value(at: high)))
        let last = max(first, Int((log10(max(farthest, threshold)) + 1e-9).rounded(.down)))
        // Without a decade of its own a range is read like a linear one.
        guard farthest > threshold * 10 else {
            return ValueTicks.ticks(low: low, high: high, scale: scale, room: room)
        }
        func tick(_ sign: Double, _ exponent: Int) -> Tick {
            let power = LogarithmicTicks.power(exponent)
            return Tick(
                coordinate: scale.coordinate(sign * pow(10, Double(exponent))),
                label: sign < 0 ? "\u{2212}\(power)" : power)
        }
        func isInside(_ tick: Tick) -> Bool { tick.coordinate >= low - 1e-9 && tick.coordinate <= high + 1e-9 }
        let zero = [Tick(coordinate: 0, label: "0")].filter(isInside)
        // The first power may stand too close to zero for a label.
        let starts = (1...max(1, last - first + 1)).flatMap { stride in
            [(stride, first), (stride, min(last, first + 1))]
        }
        for (stride, start) in starts {
            let powers = (start...last).filter { ($0 - start) % stride == 0 }
            let labelled = (zero + powers.flatMap { [tick(-1, $0), tick(1, $0)] }).filter(isInside)
            guard labelled.count <= room.largestCount + 1, room.fits(labelled, low: low, high: high) else { continue }
            let others = (first...last).filter { !powers.contains($0) }
                .flatMap { [tick(-1, $0), tick(1, $0)] }.filter(isInside)
                .map { Tick(coordinate: $0.coordinate) }
            return labelled + others
        }
        return zero
    }
}
