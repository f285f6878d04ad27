import Glibc

/// The density of a sample by Gaussian kernels, as a tinted curve.
public struct DensityCurve: MarkGroup, Hashable {
    public private(set) var x: [Double]
    public private(set) var density: [Double]
    public var label: String?

    /// - Parameters:
    ///   - width: standard deviation of the kernels; nil takes Silverman's rule of thumb.
    ///   - count: points of the curve.
    public init(_ values: [Double], width: Double? = nil, count: Int = 160, label: String? = nil) {
        let statistics = OrderStatistics(values)
        let width = width ?? statistics.silvermanWidth
        self.label = label
        guard let low = statistics.sorted.first, let high = statistics.sorted.last, width > 0, count > 1 else {
            (x, density) = ([], [])
            return
        }
        let from = low - 3 * width
        let step = (high - low + 6 * width) / Double(count - 1)
        let places = (0..<count).map { from + step * Double($0) }
        x = places
        density = Self.density(statistics.sorted, at: places, width: width)
    }

    static func density(_ sorted: [Double], at places: [Double], width: Double) -> [Double] {
        let factor = 1 / (Double(sorted.count) * width * (2 * Double.pi).squareRoot())
        return places.map { place in
            factor * sorted.reduce(0) { $0 + exp(-0.5 * (($1 - place) / width) * (($1 - place) / width)) }
        }
    }

    public var marks: [Mark] {
        [Band.area(x: x, y: density, label: label).mark, Line(x: x, y: density, label: label).mark]
    }
}
