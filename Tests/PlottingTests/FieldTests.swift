import Drawing
import Foundation
import Testing

@testable import Plotting

@Suite struct FieldTests {
    private func grid(_ count: Int, _ value: (Double, Double) -> Double) -> (places: [Double], values: [Double]) {
        let places = (0..<count).map { -2 + 4 * Double($0) / Double(count - 1) }
        return (places, places.flatMap { y in places.map { value($0, y) } })
    }

    private func area(_ loop: ContourTracer.Loop) -> Double {
        loop.x.indices.reduce(0) { sum, index in
            let next = (index + 1) % loop.x.count
            return sum + (loop.x[index] * loop.y[next] - loop.x[next] * loop.y[index]) / 2
        }
    }

    /// The line x² + y² = 1 is a circle of area π, gone round counterclockwise about a hill.
    @Test func contoursOfAConeAreCircles() throws {
        let (places, values) = grid(201) { 3 - ($0 * $0 + $1 * $1).squareRoot() }
        let loops = ContourTracer(x: places, y: places, values: values).lines(at: 2)
        #expect(loops.count == 1)
        let loop = try #require(loops.first)
        #expect(loop.isClosed)
        #expect(zip(loop.x, loop.y).allSatisfy { abs(hypot($0, $1) - 1) < 1e-3 })
        #expect(abs(abs(area(loop)) - .pi) < 2e-3)
    }

    /// What lies above a level: the square of side 4 less the disc about a pit, holes turned the other way.
    @Test func rimmedContoursCloseAtTheEdges() {
        let (places, values) = grid(161) { $0 * $0 + $1 * $1 }
        let loops = ContourTracer(x: places, y: places, values: values).rimmed.lines(at: 1)
        #expect(loops.map(\.isClosed) == [true, true])
        let areas = loops.map(area)
        #expect(abs(abs(areas.reduce(0, +)) - (16 - .pi)) < 5e-3, "\(areas)")
        let signs = Set(areas.map { $0 > 0 })
        #expect(signs.count == 2, "a hole runs the other way round")
    }

    @Test func contoursPassRandomFieldsWithoutLosingEnds() {
        var random = SplitMix64(state: 41)
        for _ in 0..<60 {
            let count = Int.random(in: 2...14, using: &random)
            let places = (0..<count).map { Double($0) }
            let values = (0..<count * count).map { _ in Double.random(in: 0...1, using: &random) }
            let tracer = ContourTracer(x: places, y: places, values: values)
            let rimmed = tracer.rimmed.lines(at: 0.5)
            #expect(rimmed.allSatisfy { $0.isClosed })
            let end = Double(count - 1)
            for loop in tracer.lines(at: 0.5) where !loop.isClosed {
                for (x, y) in [(loop.x[0], loop.y[0]), (loop.x[loop.x.count - 1], loop.y[loop.y.count - 1])] {
                    #expect(x == 0 || y == 0 || x == end || y == end, "an open line ends at \(x), \(y)")
                }
            }
        }
    }

    /// Lines at round values, each with its value in a gap; the values stand apart.
    @Test func contourLinesCarryTheirValues() {
        let (places, values) = grid(61) { 2.93 * exp(-($0 * $0 + $1 * $1) / 2) }
        let rows = stride(from: 0, to: values.count, by: places.count).map { Array(values[$0..<$0 + places.count]) }
        let contours = Contours(x: places, y: places, values: rows, look: .lines)
        // The corners are at 2.93 e⁻⁴ = 0.054.
        #expect(contours.levels.map { ($0 * 1000).rounded() / 1000 } == [0.5, 1, 1.5, 2, 2.5])
        let figure = Figure { contours }.xAxis("*x*").yAxis("*y*")
        let drawn = DrawnFigure(figure.layout(in: .light, width: 340, shaper: FixedAdvanceShaper()))
        let shown = drawn.texts.filter { $0.size == 7 }
        // A value that would hide more than its own line is left out.
        #expect(shown.count >= 3 && Set(shown.map(\.text)).isSubset(of: ["0.5", "1", "1.5", "2", "2.5"]))
        for (index, text) in shown.enumerated() {
            for other in shown[(index + 1)...] {
                let apart =
                    text.box.maxX < other.box.minX || other.box.maxX < text.box.minX || text.box.maxY < other.box.minY
                    || other.box.maxY < text.box.minY
                #expect(apart, "\(text.text) and \(other.text)")
            }
        }
        #expect(!figure.csv.contains("text"), "values of lines are no data of their own")
    }

