import Glibc

/// Quantiles and spread of a sample; values that are not finite are left out.
struct OrderStatistics {
    let sorted: [Double]

    init(_ values: [Double]) { sorted = values.filter(\.isFinite).sorted() }

    /// The quantile by linear interpolation between order statistics (type 7 of R. Hyndman and Y. Fan, Am. Stat. 50
    /// (1996) 361); NaN for an empty sample.
    func quantile(_ part: Double) -> Double {
        guard let last = sorted.last else { return .nan }
        let place = part * Double(sorted.count - 1)
        let index = Int(place)
        guard index + 1 < sorted.count else { return last }
        return sorted[index] + (place - Double(index)) * (sorted[index + 1] - sorted[index])
    }

    var interquartileRange: Double { quantile(0.75) - quantile(0.25) }

    var standardDeviation: Double {
        guard sorted.count > 1 else { return 0 }
        let mean = sorted.reduce(0, +) / Double(sorted.count)
        return (sorted.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(sorted.count - 1)).squareRoot()
    }

    /// Rule-of-thumb width of a Gaussian kernel: 0.9 min(s, IQR/1.34) n^(−1/5) (B. Silverman, Density Estimation, 1986,
    /// eq. 3.31).
    var silvermanWidth: Double {
        let spread = interquartileRange > 0 ? min(standardDeviation, interquartileRange / 1.34) : standardDeviation
        return 0.9 * spread * pow(Double(max(1, sorted.count)), -0.2)
    }
}
