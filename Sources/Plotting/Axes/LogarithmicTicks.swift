import Glibc
import Quantities

/// Ticks of an axis whose coordinate is log10 of the value.
enum LogarithmicTicks {
    static func ticks(low: Double, high: Double, room: TickRoom) -> [Tick] {
        guard high - low > 0, (high - low).isFinite, abs(low) < 400, abs(high) < 400 else { return [] }
        let decades =
            Int(
                (low - 1e-9).rounded(.up))...max(
                Int((low - 1e-9).rounded(.up)), Int((high + 1e-9).rounded(.down)))
        let perDecade = room.length / (high - low)
        if high - low < 2 {
            let sets: [[Int]] = high - low < 0.7 ? [Array(1...9), [1, 2, 5]] : [[1, 2, 5]]
            for mantissas in sets {
                let majors = multiples(mantissas, low: low, high: high)
                let enough = majors.count >= (high - low < 0.7 ? 3 : 2)
                if enough, majors.count <= room.largestCount + 1, room.fits(majors, low: low, high: high) {
                    return majors + minors(low: low, high: high, without: majors, perDecade: perDecade)
                }
            }
            if high - low < 0.7 { return linear(low: low, high: high, room: room) }
        }
        let shown = decades.filter { Double($0) <= high + 1e-9 }
        for stride in strides where stride <= max(1, shown.count) {
            let anchor = stride > 1 ? remainder(shown, stride) : 0
            let majors = shown.map { exponent -> Tick in
                let isLabelled = (exponent - anchor) % stride == 0
                // Decades closer than their ticks are long are small ticks between the labelled ones.
                return Tick(
                    coordinate: Double(exponent), label: isLabelled ? power(exponent) : nil,
                    isMajor: isLabelled || perDecade >= 7)
            }
            let labelled = majors.count { $0.label != nil }
            if labelled <= room.largestCount, room.fits(majors, low: low, high: high) {
                let minors = minors(low: low, high: high, without: majors, perDecade: perDecade)
                return majors + minors
            }
        }
        return linear(low: low, high: high, room: room)
    }

    /// Steps in decades from label to label.
    private static let strides = [1, 2, 3, 4, 5, 6, 10, 15, 20, 30, 40, 50, 100, 200, 400]

    /// Which decades are labelled when some must be left out: those that include 10⁰ where it is shown.
    private static func remainder(_ decades: [Int], _ stride: Int) -> Int {
        decades.contains(0) ? 0 : ((decades.first ?? 0) % stride)
    }

    static func power(_ exponent: Int) -> String {
        "10^\(NumberText.fixed(Double(exponent), decimals: 0))^"
    }

    private static func multiples(_ mantissas: [Int], low: Double, high: Double) -> [Tick] {
        let exponents = Int(low.rounded(.down)) - 1...Int(high.rounded(.up))
        let found = exponents.flatMap { exponent in mantissas.map { (mantissa: $0, exponent: exponent) } }
            .filter { isInside(coordinate($0.mantissa, $0.exponent), low, high) }
        let isPlain = found.allSatisfy { (-3...3).contains($0.exponent) }
        return found.map { mantissa, exponent in
            let label =
                isPlain
                ? NumberText.fixed(Double(mantissa) * pow(10, Double(exponent)), decimals: max(0, -exponent))
                : mantissa == 1 ? power(exponent) : "\(mantissa)×\(power(exponent))"
            return Tick(coordinate: coordinate(mantissa, exponent), label: label)
        }
    }

    /// Ticks at 2…9 times each power of ten that `majors` leave free, when decades are wide enough.
    private static func minors(low: Double, high: Double, without majors: [Tick], perDecade: Double) -> [Tick] {
        guard perDecade >= 14 else { return [] }
        let taken = Set(majors.map(\.coordinate))
        return (Int(low.rounded(.down)) - 1...Int(high.rounded(.up))).flatMap { exponent in
            (1...9).map { coordinate($0, exponent) }
        }
        .filter { isInside($0, low, high) && !taken.contains($0) }
        .map { Tick(coordinate: $0, isMajor: false) }
    }

    /// Ticks at round values where the domain is too narrow for powers.
    private static func linear(low: Double, high: Double, room: TickRoom) -> [Tick] {
        let values = pow(10, low)...pow(10, high)
        // Coordinates for the search are made linear: over less than a decade the difference does not matter to fit.
        return LinearTicks.ticks(low: values.lowerBound, high: values.upperBound, room: room)
            .map { Tick(coordinate: log10($0.coordinate), label: $0.label, isMajor: $0.isMajor) }
            .filter { $0.coordinate.isFinite && isInside($0.coordinate, low, high) }
            .reduce(into: []) { kept, tick in
                let fits = tick.label == nil || room.fits(kept + [tick], low: low, high: high)
                kept.append(fits ? tick : Tick(coordinate: tick.coordinate, isMajor: tick.isMajor))
            }
    }

    private static func coordinate(_ mantissa: Int, _ exponent: Int) -> Double {
        mantissa == 1 ? Double(exponent) : Double(exponent) + log10(Double(mantissa))
    }

    private static func isInside(_ coordinate: Double, _ low: Double, _ high: Double) -> Bool {
        coordinate >= low - 1e-9 && coordinate <= high + 1e-9
    }
}
