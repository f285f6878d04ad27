import Drawing
import Foundation
import Testing

@testable import Exporters
@testable import Plotting

/// What is left out of long lines and dense clouds changes no pixel at 600 dpi.
@Suite struct ExactDrawingTests {
    private let size = Size(width: 12, height: 8)
    private let color = Color(hex: 0x0072B2)

    /// The largest difference of any pixel's component, and how many differ.
    private func difference(_ a: [DisplayItem], _ b: [DisplayItem]) throws -> (largest: Int, count: Int) {
        let first = try PNGExporter.pixels(DisplayList(size: size, items: a), resolution: 600)
        let second = try PNGExporter.pixels(DisplayList(size: size, items: b), resolution: 600)
        let differences = zip(first, second).map { abs(Int($0) - Int($1)) }
        return (differences.max() ?? 0, differences.count { $0 > 0 })
    }

    private func line(_ points: [Point], width: Double) -> DisplayItem {
        .stroke(Path(through: points), StrokeStyle(color: color, width: width, cap: .round, join: .round))
    }

    /// Pseudo-random numbers of a linear congruence (D. Knuth's MMIX), the same on every run.
    private func noise(_ seed: UInt64, _ count: Int) -> [Double] {
        var state = seed
        return (0..<count).map { _ in
            // The sum of four is nearly normal.
            (0..<4).reduce(0) { sum, _ in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return sum + Double(state >> 11) * 0x1p-53 - 0.5
            }
        }
    }

    private func lines(_ count: Int) -> [(name: String, points: [Point])] {
        let x = (0..<count).map { 1 + 10 * Double($0) / Double(count - 1) }
        let white = noise(1, count)
        let spikes = noise(2, count).map { $0 * $0 * $0 * $0 * $0 }
        var sum = 0.0
        let walk = noise(3, count).map { step -> Double in
            sum += step
            return sum
        }
        let lowest = walk.min() ?? 0
        let extent = (walk.max() ?? 1) - lowest
        let turns = (0..<count).map { 9 * Double($0) / Double(count) }
        return [
            ("noise", zip(x, white).map { Point(x: $0, y: 4 + 1.6 * $1) }),
            ("spikes", zip(x, spikes).map { Point(x: $0, y: 5 - 1.5 * $1) }),
            ("walk", zip(x, walk).map { Point(x: $0, y: 1 + 6 * ($1 - lowest) / extent) }),
            ("turning back", zip(turns, white).map { Point(x: 6 + 4 * cos($0), y: 4 + 1.6 * $1) }),
        ]
    }

    /// Points of each line; more than the usual can be asked for, which takes long because the whole line is drawn too.
    private let count = ProcessInfo.processInfo.environment["IONWEAVE_LINE_POINTS"].flatMap { Int($0) } ?? 5000

