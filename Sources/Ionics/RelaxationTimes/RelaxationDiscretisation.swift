import Glibc

/// A distribution of relaxation times as a linear model: Z = R + series terms + Σ x_m ∫ φ_m(ln τ)/(1 + iωτ) d ln τ.
struct RelaxationDiscretisation {
    let basis: RelaxationBasis
    /// Grid of ln τ.
    let grid: [Double]
    /// μ of Gaussian functions.
    let shape: Double
    /// Places and weights of the quadrature over ln τ.
    private let nodes: [(place: Double, weight: Double)]

    init(basis: RelaxationBasis, times: [Double]) {
        self.basis = basis
        let grid = times.map { log($0) }
        self.grid = grid
        let count = grid.count
        let spacing = (grid[count - 1] - grid[0]) / Double(count - 1)
        switch basis {
        case .gaussian(let coefficient):
            // exp(−(μ w/2)²) = 1/2 for the width w.
            shape = 2 * sqrt(log(2.0)) * coefficient / spacing
            // The trapezoidal rule converges faster than any power for such functions; the kernel's poles lie π/2 off the axis.
            let reach = 6 / shape
            let step = min(0.5 / shape, 0.25)
            let pieces = Int((grid[count - 1] - grid[0] + 2 * reach) / step) + 1
            nodes = (0...pieces).map { (grid[0] - reach + Double($0) * step, step) }
        case .piecewiseLinear:
            shape = 0
            // Gauss and Legendre's four points in each interval, twice where intervals are wide.
            let points = [
                (0.861_136_311_594_053, 0.347_854_845_137_454), (0.339_981_043_584_856, 0.652_145_154_862_546),
            ]
            var list: [(place: Double, weight: Double)] = []
            for index in 1..<count {
                let pieces = max(1, Int(((grid[index] - grid[index - 1]) / 0.5).rounded(.up)))
                let width = (grid[index] - grid[index - 1]) / Double(pieces)
                for piece in 0..<pieces {
                    let middle = grid[index - 1] + (Double(piece) + 0.5) * width
                    for (offset, weight) in points {
                        for sign in [-1.0, 1] { list.append((middle + sign * offset * width / 2, weight * width / 2)) }
                    }
                }
            }
            nodes = list
        }
    }

    /// φ_m at a place.
    func value(_ index: Int, _ place: Double) -> Double {
        switch basis {
        case .gaussian:
            let part = shape * (place - grid[index])
            return abs(part) < 6 ? exp(-part * part) : 0
        case .piecewiseLinear:
            if index > 0, place >= grid[index - 1], place <= grid[index] {
                return (place - grid[index - 1]) / (grid[index] - grid[index - 1])
            }
            if index + 1 < grid.count, place >= grid[index], place <= grid[index + 1] {
                return (grid[index + 1] - place) / (grid[index + 1] - grid[index])
            }
            return 0
        }
    }

    /// ∫ φ_m d ln τ
    func area(_ index: Int) -> Double {
        switch basis {
        case .gaussian: return sqrt(.pi) / shape
        case .piecewiseLinear:
            let left = index > 0 ? grid[index] - grid[index - 1] : 0
            let right = index + 1 < grid.count ? grid[index + 1] - grid[index] : 0
            return (left + right) / 2
        }
    }

    /// Real and imaginary parts of ∫ φ_m/(1 + iωτ) d ln τ, by rows of angular frequency.
    func kernel(_ angularFrequencies: [Double]) -> (real: [Double], imaginary: [Double]) {
        let count = grid.count
        var real = [Double](repeating: 0, count: angularFrequencies.count * count)
        var imaginary = real
        let times = nodes.map { exp($0.place) }
        // The nodes at which each function is not zero.
        var support: [[(node: Int, weight: Double)]] = []
        for index in 0..<count {
            support.append(
                nodes.indices.compactMap { node in
                    let value = value(index, nodes[node].place)
                    return value > 0 ? (node, value * nodes[node].weight) : nil
                })
        }
        var first = [Double](repeating: 0, count: nodes.count)
        var second = first
        for (row, omega) in angularFrequencies.enumerated() {
            for node in times.indices {
                let product = omega * times[node]
                first[node] = 1 / (1 + product * product)
                second[node] = -product * first[node]
            }
            for index in 0..<count {
                var (a, b) = (0.0, 0.0)
                for (node, weight) in support[index] {
                    a += weight * first[node]
                    b += weight * second[node]
                }
                real[row * count + index] = a
                imaginary[row * count + index] = b
            }
        }
        return (real, imaginary)
    }

    /// ∫ φ_l^(k) φ_m^(k) d ln τ for the derivative of order k = 1 or 2, by rows.
    func penalty(order: Int) -> [Double] {
        let count = grid.count
        var result = [Double](repeating: 0, count: count * count)
        switch basis {
        case .gaussian:
            // Closed forms of the products' integrals, with d = μ(x_l − x_m).
            for row in 0..<count {
                for column in 0..<count {
                    let d = shape * (grid[row] - grid[column])
                    let front = sqrt(.pi / 2) * exp(-d * d / 2)
                    result[row * count + column] =
                        order == 1
                        ? front * shape * (1 - d * d) : front * shape * shape * shape * (3 - 6 * d * d + d * d * d * d)
                }
            }
        case .piecewiseLinear:
            // Rows of differences; those of order 2 stand for the curvature at inner points.
            for index in 1..<(order == 1 ? count : count - 1) {
                var row: [(place: Int, value: Double)]
                let weight: Double
                if order == 1 {
                    let width = grid[index] - grid[index - 1]
                    row = [(index - 1, -1 / width), (index, 1 / width)]
                    weight = width
                } else {
                    let (left, right) = (grid[index] - grid[index - 1], grid[index + 1] - grid[index])
                    weight = (left + right) / 2
                    row = [
                        (index - 1, 1 / (left * weight)), (index, -(1 / left + 1 / right) / weight),
                        (index + 1, 1 / (right * weight)),
                    ]
                }
                for (a, first) in row { for (b, second) in row { result[a * count + b] += weight * first * second } }
            }
        }
        return result
    }
}
