import NumericalMethods
import Quantities

/// What a measured stress–strain curve says about a material.
///
/// E is the slope of its first, elastic part; the yield point lies where a line of this slope, 0.2 % of strain to the right, meets the curve;
/// resilience is the area under the curve up to there, toughness that up to fracture: u = ∫ σ dε. Source: Xia 2022, eqs. 28–30 and
/// fig. 18a (row X23).
public struct StressStrainCurve: Hashable, Sendable {
    /// A point of the curve.
    public struct Point: Hashable, Sendable {
        /// Without dimension.
        public let strain: Double
        /// In MPa.
        public let stress: Double
    }

    /// Without dimension, rising.
    public let strains: [Double]
    /// In MPa.
    public let stresses: [Double]
    /// E in GPa with its standard uncertainty from the scatter.
    public let youngModulus: Uncertain
    /// Strain at which the elastic line meets zero stress: slack of the fixture.
    public let zeroStrain: Double
    /// Where the offset line meets the curve; nil for a curve that ends before, as of a brittle material.
    public let yieldPoint: Point?
    /// Highest stress in MPa.
    public let strength: Double
    /// ∫ σ dε up to the yield point, or up to fracture where there is none, in MJ/m³.
    public let resilience: Double
    /// ∫ σ dε up to the last point in MJ/m³.
    public let toughness: Double

    /// - Parameters:
    ///   - strains: without dimension (1 % is 0.01), rising, up to fracture.
    ///   - stresses: in MPa, as many.
    ///   - elasticRange: strains of the elastic part, at least three points of the curve.
    ///   - offset: of the yield line, 0.002 by convention.
    public init(
        strains: [Double], stresses: [Double], elasticRange: ClosedRange<Double>, offset: Double = 0.002
    ) throws(IonicsError) {
        guard strains.count == stresses.count, strains.count >= 3 else {
            throw .outOfRange(
                name: "number of stresses", value: Double(stresses.count),
                expected: "that of the strains, \(strains.count), and at least 3")
        }
        for (index, stress) in stresses.enumerated() where !stress.isFinite {
            throw .outOfRange(name: "stresses[\(index)]", value: stress, expected: "finite, in MPa")
        }
        for (index, pair) in zip(strains, strains.dropFirst()).enumerated() where !(pair.1 > pair.0) {
            throw .outOfRange(name: "strains[\(index + 1)]", value: pair.1, expected: "larger than the one before")
        }
        guard offset > 0 else { throw .outOfRange(name: "offset", value: offset, expected: "positive") }
        let elastic = strains.indices.filter { elasticRange.contains(strains[$0]) }
        guard elastic.count >= 3 else {
            throw .outOfRange(
                name: "points in the elastic range", value: Double(elastic.count), expected: "at least 3")
        }
        let fit: LinearLeastSquares
        do {
            fit = try LinearLeastSquares(
                design: elastic.map { [1, strains[$0]] }, values: elastic.map { stresses[$0] },
                standardUncertainties: nil)
        } catch {
            throw .notConverged(name: "the elastic line", remaining: .nan, advice: "\(error)")
        }
        let slope = fit.solution[1]
        guard slope > 0 else {
            throw .outOfRange(name: "slope of the elastic part", value: slope, expected: "positive")
        }
        self.strains = strains
        self.stresses = stresses
        youngModulus = Uncertain(slope / 1000, standardUncertainty: fit.covariance[1][1].squareRoot() / 1000)
        let zero = -fit.solution[0] / slope
        zeroStrain = zero
        strength = stresses.reduce(-.infinity, max)
        // Above the offset line at first, below it after the yield point: the first change of sign, on the straight piece between two points.
        let heights = zip(strains, stresses).map { $1 - slope * ($0 - zero - offset) }
        var met: Point?
        for index in strains.indices.dropFirst() where heights[index - 1] > 0 && heights[index] <= 0 {
            let part = heights[index - 1] / (heights[index - 1] - heights[index])
            met = Point(
                strain: strains[index - 1] + part * (strains[index] - strains[index - 1]),
                stress: stresses[index - 1] + part * (stresses[index] - stresses[index - 1]))
            break
        }
        yieldPoint = met
        toughness = Self.area(strains, stresses, until: strains[strains.count - 1])
        resilience = Self.area(strains, stresses, until: met?.strain ?? strains[strains.count - 1])
    }

    /// The area under the broken line through the points.
    private static func area(_ strains: [Double], _ stresses: [Double], until end: Double) -> Double {
        var area = 0.0
        for index in strains.indices.dropFirst() where strains[index - 1] < end {
            let (from, to) = (strains[index - 1], min(end, strains[index]))
            let part = (to - from) / (strains[index] - from)
            let last = stresses[index - 1] + part * (stresses[index] - stresses[index - 1])
            area += (to - from) * (stresses[index - 1] + last) / 2
        }
        return area
    }
}
