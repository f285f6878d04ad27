import Glibc

/// One process followed over a temperature series of distributions.
public struct RelaxationPeakTrack: Hashable, Codable, Sendable {
    /// In K.
    public private(set) var temperatures: [Double]
    public private(set) var peaks: [RelaxationPeak]

    /// Peaks of neighbouring temperatures are joined so that their order in τ is kept and Σ |Δ ln C| + |Δ ln R|/4 is least: a process keeps its capacitance while its
    /// resistance changes with temperature. A peak that finds no partner within `gap` begins or ends a track. Source: row L8.
    ///
    /// - Parameters:
    ///   - series: temperature in K and the peaks there, in rising order of τ; sorted here by temperature.
    ///   - gap: cost of leaving a peak alone, 2.3 for a decade of capacitance.
    public static func tracks(
        _ series: [(temperature: Double, peaks: [RelaxationPeak])], gap: Double = 2.3
    ) -> [RelaxationPeakTrack] {
        var done: [RelaxationPeakTrack] = []
        var open: [RelaxationPeakTrack] = []
        let sorted = series.enumerated().sorted {
            ($0.element.temperature, $0.offset) < ($1.element.temperature, $1.offset)
        }
        for (_, item) in sorted {
            let pairs = matches(open.compactMap { $0.peaks.last }, item.peaks, gap)
            var next: [RelaxationPeakTrack] = []
            for (index, peak) in item.peaks.enumerated() {
                if let old = pairs[index] {
                    var track = open[old]
                    track.temperatures.append(item.temperature)
                    track.peaks.append(peak)
                    next.append(track)
                } else {
                    next.append(RelaxationPeakTrack(temperatures: [item.temperature], peaks: [peak]))
                }
            }
            let continued = Set(pairs.compactMap { $0 })
            done += open.indices.filter { !continued.contains($0) }.map { open[$0] }
            open = next
        }
        return (done + open).enumerated().sorted {
            ($0.element.peaks[0].relaxationTime.value, $0.offset) < (
                $1.element.peaks[0].relaxationTime.value, $1.offset
            )
        }.map(\.element)
    }

    /// For each new peak the old one that it continues, by dynamic programming over both in their order.
    private static func matches(_ old: [RelaxationPeak], _ new: [RelaxationPeak], _ gap: Double) -> [Int?] {
        func cost(_ i: Int, _ j: Int) -> Double {
            abs(log(old[i].capacitance.value / new[j].capacitance.value))
                + abs(log(old[i].resistance.value / new[j].resistance.value)) / 4
        }
        var best = [[Double]](repeating: [Double](repeating: 0, count: new.count + 1), count: old.count + 1)
        for i in 0...old.count {
            for j in 0...new.count where i + j > 0 {
                var value = Double.infinity
                if i > 0 { value = min(value, best[i - 1][j] + gap) }
                if j > 0 { value = min(value, best[i][j - 1] + gap) }
                if i > 0, j > 0 { value = min(value, best[i - 1][j - 1] + cost(i - 1, j - 1)) }
                best[i][j] = value
            }
        }
        var result = [Int?](repeating: nil, count: new.count)
        var (i, j) = (old.count, new.count)
        while i > 0, j > 0 {
            if best[i][j] == best[i - 1][j - 1] + cost(i - 1, j - 1) {
                result[j - 1] = i - 1
                (i, j) = (i - 1, j - 1)
            } else if best[i][j] == best[i - 1][j] + gap {
                i -= 1
            } else {
                j -= 1
            }
        }
        return result
    }
}