    /// Names in a crowd are led to their points; what is wholly enclosed has no way out.
    @Test func namesInACrowdFindPlaces() {
        let x = (0..<12).map { 5 + 0.02 * Double($0) }
        let y = (0..<12).map { 5 + 0.015 * Double($0 * 7 % 12) }
        let names = (0..<12).map { "name\($0)" }
        let figure = Figure {
            Points(x: x, y: y, shape: .circle)
            Labels(names, x: x, y: y, anchor: .right, findsPlaces: true)
        }.xAxis("*x*", from: 0, to: 10).yAxis("*y*", from: 0, to: 10)
        let drawn = DrawnFigure(figure.layout(in: .light, width: 400, shaper: FixedAdvanceShaper()))
        #expect(names.filter { name in drawn.texts.contains { $0.text == name } }.count >= 8)
    }

    /// A rotation's lines keep their distance from the centre.
    @Test func streamLinesFollowARotation() throws {
        let places = (0..<21).map { -1 + Double($0) / 10 }
        let marks = StreamLines(
            x: places, y: places, dx: places.map { y in places.map { _ in -y } }, dy: places.map { _ in places }
        ).marks
        guard case .line(let line) = try #require(marks.first) else { return }
        #expect(line.x.count > 500)
        var radius: Double?
        for (x, y) in zip(line.x, line.y) {
            guard x.isFinite else {
                radius = nil
                continue
            }
            let own = hypot(x, y)
            if let radius { #expect(abs(own - radius) < 0.01) }
            radius = radius ?? own
        }
    }

    @Test func ternaryPlacesAreFractions() {
        let places = Ternary.places(left: [3, 0], right: [1, 0], top: [1, 0])
        #expect(places.x[0] == 0.2 && places.y[0] == 0.2 && places.x[1].isNaN)
        let panel = Figure { Points(x: [0], y: [1]) }.ternary(left: "A", right: "B", top: "C").panels[0]
        let axes = PanelAxes(
            panel: panel, plot: Rect(x: 0, y: 0, width: 100, height: 100),
            measure: LabelMeasure(theme: .light, shaper: FixedAdvanceShaper()))
        #expect(axes.point(0, 1) == axes.corners[2] && axes.point(1, 0) == axes.corners[1])
        #expect(!axes.shows(0.6, 0.6) && axes.shows(0.5, 0.5))
    }

    @Test func polarAnglesStartWhereStated() {
        func point(_ startsAtTop: Bool, _ angle: Double) -> Point {
            let panel = Figure { Points(x: [0], y: [1]) }.polar(startsAtTop: startsAtTop).panels[0]
            return PanelAxes(
                panel: panel, plot: Rect(x: 0, y: 0, width: 100, height: 100),
                measure: LabelMeasure(theme: .light, shaper: FixedAdvanceShaper())
            ).point(angle, 1)
        }
        #expect(abs(point(false, 0).x - 100) < 1e-9 && abs(point(false, 90).y) < 1e-9)
        #expect(abs(point(true, 0).y) < 1e-9 && abs(point(true, 90).x - 100) < 1e-9)
    }

    @Test func insetsZoomAndSurfacesAreDrawn() {
        let x = (0..<50).map { Double($0) }
        let figure = Figure { Line(x: x, y: x.map { sin($0) }) }.xAxis("x").yAxis("y")
            .zoom(x: 3...8, y: -0.5...0.5, left: 0.6, bottom: 0.6, width: 0.3, height: 0.3)
        let drawn = DrawnFigure(figure.layout(in: .light, shaper: FixedAdvanceShaper()))
        #expect(drawn.frames.count == 2)
        let surface = Figure.surface(x: [0, 1, 2], y: [0, 1], values: [[0, 1, 0], [1, 2, 1]])
        #expect(!DrawnFigure(surface.layout(in: .light, shaper: FixedAdvanceShaper())).fills.isEmpty)
    }
}
