import Glibc
import Quantities

extension Figure {
    /// Energies of the images of a migration path, joined by a smooth curve, the barrier as an arrow.
    ///
    /// - Parameters:
    ///   - series: energies in eV at the images' coordinates; their zero does not matter.
    ///   - coordinate: title of the x axis, in label markup.
    public static func migrationPath(
        _ series: [EnergyLandscapeSeries], coordinate: String = "reaction coordinate"
    ) -> Figure {
        let smooth = series.map { entry -> EnergyLandscapeSeries in
            let curve = CubicSpline(x: entry.coordinates, y: entry.energiesAboveLowest).sampled(40)
            return EnergyLandscapeSeries(entry.label, coordinates: curve.x, energies: curve.y, dash: entry.dash)
        }
        return Figure.energyLandscape(smooth, coordinate: coordinate).adding {
            for (entry, curve) in zip(series, smooth) {
                // A curve may dip a little below its images: both count from its lowest place.
                let lowest = curve.energies.filter(\.isFinite).min() ?? 0
                Points(x: entry.coordinates, y: entry.energiesAboveLowest.map { $0 - lowest }).series(entry.label)
            }
        }
    }

    /// The energy of an ion in its cage at successive times after a jump: the cage relaxes and the well deepens.
    ///
    /// - Parameters:
    ///   - coordinates: places along the path.
    ///   - times: in ps, the order of the colours.
    ///   - energies: `[time][place]` in eV.
    public static func cageRelaxation(
        coordinates: [Double], times: [Double], energies: [[Double]], coordinate: String = "migration coordinate"
    ) -> Figure {
        requireEqualCounts("cageRelaxation", ("times", times.count), ("energies", energies.count))
        let lowest = energies.flatMap { $0 }.filter(\.isFinite).min() ?? 0
        return Figure {
            for (index, curve) in energies.enumerated() {
                Line(
                    x: coordinates, y: curve.map { $0 - lowest }, label: "\(TickText.shortest(times[index]))\u{202F}ps"
                ).color(.sequential(index, of: times.count))
            }
        }
        .xAxis(coordinate)
        .yAxis("*E*", unit: "eV")
    }
}

/// The natural cubic spline through points with rising x.
struct CubicSpline {
    private let x: [Double]
    private let y: [Double]
    /// Second derivatives at the points.
    private var curvatures: [Double]

    init(x: [Double], y: [Double]) {
        let points = zip(x, y).filter { $0.isFinite && $1.isFinite }.sorted { $0.0 < $1.0 }
        self.x = points.map(\.0)
        self.y = points.map(\.1)
        curvatures = Array(repeating: 0, count: points.count)
        guard points.count > 2 else { return }
        // The tridiagonal system of continuous slopes, solved forwards and back.
        var factors = curvatures
        var values = curvatures
        for index in 1..<points.count - 1 {
            let (before, after) = (self.x[index] - self.x[index - 1], self.x[index + 1] - self.x[index])
            let slopes = (self.y[index + 1] - self.y[index]) / after - (self.y[index] - self.y[index - 1]) / before
            let pivot = 2 * (before + after) - before * factors[index - 1]
            factors[index] = after / pivot
            values[index] = (6 * slopes - before * values[index - 1]) / pivot
        }
        for index in (1..<points.count - 1).reversed() {
            curvatures[index] = values[index] - factors[index] * curvatures[index + 1]
        }
    }

    /// `count` places in each interval.
    func sampled(_ count: Int) -> (x: [Double], y: [Double]) {
        guard x.count > 1 else { return (x, y) }
        var places: [Double] = []
        var heights: [Double] = []
        for index in 0..<x.count - 1 {
            let width = x[index + 1] - x[index]
            for step in 0..<count {
                let b = Double(step) / Double(count)
                let a = 1 - b
                let bend = (a * a * a - a) * curvatures[index] + (b * b * b - b) * curvatures[index + 1]
                places.append(x[index] + b * width)
                heights.append(a * y[index] + b * y[index + 1] + bend * width * width / 6)
            }
        }
        return (places + [x[x.count - 1]], heights + [y[y.count - 1]])
    }
}
