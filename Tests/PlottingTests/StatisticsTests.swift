import Foundation
import Testing

@testable import Plotting

@Suite struct StatisticsTests {
    /// numpy 2.4.6: numpy.quantile([3, 1, 4, 1, 5, 9, 2, 6], [0, 0.25, 0.5, 0.75, 1]).
    @Test func quantilesAreThoseOfNumpy() {
        let statistics = OrderStatistics([3, 1, 4, .nan, 1, 5, 9, 2, 6])
        #expect([0, 0.25, 0.5, 0.75, 1].map(statistics.quantile) == [1, 1.75, 3.5, 5.25, 9])
    }

    @Test func histogramsCountEveryValueOnce() {
        var random = SplitMix64(state: 51)
        let values = (0..<500).map { _ in Double.random(in: -3...8, using: &random) }
        let histogram = Histogram(values, bins: 7)
        #expect(histogram.counts.reduce(0, +) == 500 && histogram.edges.count == 8)
        for (index, count) in histogram.counts.enumerated() {
            let isLast = index == 6
            let expected = values.count {
                $0 >= histogram.edges[index] && ($0 < histogram.edges[index + 1] || isLast)
            }
            #expect(abs(count - expected) <= 1)
        }
        guard case .bars(let bars) = Histogram(values, isDensity: true).mark else { return }
        #expect(abs(bars.high.reduce(0) { $0 + $1 * bars.thickness } - 1) < 1e-12)
    }

    @Test func densitiesHaveUnitArea() {
        var random = SplitMix64(state: 52)
        let curve = DensityCurve((0..<200).map { _ in Double.random(in: 0...1, using: &random) }, count: 400)
        let step = curve.x[1] - curve.x[0]
        #expect(abs(curve.density.reduce(0) { $0 + $1 * step } - 1) < 5e-3)
    }

    /// One value far beyond 1.5 box lengths is a point of its own; the whisker ends at the last value within.
    @Test func boxesSetOutliersApart() throws {
        let marks = BoxPlot([[1, 2, 3, 4, 5, 6, 7, 30]]).marks
        guard case .points(let points) = try #require(marks.last), case .line(let whiskers) = marks[1] else {
            Issue.record("a box plot draws bars, whiskers, medians, outliers")
            return
        }
        #expect(points.y == [30])
        #expect(whiskers.y.filter(\.isFinite).max() == 7 && whiskers.y.filter(\.isFinite).min() == 1)
    }

    @Test func stackedBarsStandOnEachOther() {
        let marks = BarGroups([[1, -1], [2, -2], [3, 4]], labels: ["a", "b", "c"], arrangement: .stacked).marks
        let ends = marks.compactMap { mark -> [[Double]]? in
            if case .bars(let bars) = mark { [bars.low, bars.high] } else { nil }
        }
        #expect(ends == [[[0, -1], [1, 0]], [[1, -3], [3, -1]], [[3, 0], [6, 4]]])
    }

    @Test func stepsHoldTheirValue() {
        let line = Line(x: [0, 2, 4], y: [1, 2, 3])
        #expect(line.steps(.after).x == [0, 2, 2, 4, 4, 4] && line.steps(.before).x == [0, 0, 0, 2, 2, 4])
        #expect(line.steps().x == [0, 1, 1, 3, 3, 4] && line.steps().y == [1, 1, 2, 2, 3, 3])
    }

    /// A spline through a cubic's points with natural ends meets them exactly and a straight line everywhere.
    @Test func splinesPassTheirPoints() {
        let straight = CubicSpline(x: [0, 1, 3, 4], y: [1, 3, 7, 9]).sampled(5)
        #expect(zip(straight.x, straight.y).allSatisfy { abs($1 - (1 + 2 * $0)) < 1e-12 })
        // scipy 1.17.1: CubicSpline([0, 1, 2, 3], [0, 1, 0, 1], bc_type="natural")([0.5, 1.5, 2.5]) = 0.75, 0.5, 0.25.
        let wave = CubicSpline(x: [0, 1, 2, 3], y: [0, 1, 0, 1]).sampled(2)
        #expect(zip([1, 3, 5], [0.75, 0.5, 0.25]).allSatisfy { abs(wave.y[$0] - $1) < 1e-12 })
    }
}
