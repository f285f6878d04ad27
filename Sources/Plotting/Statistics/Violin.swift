/// The density of each sample as a symmetric outline, with its median and quartiles.
public struct Violin: MarkGroup, Hashable {
    /// One sample for each place 0, 1, 2, …
    public var samples: [[Double]]
    /// Width of the widest violin; places are 1 apart.
    public var thickness: Double
    public var label: String?

    public init(_ samples: [[Double]], thickness: Double = 0.8, label: String? = nil) {
        self.samples = samples
        self.thickness = thickness
        self.label = label
    }

    public var marks: [Mark] {
        let curves = samples.map { DensityCurve($0, count: 81) }
        let largest = curves.flatMap(\.density).max() ?? 0
        guard largest > 0 else { return [] }
        let key = label ?? "violin"
        var xs: [[Double]] = []
        var ys: [[Double]] = []
        var quartiles: (x: [Double], y: [Double]) = ([], [])
        var medians: (x: [Double], y: [Double]) = ([], [])
        for (index, curve) in curves.enumerated() where !curve.x.isEmpty {
            let place = Double(index)
            let statistics = OrderStatistics(samples[index])
            // Kernels reach beyond the data; the outline does not.
            let ends = (statistics.sorted.first ?? 0, statistics.sorted.last ?? 0)
            let inside = curve.x.indices.filter { curve.x[$0] >= ends.0 && curve.x[$0] <= ends.1 }
            let halves = inside.map { curve.density[$0] / largest * thickness / 2 }
            xs.append(halves.map { place - $0 } + halves.reversed().map { place + $0 })
            ys.append(inside.map { curve.x[$0] } + inside.reversed().map { curve.x[$0] })
            quartiles.x += [place, place, .nan]
            quartiles.y += [statistics.quantile(0.25), statistics.quantile(0.75), .nan]
            medians.x.append(place)
            medians.y.append(statistics.quantile(0.5))
        }
        var shapes = Shapes(xs: xs, ys: ys, outline: 1.2, label: label).series(key)
        shapes.style.label = label
        return [
            shapes.mark, Line(x: quartiles.x, y: quartiles.y).series(key).scaled(by: 2.2).mark,
            Points(x: medians.x, y: medians.y, shape: .circle).series(key).mark,
        ]
    }
}
