import Glibc
import Quantities

extension Figure {
    /// A Nyquist plot: −Im Z against Re Z on equal scales, points at whole decades of frequency filled and named.
    ///
    /// - Parameters:
    ///   - unit: of the impedance, in label markup, for instance `Ω cm^2^`.
    ///   - marksDecades: whether frequencies are marked; only the first series names them.
    public static func nyquist(_ series: [ImpedanceSeries], unit: String = "Ω", marksDecades: Bool = true) -> Figure {
        Figure {
            for (index, entry) in series.enumerated() {
                Points(x: entry.real, y: entry.imaginary.map { -$0 }, label: entry.label)
                if !entry.fittedReal.isEmpty {
                    Line(x: entry.fittedReal, y: entry.fittedImaginary.map { -$0 }).series(entry.label)
                }
                if marksDecades {
                    let places = entry.decadePlaces
                    Points(x: places.map { entry.real[$0.index] }, y: places.map { -entry.imaginary[$0.index] })
                        .series(entry.label).filled()
                    if index == 0 {
                        Labels(
                            places.map { frequencyName($0.exponent) }, x: places.map { entry.real[$0.index] },
                            y: places.map { -entry.imaginary[$0.index] }, anchor: .above, findsPlaces: true
                        ).color(.grey)
                    }
                }
            }
        }
        .xAxis("Re *Z*", unit: unit)
        .yAxis("−Im *Z*", unit: unit)
        .equalScales()
    }

    private static func frequencyName(_ exponent: Int) -> String {
        let prefixes: [(Int, String)] = [(9, "GHz"), (6, "MHz"), (3, "kHz"), (0, "Hz"), (-3, "mHz")]
        let prefix = prefixes.first { exponent >= $0.0 } ?? (-6, "µHz")
        return "\(TickText.shortest(pow(10, Double(exponent - prefix.0))))\u{202F}\(prefix.1)"
    }

    /// A Bode plot: |Z| above and the negative phase below, both against frequency.
    public static func bode(_ series: [ImpedanceSeries], unit: String = "Ω") -> Figure {
        func modulus(_ real: [Double], _ imaginary: [Double]) -> [Double] { zip(real, imaginary).map { hypot($0, $1) } }
        func phase(_ real: [Double], _ imaginary: [Double]) -> [Double] {
            zip(real, imaginary).map { -atan2($1, $0) * 180 / .pi }
        }
        let modulusPlot = plot(series, modulus).yAxis("|*Z*|", unit: unit, scale: .log)
        let phasePlot = plot(series, phase).yAxis("−arg *Z*", unit: "°").legend(.hidden)
        return Figure.panels(columns: 1, sharing: .x) {
            modulusPlot
            phasePlot
        }
        .xAxis("*ν*", unit: "Hz", scale: .log)
        .aspect(0.5)
        .width(.column)
    }

    private static func plot(
        _ series: [ImpedanceSeries], _ quantity: ([Double], [Double]) -> [Double]
    ) -> Figure {
        Figure {
            for entry in series {
                Points(x: entry.frequencies, y: quantity(entry.real, entry.imaginary), label: entry.label)
                if !entry.fittedReal.isEmpty {
                    Line(x: entry.fittedFrequencies, y: quantity(entry.fittedReal, entry.fittedImaginary))
                        .series(entry.label)
                }
            }
        }
    }

    /// The imaginary part of the electric modulus against frequency: M″ = ω ε₀ A/d · Re Z.
    ///
    /// - Parameters:
    ///   - series: impedances in Ω.
    ///   - cellConstant: thickness over area, d/A, in cm⁻¹.
    public static func modulus(_ series: [ImpedanceSeries], cellConstant: Double) -> Figure {
        // ε₀ in F cm⁻¹ (CODATA 2022).
        let permittivity = 8.854_187_8188e-14
        func modulus(_ frequencies: [Double], _ real: [Double]) -> [Double] {
            zip(frequencies, real).map { 2 * .pi * $0 * permittivity / cellConstant * $1 }
        }
        return Figure {
            for (index, entry) in series.enumerated() {
                let color: SeriesColor = .sequential(index, of: series.count)
                Points(
                    x: entry.frequencies, y: modulus(entry.frequencies, entry.real), label: entry.label, shape: .circle
                ).color(color)
                if !entry.fittedReal.isEmpty {
                    Line(x: entry.fittedFrequencies, y: modulus(entry.fittedFrequencies, entry.fittedReal))
                        .series(entry.label).color(color)
                }
            }
        }
        .xAxis("*ν*", unit: "Hz", scale: .log)
        .yAxis("*M*″")
    }

    /// A distribution of relaxation times γ(ln τ) with its band, its peaks marked.
    ///
    /// - Parameters:
    ///   - times: τ = 1/ω in s.
    ///   - values: γ in the unit of the resistance.
    ///   - band: lower and upper edge.
    ///   - peaks: places in s with names in label markup, for instance the process and its resistance.
    ///   - unit: of γ, in label markup.
    public static func relaxationTimes(
        times: [Double], values: [Double], band: (lower: [Double], upper: [Double])? = nil,
        peaks: [(time: Double, name: String)] = [], unit: String = "Ω"
    ) -> Figure {
        Figure {
            if let band { Band(x: times, low: band.lower, high: band.upper).series("γ") }
            Line(x: times, y: values).series("γ")
            for peak in peaks {
                let index = times.indices.min { abs(log(times[$0] / peak.time)) < abs(log(times[$1] / peak.time)) } ?? 0
                if times.indices.contains(index) {
                    Points(x: [times[index]], y: [values[index]], shape: .circle).series("γ").filled()
                    Annotation(peak.name, x: times[index], y: values[index], anchor: .above)
                }
            }
        }
        .xAxis("*τ*", unit: "s", scale: .log)
        .yAxis("*γ*", unit: unit)
    }
}
