import Glibc

/// The weight λ that was chosen, and the whole curve that it was chosen from.
public struct RegularisationChoice: Hashable, Codable, Sendable {
    public let criterion: RegularisationCriterion
    /// λ at the least score.
    public let parameter: Double
    /// λ and score over the grid, in rising order of λ; show it.
    public let curve: [Point]
    /// Whether the least score lies at an end of the grid: then the criterion has no minimum, and λ is not chosen but cut off.
    public let isAtEdge: Bool

    /// A point of the curve.
    public struct Point: Hashable, Codable, Sendable {
        public let parameter: Double
        public let score: Double
    }

    /// A scan over a grid that is even in log λ, then the golden section around its least score.
    init(
        _ criterion: RegularisationCriterion, range: ClosedRange<Double>, pointsPerDecade: Int,
        score: (Double) -> Double
    ) {
        let (low, high) = (log(range.lowerBound), log(range.upperBound))
        let count = max(3, Int(((high - low) / log(10) * Double(pointsPerDecade)).rounded()) + 1)
        var curve: [Point] = []
        for index in 0..<count {
            let parameter = exp(low + (high - low) * Double(index) / Double(count - 1))
            curve.append(Point(parameter: parameter, score: score(parameter)))
        }
        let least = curve.indices.min { (curve[$0].score, $0) < (curve[$1].score, $1) } ?? 0
        self.criterion = criterion
        isAtEdge = least == 0 || least == count - 1
        var (left, right) = (log(curve[max(0, least - 1)].parameter), log(curve[min(count - 1, least + 1)].parameter))
        var best = curve[least]
        if !isAtEdge {
            let golden = (sqrt(5.0) - 1) / 2
            var first = right - golden * (right - left)
            var second = left + golden * (right - left)
            var (firstScore, secondScore) = (score(exp(first)), score(exp(second)))
            while right - left > 0.02 {
                if firstScore < secondScore {
                    (right, second, secondScore) = (second, first, firstScore)
                    first = right - golden * (right - left)
                    firstScore = score(exp(first))
                } else {
                    (left, first, firstScore) = (first, second, secondScore)
                    second = left + golden * (right - left)
                    secondScore = score(exp(second))
                }
            }
            for (place, value) in [(first, firstScore), (second, secondScore)] where value < best.score {
                best = Point(parameter: exp(place), score: value)
            }
        }
        parameter = best.parameter
        self.curve = curve
    }
}
