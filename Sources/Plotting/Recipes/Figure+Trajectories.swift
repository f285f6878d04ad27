import Glibc

/// One curve of a mean squared displacement.
public struct DisplacementSeries: Codable, Hashable, Sendable {
    /// The series' name, in label markup.
    public var label: String
    /// Lag times in ps.
    public var times: [Double]
    /// In Å².
    public var values: [Double]
    public var uncertainties: [Double]?
    /// Slope in Å² ps⁻¹ and intercept in Å² of the fitted line.
    public var slope: Double?
    public var intercept: Double

    public init(
        _ label: String, times: [Double], values: [Double], uncertainties: [Double]? = nil, slope: Double? = nil,
        intercept: Double = 0
    ) {
        requireEqualCounts(
            "DisplacementSeries", ("times", times.count), ("values", values.count),
            ("uncertainties", uncertainties?.count ?? values.count))
        self.label = label
        self.times = times
        self.values = values
        self.uncertainties = uncertainties
        self.slope = slope
        self.intercept = intercept
    }
}

extension Figure {
    /// Mean squared displacements against lag time with the range of the fit tinted and its lines.
    ///
    /// - Parameters:
    ///   - fitWindow: lag times in ps between which the lines were fitted.
    ///   - isLogarithmic: both axes logarithmic, which tells cage, subdiffusion and diffusion apart.
    public static func meanSquaredDisplacement(
        _ series: [DisplacementSeries], fitWindow: ClosedRange<Double>? = nil, isLogarithmic: Bool = false
    ) -> Figure {
        Figure {
            if let fitWindow { Region(x: fitWindow, text: "fit") }
            for entry in series {
                if let errors = entry.uncertainties {
                    Band(
                        x: entry.times, low: zip(entry.values, errors).map { $0 - $1 },
                        high: zip(entry.values, errors).map { $0 + $1 }, label: entry.label)
                }
                Line(x: entry.times, y: entry.values, label: entry.label)
                if let slope = entry.slope {
                    let from = fitWindow?.lowerBound ?? entry.times.min() ?? 0
                    let to = fitWindow?.upperBound ?? entry.times.max() ?? 1
                    Line(
                        x: [from, to], y: [from, to].map { entry.intercept + slope * $0 }, dash: .dashed
                    ).series(entry.label + " fit").color(.text)
                }
            }
        }
        .xAxis("*t*", unit: "ps", scale: isLogarithmic ? .log : .linear)
        .yAxis("⟨Δ*r*^2^⟩", unit: "Å^2^", scale: isLogarithmic ? .log : .linear)
    }

    /// The self part of the van Hove function, 4πr²G_s(r, t), a curve for each time from short to long.
    ///
    /// - Parameters:
    ///   - distances: r in Å.
    ///   - times: in ps, the order of the colours.
    ///   - values: `[time][distance]` in Å⁻¹.
    public static func vanHove(distances: [Double], times: [Double], values: [[Double]]) -> Figure {
        requireEqualCounts("vanHove", ("times", times.count), ("values", values.count))
        return Figure {
            for (index, curve) in values.enumerated() {
                Line(x: distances, y: curve, label: "\(TickText.shortest(times[index]))\u{202F}ps")
                    .color(.sequential(index, of: times.count))
            }
        }
        .xAxis("*r*", unit: "Å")
        .yAxis("4π*r*^2^*G*~s~", unit: "Å^−1^")
    }

    /// Occupancies of sites as bars with uncertainties.
    ///
    /// - Parameters:
    ///   - sites: names, in label markup.
    ///   - occupancies: `[sample][site]`, 0…1.
    public static func siteOccupancy(
        sites: [String], occupancies: [[Double]], labels: [String], uncertainties: [[Double]]? = nil
    ) -> Figure {
        Figure { BarGroups(occupancies, labels: labels, uncertainties: uncertainties) }
            .xAxis(scale: .categories(sites))
            .yAxis("occupancy", from: 0)
    }

    /// Which jumps follow which: a matrix by colour, its values written in the cells.
    ///
    /// - Parameters:
    ///   - names: of rows and columns, in label markup.
    ///   - values: `[first jump][second jump]`; ratio to chance when `isRatio`.
    ///   - isRatio: whether 1 means no correlation; drawn on a logarithmic diverging scale then.
    public static func jumpCorrelation(names: [String], values: [[Double]], isRatio: Bool = true) -> Figure {
        requireEqualCounts("jumpCorrelation", ("names", names.count), ("values", values.count))
        let places = names.indices.map { Double($0) }
        let shown = isRatio ? values.map { $0.map { $0 > 0 ? log2($0) : .nan } } : values
        let cells = names.indices.flatMap { row in names.indices.map { (row, $0) } }
        return Figure {
            HeatMap(x: places, y: places, values: shown)
            Labels(
                cells.map { TickText.rounded(values[$0.0][$0.1]) }, x: cells.map { Double($0.1) },
                y: cells.map { Double($0.0) })
        }
        .xAxis("second jump", scale: .categories(names))
        .yAxis("first jump", scale: .categories(names))
        .yReversed()
        .colors(isRatio ? "log~2~ (rate / chance)" : "rate", map: isRatio ? .diverging : .viridis)
        .aspect(1)
    }

