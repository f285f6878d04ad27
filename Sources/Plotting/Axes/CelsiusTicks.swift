import Quantities

/// Ticks at round Celsius temperatures on an axis whose coordinate is 1000/T with T in kelvin.
enum CelsiusTicks {
    /// 0 °C in kelvin.
    static let zeroCelsius = 273.15

    static func coordinate(celsius: Int) -> Double { 1000 / (Double(celsius) + zeroCelsius) }

    private static let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]

    static func ticks(low: Double, high: Double, room: TickRoom) -> [Tick] {
        guard low > 0.01, high > low else { return [] }
        // A step at which every tick has its label looks best; over wide ranges crowded ticks at the hot end go without.
        guard
            let step = steps.first(where: { isGood($0, low, high, room, mostTicks: 2, leastLabels: 4, unlabelled: 400) }
            )
                ?? steps.first(where: { isGood($0, low, high, room, mostTicks: 2, leastLabels: 4, unlabelled: 6) })
                ?? steps.first(where: { isGood($0, low, high, room, mostTicks: 1, leastLabels: 1, unlabelled: 2) })
        else { return [] }
        let celsius = temperatures(low, high, step: step)
        let majors = labelled(celsius, low, high, room)
        let all = filled(majors, celsius, step: step, low, high, room)
        return all + minors(all.map(\.coordinate), low, high, step: step, room)
    }

    /// - Parameters:
    ///   - mostTicks: most ticks as a multiple of what the axis has room for.
    ///   - unlabelled: at most one tick in so many has no label.
    private static func isGood(
        _ step: Int, _ low: Double, _ high: Double, _ room: TickRoom, mostTicks: Int, leastLabels: Int, unlabelled: Int
    ) -> Bool {
        let celsius = temperatures(low, high, step: step)
        guard !celsius.isEmpty, celsius.count <= room.largestCount * mostTicks + 2 else { return false }
        let majors = labelled(celsius, low, high, room)
        let labels = majors.count { $0.label != nil }
        return labels >= leastLabels && (majors.count - labels) * unlabelled <= majors.count
    }

    /// Adds labelled ticks at a finer step where the cold end has wide gaps, which come from crowding at the hot end.
    private static func filled(
        _ majors: [Tick], _ celsius: [Int], step: Int, _ low: Double, _ high: Double, _ room: TickRoom
    ) -> [Tick] {
        var chosen = Set(celsius)
        var ticks = majors
        for finer in steps.reversed() where finer < step && step % finer == 0 {
            let edges = [Int.min] + chosen.sorted() + [Int.max]
            for (cold, hot) in zip(edges, edges.dropFirst()) {
                let added = temperatures(low, high, step: finer).filter { $0 > cold && $0 < hot }
                let start = cold == .min ? high : coordinate(celsius: cold)
                let end = hot == .max ? low : coordinate(celsius: hot)
                let space = (start - end) / (high - low) * room.length / Double(added.count + 1)
                let candidate = ticks + labelled(added, low, high, room)
                guard !added.isEmpty, space > room.textSize * 3, ticks.count + added.count <= room.largestCount + 2,
                    room.fits(candidate, low: low, high: high)
                else { continue }
                ticks = candidate
                chosen.formUnion(added)
            }
        }
        return ticks
    }

    private static func temperatures(_ low: Double, _ high: Double, step: Int) -> [Int] {
        let coldest = Int(((1000 / high - zeroCelsius) / Double(step) - 1e-9).rounded(.up))
        let hottest = Int(((1000 / low - zeroCelsius) / Double(step) + 1e-9).rounded(.down))
        guard hottest >= coldest, hottest - coldest < 400 else { return [] }
        return (coldest...hottest).map { $0 * step }
    }

    /// Ticks from cold to hot, each with its label where that keeps clear of the one before.
    private static func labelled(_ celsius: [Int], _ low: Double, _ high: Double, _ room: TickRoom) -> [Tick] {
        var ticks: [Tick] = []
        for temperature in celsius {
            let coordinate = coordinate(celsius: temperature)
            let tick = Tick(coordinate: coordinate, label: NumberText.fixed(Double(temperature), decimals: 0))
            ticks.append(room.fits(ticks + [tick], low: low, high: high) ? tick : Tick(coordinate: coordinate))
        }
        return ticks
    }

    private static func minors(
        _ majors: [Double], _ low: Double, _ high: Double, step: Int, _ room: TickRoom
    ) -> [Tick] {
        let leading = Int(String(step).prefix(1)) ?? 1
        let minor = leading == 2 ? step / 4 : step / 5
        guard minor > 0 else { return [] }
        let all = temperatures(low, high, step: minor)
        let positions = all.map { coordinate(celsius: $0) / (high - low) * room.length }
        let isWide = zip(positions, positions.dropFirst()).allSatisfy { $0 - $1 >= 2.5 }
        guard isWide else { return [] }
        let taken = Set(majors)
        return all.map { coordinate(celsius: $0) }.filter { !taken.contains($0) }
            .map { Tick(coordinate: $0, isMajor: false) }
    }
}
