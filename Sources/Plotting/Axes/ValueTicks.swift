/// Ticks at round values of a scale that is neither linear nor logarithmic; labels that would touch are left out.
enum ValueTicks {
    static func ticks(low: Double, high: Double, scale: AxisScale, room: TickRoom) -> [Tick] {
        let ends = [scale.value(at: low), scale.value(at: high)].sorted()
        guard ends[0].isFinite, ends[1].isFinite, ends[0] < ends[1] else { return [] }
        let candidates = LinearTicks.ticks(low: ends[0], high: ends[1], room: room)
            .map { Tick(coordinate: scale.coordinate($0.coordinate), label: $0.label, isMajor: $0.isMajor) }
            .filter { $0.coordinate.isFinite && $0.coordinate >= low - 1e-9 && $0.coordinate <= high + 1e-9 }
        var kept: [Tick] = []
        for tick in candidates {
            let fits = tick.label == nil || room.fits(kept + [tick], low: low, high: high)
            kept.append(fits ? tick : Tick(coordinate: tick.coordinate, isMajor: tick.isMajor))
        }
        let majors = kept.filter(\.isMajor)
        return majors
            + kept.filter { tick in
                !tick.isMajor
                    && majors.allSatisfy { abs($0.coordinate - tick.coordinate) / (high - low) * room.length >= 2 }
            }
    }
}