    /// How often a direction is taken: density on polar angle and azimuth.
    ///
    /// - Parameters:
    ///   - azimuths: centres or edges of the columns in degrees.
    ///   - polarAngles: centres or edges of the rows in degrees.
    ///   - values: `[polar angle][azimuth]`, for instance relative to an even distribution.
    public static func orientationMap(
        azimuths: [Double], polarAngles: [Double], values: [[Double]], title: String = "density"
    )
        -> Figure
    {
        Figure { HeatMap(x: azimuths, y: polarAngles, values: values) }
            .xAxis("*φ*", unit: "°", ticks: Array(stride(from: -180, through: 360, by: 90)))
            .yAxis("*θ*", unit: "°", ticks: [0, 30, 60, 90, 120, 150, 180])
            .yReversed()
            .colors(title)
            .aspect(0.55)
    }

    /// The angle between successive jumps as a rose: sectors by share.
    ///
    /// - Parameters:
    ///   - edges: edges of the sectors in degrees, one more than values.
    ///   - values: shares or counts.
    public static func angularRose(edges: [Double], values: [Double], title: String = "share") -> Figure {
        let outlines = values.indices.map { index -> (x: [Double], y: [Double]) in
            let (from, to) = (edges[index], edges[index + 1])
            let arc = (0...12).map { from + (to - from) * Double($0) / 12 }
            return ([from] + arc + [to], [0] + arc.map { _ in values[index] } + [0])
        }
        return Figure { Shapes(xs: outlines.map(\.x), ys: outlines.map(\.y), outline: 1).opacity(0.55) }
            .yAxis(title, from: 0, to: (values.max() ?? 1) * 1.05)
            .polar()
            .width(.column)
    }

    /// How many neighbours ions have: shares of coordination numbers, side by side for several samples.
    ///
    /// - Parameters:
    ///   - numbers: coordination numbers.
    ///   - shares: `[sample][number]`, 0…1.
    public static func coordination(numbers: [Int], shares: [[Double]], labels: [String]) -> Figure {
        Figure { BarGroups(shares, labels: labels, thickness: 0.82) }
            .xAxis("coordination number", scale: .categories(numbers.map { "\($0)" }))
            .yAxis("share", from: 0)
    }

    /// A slice through a density on equal scales, filled contours on a logarithmic or linear colour scale.
    ///
    /// - Parameters:
    ///   - x: places of the columns in Å.
    ///   - y: places of the rows in Å.
    ///   - values: `[row][column]` in Å⁻³.
    public static func densitySlice(
        x: [Double], y: [Double], values: [[Double]], isLogarithmic: Bool = false,
        sites: (x: [Double], y: [Double])? = nil
    ) -> Figure {
        let width = (x.last ?? 1) - (x.first ?? 0)
        let height = (y.last ?? 1) - (y.first ?? 0)
        return Figure {
            HeatMap(x: x, y: y, values: values)
            if let sites { Points(x: sites.x, y: sites.y, shape: .cross).color(.exact(.white)).scaled(by: 1.2) }
        }
        .xAxis("*x*", unit: "Å")
        .yAxis("*y*", unit: "Å")
        .colors("*ρ*", unit: "Å^−3^", scale: isLogarithmic ? .log : .linear)
        .aspect(width > 0 ? height / width : 1)
    }

    /// Diffusion coefficients of many ions by class of their surroundings: a point for each ion and a box for each class.
    ///
    /// - Parameters:
    ///   - classes: names, in label markup.
    ///   - values: `[class][ion]` in cm² s⁻¹.
    public static func diffusivityByClass(classes: [String], values: [[Double]]) -> Figure {
        requireEqualCounts("diffusivityByClass", ("classes", classes.count), ("values", values.count))
        return Figure {
            for (index, sample) in values.enumerated() {
                // Spread sideways by the golden ratio, which never repeats.
                let x = sample.indices.map { Double(index) + (fmod(Double($0) * 0.618_033_988_75, 1) - 0.5) * 0.36 }
                Points(x: x, y: sample, shape: .circle).series("ions \(index)").color(.cycle(index)).scaled(by: 0.7)
            }
            BoxPlot(values, thickness: 0.62).marks.map { mark -> Mark in
                switch mark {
                case .bars(let bars): return bars.color(.text).opacity(0.05).mark
                case .line(let line): return line.color(.text).mark
                default: return mark
                }
            }.filter { if case .points = $0 { false } else { true } }
        }
        .xAxis(scale: .categories(classes))
        .yAxis("*D*", unit: "cm^2^ s^−1^", scale: .log)
    }
}
