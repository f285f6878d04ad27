import Quantities

/// Ticks at round Celsius temperatures on an axis whose coordinate is 1000/T with T in kelvin.
enum CelsiusTicks {
    /// 0 °C in kelvin.
    static let zeroCelsius = 273.15

    static func coordinate(celsius: Int) -> Double { 1000 / (Double(celsius) + zeroCelsius) }

    private static let steps = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000]

    static func ticks(low: Double, high: Double, room: TickRoom) -> [Tick] {
        guard low > 0.01, high > low else { return [] }
        guard let index = steps.firstIndex(where: { fits(temperatures(low, high, step: $0), low, high, room) }) else {
            return []
        }
        var chosen = temperatures(low, high, step: steps[index])
        // The hot end is crowded: what fits there leaves wide gaps at the cold end, which finer steps then fill.
        for finer in steps[..<index].reversed() {
            guard let refined = refining(chosen, low, high, step: finer, room), refined != chosen else { continue }
            chosen = refined
        }
        let majors = chosen.map(labelled)
        return majors + minors(chosen, low, high, step: steps[index], room)
    }

    private static func temperatures(_ low: Double, _ high: Double, step: Int) -> [Int] {
        let coldest = Int(((1000 / high - zeroCelsius) / Double(step) - 1e-9).rounded(.up))
        let hottest = Int(((1000 / low - zeroCelsius) / Double(step) + 1e-9).rounded(.down))
        guard hottest >= coldest, hottest - coldest < 400 else { return [] }
        return (coldest...hottest).map { $0 * step }
    }

    private static func labelled(_ celsius: Int) -> Tick {
        Tick(coordinate: coordinate(celsius: celsius), label: NumberText.fixed(Double(celsius), decimals: 0))
    }

    private static func fits(_ celsius: [Int], _ low: Double, _ high: Double, _ room: TickRoom) -> Bool {
        !celsius.isEmpty && celsius.count <= room.largestCount + 2
            && room.fits(celsius.map(labelled), low: low, high: high)
    }

    /// Fills gaps between neighbours, and beyond the coldest, wherever all multiples of a finer step fit well.
    private static func refining(
        _ chosen: [Int], _ low: Double, _ high: Double, step: Int, _ room: TickRoom
    ) -> [Int]? {
        let all = temperatures(low, high, step: step)
        guard !all.isEmpty, Set(chosen).isSubset(of: Set(all)) else { return nil }
        var refined = chosen
        let edges = [Int.min] + chosen + [Int.max]
        for (cold, hot) in zip(edges, edges.dropFirst()) {
            let added = all.filter { $0 > cold && $0 < hot }
            let candidate = (refined + added).sorted()
            var roomy = room
            roomy.textSize *= 1.6
            if !added.isEmpty, added.count < 5, candidate.count <= room.largestCount + 1,
                roomy.fits(candidate.map(labelled), low: low, high: high)
            {
                refined = candidate
            }
        }
        return refined
    }

    private static func minors(
        _ majors: [Int], _ low: Double, _ high: Double, step: Int, _ room: TickRoom
    ) -> [Tick] {
        let leading = Int(String(step).prefix(1)) ?? 1
        let minor = leading == 2 ? step / 4 : step / 5
        guard minor > 0 else { return [] }
        let all = temperatures(low, high, step: minor)
        let positions = all.map { coordinate(celsius: $0) / (high - low) * room.length }
        let isWide = zip(positions, positions.dropFirst()).allSatisfy { $0 - $1 >= 2.5 }
        guard isWide else { return [] }
        let taken = Set(majors)
        return all.filter { !taken.contains($0) }.map { Tick(coordinate: coordinate(celsius: $0), isMajor: false) }
    }
}
