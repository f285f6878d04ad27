/// The ticks of an axis: stated ones, or those that suit its scale.
struct AxisTicks {
    var axis: Axis
    var mapping: AxisMapping
    var measure: LabelMeasure
    var isVertical: Bool

    func ticks() -> [Tick] {
        let room = measure.room(length: mapping.length, isVertical: isVertical)
        if let values = axis.ticks { return stated(values, labels: axis.tickLabels, room: room) }
        if let names = axis.scale.categories { return categories(names) }
        guard !mapping.cuts.isEmpty else { return ticks(low: mapping.low, high: mapping.high, room: room) }
        return mapping.shownStretches.flatMap { stretch -> [Tick] in
            let ends = [stretch.low, stretch.high].map(mapping.position(coordinate:))
            // Labels on both sides of a gap keep away from it.
            let length = abs(ends[1] - ends[0])
            let room = measure.room(length: length, isVertical: isVertical)
            let margin =
                min(0.3, measure.theme.textSize * (isVertical ? 0.6 : 1) / max(1, length))
                * (stretch.high - stretch.low)
            return ticks(low: stretch.low, high: stretch.high, room: room).map { tick in
                let isNearGap =
                    (stretch.low != mapping.low && tick.coordinate < stretch.low + margin)
                    || (stretch.high != mapping.high && tick.coordinate > stretch.high - margin)
                return isNearGap ? Tick(coordinate: tick.coordinate, isMajor: tick.isMajor) : tick
            }
        }
    }

    private func ticks(low: Double, high: Double, room: TickRoom) -> [Tick] {
        switch axis.scale {
        case .linear, .reciprocalTemperature, .categories: LinearTicks.ticks(low: low, high: high, room: room)
        case .log: LogarithmicTicks.ticks(low: low, high: high, room: room)
        case .symmetricLog(let threshold):
            SymmetricLogarithmicTicks.ticks(low: low, high: high, threshold: threshold, room: room)
        case .power: ValueTicks.ticks(low: low, high: high, scale: axis.scale, room: room)
        case .date: DateTicks.ticks(low: low, high: high, room: room)
        }
    }

    /// Every place has its name; names that are too wide are turned by the axis' layout.
    private func categories(_ names: [String]) -> [Tick] {
        names.indices.filter { mapping.shows(Double($0)) }.map { Tick(coordinate: Double($0), label: names[$0]) }
    }

    /// Ticks where the author wants them; a label that would touch the one before it is left out.
    private func stated(_ values: [Double], labels: [String]?, room: TickRoom) -> [Tick] {
        var ticks: [Tick] = []
        for (index, value) in values.enumerated() where mapping.shows(value) {
            let label = labels.map { index < $0.count ? $0[index] : "" } ?? TickText.shortest(value)
            let tick = Tick(coordinate: mapping.scale.coordinate(value), label: label.isEmpty ? nil : label)
            let fits = room.fits(ticks + [tick], low: mapping.low, high: mapping.high)
            ticks.append(fits ? tick : Tick(coordinate: tick.coordinate))
        }
        return ticks
    }
}