    @Test func linesWithoutHiddenVerticesAreTheSamePixels() throws {
        for (name, points) in lines(count) {
            for width in [1.1, 0.5] {
                let reduced = LineDecimation(halfWidth: width / 2).reduced(points)
                #expect(reduced.count < points.count, "\(name) lost nothing")
                let difference = try difference([line(points, width: width)], [line(reduced, width: width)])
                // Where a smooth stretch is straightened, a pixel may differ by the faintest grey.
                #expect(
                    difference.largest <= (["spikes", "walk"].contains(name) ? 1 : 0),
                    "\(name), \(width) pt: \(difference)")
            }
        }
    }

    @Test func longLinesOfNoiseLoseMostVertices() throws {
        let reduced = LineDecimation(halfWidth: 0.55).reduced(lines(400_000)[0].points)
        #expect(reduced.count < 16_000, "\(reduced.count) are left of 400,000")
    }

    /// A plot area of usual size with as many points as are asked for; `Benchmarks/figure-pixels` asks for a million.
    @Test func figuresOfManyPointsAreTheSamePixels() throws {
        let whole = DisplayList(size: Size(width: 206, height: 157), items: [])
        let x = (0..<count).map { 3 + 200 * Double($0) / Double(count - 1) }
        let line = zip(x, noise(1, count)).enumerated().map { index, point in
            Point(x: point.0, y: 78 + 48 * sin(Double(index) / Double(count) * 12.5) + 9.6 * point.1)
        }
        let cloud = zip(noise(2, count), noise(3, count)).map { Point(x: 103 + 40 * $0, y: 78 + 25 * $0 + 20 * $1) }
        let bounds = Rect(x: 0, y: 0, width: 206, height: 157)
        let dots = PointDecimation(radius: 0.544, bounds: bounds).reduced(cloud)
        let pairs = [
            (self.line(line, width: 1.1), self.line(LineDecimation(halfWidth: 0.55).reduced(line), width: 1.1)),
            (
                MarkerBatch.dots(cloud, radius: 0.544, color: color),
                MarkerBatch.dots(dots, radius: 0.544, color: color)
            ),
        ]
        for (all, reduced) in pairs {
            let drawn = try [all, reduced].map { item in
                try PNGExporter.pixels(DisplayList(size: whole.size, items: [item]), resolution: 600)
            }
            #expect(zip(drawn[0], drawn[1]).count { $0 != $1 } == 0)
        }
    }

    @Test func smoothLinesKeepWithinTheTolerance() {
        let points = (0..<50_000).map { Point(x: 80 * Double($0) / 50_000, y: 30 + 20 * sin(Double($0) / 4000)) }
        let reduced = LineDecimation(halfWidth: 0.55).reduced(points)
        #expect(reduced.count < 8000, "\(reduced.count)")
        var segment = 0
        for point in points {
            while segment + 2 < reduced.count, reduced[segment + 1].x < point.x { segment += 1 }
            let (a, b) = (reduced[segment], reduced[segment + 1])
            let length = hypot(b.x - a.x, b.y - a.y)
            let distance = abs((b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x)) / length
            #expect(distance < 2 * LineDecimation.tolerance)
        }
    }

    @Test func cloudsWithoutHiddenDotsAreTheSamePixels() throws {
        let count = 6000
        let centers = zip(noise(5, count), noise(6, count)).map { Point(x: 6 + 1.5 * $0, y: 4 + $1) }
        let bounds = Rect(x: 0, y: 0, width: size.width, height: size.height)
        for radius in [0.4, 0.8] {
            let reduced = PointDecimation(radius: radius, bounds: bounds).reduced(centers)
            #expect(reduced.count < count / 2, "\(reduced.count) are left")
            func dots(_ centers: [Point]) -> DisplayItem {
                .stroke(
                    Path(centers.flatMap { [.move($0), .line($0)] }),
                    StrokeStyle(color: color, width: radius * 2, cap: .round))
            }
            #expect(try difference([dots(centers)], [dots(reduced)]).count == 0, "radius \(radius)")
        }
    }

    /// The cells of a large map have the colours that small maps draw as rectangles.
    @Test func mapsAsImagesHaveTheColoursOfTheirCells() throws {
        let places = (0..<60).map { Double($0) }
        let values = places.map { y in places.map { $0 < 30 ? y : .nan } }
        let figure = Figure { HeatMap(x: places, y: places, values: values) }
        let drawing = MarkDrawing(theme: .light)
        let axes = PanelAxes(
            panel: figure.panels[0], plot: Rect(x: 0, y: 0, width: 60, height: 60),
            measure: LabelMeasure(theme: .light, shaper: NoShaper()))
        let colors = ColorMapping(ColorScale(), marks: figure.panels[0].marks, theme: .light)
        guard case .heatMap(let map) = figure.panels[0].marks[0] else { return }
        let image = drawing.heatMapItems(map, axes: axes, colors: colors)
        guard case .image = try #require(image.first) else {
            Issue.record("sixty by sixty cells are an image")
            return
        }
        // The upper half of the panel is the map's last rows; a strip of the image has one colour.
        let whole = DisplayList(size: Size(width: 60, height: 60), items: image)
        let strip = Rect(x: 0, y: 0, width: 30, height: 1)
        let expected = try #require(colors.color(59))
        func png(_ items: [DisplayItem]) throws -> [UInt8] {
            let shifted: [DisplayItem] = [.group(.identity, clip: Path(strip), items)]
            return try PNGExporter.png(DisplayList(size: Size(width: 60, height: 1), items: shifted), resolution: 72)
        }
        let rounded = Color(
            red: (expected.red * 255).rounded() / 255, green: (expected.green * 255).rounded() / 255,
            blue: (expected.blue * 255).rounded() / 255)
        #expect(try png(whole.items) == png([.fill(Path(strip), rounded)]))
    }
}

private final class NoShaper: TextShaper {
    func shape(_ text: String, style: TextStyle) -> ShapedText { ShapedText(runs: [], width: 0, ascent: 0, descent: 0) }
}
