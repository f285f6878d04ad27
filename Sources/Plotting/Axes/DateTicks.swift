import Quantities

/// Ticks at round dates on an axis in seconds since 1970-01-01 00:00 UTC.
enum DateTicks {
    static func ticks(low: Double, high: Double, room: TickRoom) -> [Tick] {
        guard high > low, abs(low) < 4e12, abs(high) < 4e12 else { return [] }
        for step in years + months where (high - low) / step.seconds < 200 {
            let ticks = ticks(step, low, high)
            if ticks.count <= room.largestCount, ticks.count > 1, room.fits(ticks, low: low, high: high) {
                return ticks
            }
        }
        // Within weeks a date is a number of days; within a day only seconds are left to count.
        let days = [1, 2, 5, 10].lazy.map { count -> [Tick] in
            let first = (low / 86_400 / Double(count)).rounded(.up)
            let last = (high / 86_400 / Double(count)).rounded(.down)
            guard last >= first, last - first < 200 else { return [] }
            return (Int(first)...Int(last)).map { index in
                let date = CalendarDate(daysSince1970: index * count)
                return Tick(coordinate: date.seconds, label: "\(date.day)\u{A0}\(date.monthName)")
            }
        }
        let fitting = days.first {
            $0.count > 1 && $0.count <= room.largestCount && room.fits($0, low: low, high: high)
        }
        if let fitting { return fitting }
        let middle = CalendarDate(daysSince1970: Int(((low + high) / 2 / 86_400).rounded(.down)))
        let label = "\(middle.day)\u{A0}\(middle.monthName) \(middle.year)"
        return middle.seconds >= low && middle.seconds <= high ? [Tick(coordinate: middle.seconds, label: label)] : []
    }

    private struct Step {
        var months: Int
        var seconds: Double { Double(months) * 2_629_746 }
    }

    private static let months = [6, 3, 2, 1].map(Step.init).reversed().map { $0 }
    private static let years = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000].map { Step(months: $0 * 12) }

    private static func ticks(_ step: Step, _ low: Double, _ high: Double) -> [Tick] {
        let first = CalendarDate(daysSince1970: Int((low / 86_400).rounded(.down)))
        let last = CalendarDate(daysSince1970: Int((high / 86_400).rounded(.up)))
        let range = (first.year * 12 / step.months - 1)...(last.year * 12 + 12) / step.months + 1
        return range.map { index -> (date: CalendarDate, month: Int) in
            let month = index * step.months
            let year = month >= 0 ? month / 12 : (month - 11) / 12
            return (CalendarDate(year: year, month: month - year * 12 + 1, day: 1), month)
        }
        .filter { $0.date.seconds >= low - 1 && $0.date.seconds <= high + 1 }
        .map { date, _ in
            let label = step.months >= 12 ? "\(date.year)" : "\(date.monthName) \(date.year)"
            return Tick(coordinate: date.seconds, label: label)
        }
    }
}
