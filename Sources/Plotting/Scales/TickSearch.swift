import Glibc
import Quantities

/// Marks along an axis: where they stand, and the labels of the larger ones.
struct Ticks: Equatable {
    struct Major: Equatable {
        /// From 0 to 1 along the axis.
        var part: Double
        /// In the label notation; empty for none.
        var label: String
    }

    var major: [Major]
    /// From 0 to 1 along the axis.
    var minor: [Double]
}

/// Finds round places for ticks that leave room between their labels.
struct TickSearch {
    let range: AxisRange
    /// Length of the axis in points, and the length along it that a label takes with the space after it.
    let length: Double
    let labelLength: (String) -> Double

    func ticks() -> Ticks {
        switch range.scale {
        case .linear, .reciprocalTemperature: linear()
        case .log: logarithmic()
        }
    }

    // MARK: Even scales

    private func linear() -> Ticks {
        var best = Ticks(major: [], minor: [])
        var fewest = Ticks(major: [], minor: [])
        // From few ticks to many: the last set that has room wins.
        for count in 2...12 {
            let step = Self.step(range.high - range.low, count: count)
            let candidate = linear(step: step)
            if fewest.major.count < 2 { fewest = candidate }
            if candidate.major.count >= 2, fits(candidate.major), candidate.major.count <= maximumCount {
                best = candidate
            }
        }
        return best.major.isEmpty ? thinned(fewest) : best
    }

    /// Where not even the fewest labels have room, some ticks go without.
    private func thinned(_ ticks: Ticks) -> Ticks {
        var thinned = ticks
        var last: Ticks.Major?
        for (index, tick) in ticks.major.enumerated() {
            if let last, (tick.part - last.part) * length < (labelLength(last.label) + labelLength(tick.label)) / 2 {
                thinned.major[index].label = ""
            } else {
                last = tick
            }
        }
        return thinned
    }

    /// About one tick to 34 points: more is restless.
    private var maximumCount: Int { max(3, Int(length / 34)) }

    private func linear(step: Double) -> Ticks {
        let decimals = max(0, -Int(floor(log10(step) + 1e-9)))
        let first = Int((range.low / step - 1e-9).rounded(.up))
        let last = Int((range.high / step + 1e-9).rounded(.down))
        guard last >= first, last - first < 1000 else { return Ticks(major: [], minor: []) }
        let major = (first...last).map { index in
            Ticks.Major(
                part: range.part(ofPlace: Double(index) * step),
                label: NumberText.fixed(Double(index) * step, decimals: decimals))
        }
        let divisions = Self.divisions(of: step)
        let small = step / Double(divisions)
        let firstSmall = Int((range.low / small - 1e-9).rounded(.up))
        let lastSmall = Int((range.high / small + 1e-9).rounded(.down))
        let minor = (firstSmall...max(firstSmall, lastSmall)).filter { $0 % divisions != 0 }.map {
            range.part(ofPlace: Double($0) * small)
        }
        return Ticks(major: major, minor: minor.filter { (0...1).contains($0) })
    }

    /// A step of 1, 2 or 5 times a power of ten that cuts a length into about so many parts.
    private static func step(_ length: Double, count: Int) -> Double {
        let rough = length / Double(count)
        let power = pow(10, floor(log10(rough)))
        let part = rough / power
        return (part < 1.5 ? 1 : part < 3.5 ? 2 : part < 7.5 ? 5 : 10) * power
    }

    private static func divisions(of step: Double) -> Int {
        let leading = step / pow(10, floor(log10(step) + 1e-9))
        return leading > 1.5 && leading < 3 ? 4 : 5
    }

    // MARK: Logarithms

    private func logarithmic() -> Ticks {
        let first = Int((range.low - 1e-9).rounded(.up))
        let last = Int((range.high + 1e-9).rounded(.down))
        let decades = first <= last ? Array(first...last) : []
        var minor: [Double] = []
        for decade in Int(range.low.rounded(.down))...Int(range.high.rounded(.up)) {
            for digit in 2...9 {
                let part = range.part(ofPlace: Double(decade) + log10(Double(digit)))
                if (0...1).contains(part) { minor.append(part) }
            }
        }
        guard decades.count >= 2 else { return shortLogarithmic(minor) }
        for every in 1...10 {
            let major = decades.map { decade in
                Ticks.Major(
                    part: range.part(ofPlace: Double(decade)), label: decade % every == 0 ? Self.power(decade) : "")
            }
            if fits(major.filter { !$0.label.isEmpty }) {
                let room = length / (range.high - range.low)
                return Ticks(major: major, minor: every == 1 && room > 14 ? minor : [])
            }
        }
        return Ticks(major: [], minor: minor)
    }

    /// Less than two whole decades: some numbers between are labelled too.
    private func shortLogarithmic(_ minor: [Double]) -> Ticks {
        for digits in [[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 3, 5, 7], [1, 2, 5], [1, 3], [1]] {
            var major: [Ticks.Major] = []
            for decade in Int(range.low.rounded(.down))...Int(range.high.rounded(.up)) {
                for digit in digits {
                    let part = range.part(ofPlace: Double(decade) + log10(Double(digit)))
                    guard (0...1).contains(part) else { continue }
                    let label: String
                    if (-2...3).contains(decade) {
                        label = NumberText.fixed(Double(digit) * pow(10, Double(decade)), decimals: max(0, -decade))
                    } else {
                        label = digit == 1 ? Self.power(decade) : "\(digit)×\(Self.power(decade))"
                    }
                    major.append(Ticks.Major(part: part, label: label))
                }
            }
            if major.count >= 2 || digits == [1], fits(major) { return Ticks(major: major, minor: minor) }
        }
        return Ticks(major: [], minor: minor)
    }

    private static func power(_ exponent: Int) -> String { "10^\(exponent < 0 ? "\u{2212}" : "")\(abs(exponent))^" }

    // MARK: Temperature

    /// Ticks at round Celsius temperatures on an axis of 1000/T.
    func celsius() -> Ticks {
        let coldest = 1000 / range.high - 273.15
        let hottest = 1000 / range.low - 273.15
        guard range.low > 0 else { return Ticks(major: [], minor: []) }
        var best = Ticks(major: [], minor: [])
        for step in [500, 200, 100, 50, 40, 25, 20, 10, 5, 2, 1] {
            let first = Int((coldest / Double(step) - 1e-9).rounded(.up))
            let last = Int((hottest / Double(step) + 1e-9).rounded(.down))
            guard last >= first, last - first < 200 else { continue }
            let temperatures = (first...last).map { $0 * step }
            let major = temperatures.map { temperature in
                Ticks.Major(
                    part: range.part(ofPlace: 1000 / (Double(temperature) + 273.15)),
                    label: NumberText.fixed(Double(temperature), decimals: 0))
            }
            if fits(major.sorted { $0.part < $1.part }) { best = Ticks(major: major, minor: []) }
        }
        return best
    }

    private func fits(_ ticks: [Ticks.Major]) -> Bool {
        for (left, right) in zip(ticks, ticks.dropFirst())
        where (right.part - left.part) * length < (labelLength(left.label) + labelLength(right.label)) / 2 {
            return false
        }
        return true
    }
}
