import Drawing
import Testing

@testable import Plotting

@Suite struct MarkerBatchTests {
    private let color = Color(hex: 0x0072B2)
    private let ground = Color(hex: 0xFFFFFF)

    private func starts(_ item: DisplayItem) -> [Point] {
        guard case .stroke(let path, _) = item else { return [] }
        return path.elements.compactMap { if case .move(let point) = $0 { point } else { nil } }
    }

    private func centers(_ count: Int) -> [Point] {
        var random = SplitMix64(state: 7)
        return (0..<count).map { _ in
            Point(x: .random(in: 0...60, using: &random), y: .random(in: 0...40, using: &random))
        }
    }

    /// Markers of one layer are apart, and of two that touch the later one lies in the later layer: nothing is hidden that was not.
    @Test func layersKeepWhatHidesWhat() {
        let centers = centers(600)
        let batch = MarkerBatch(
            outline: Path(circleAt: .zero, radius: 1.7), circleRadius: 1.7,
            stroke: StrokeStyle(color: color, width: 0.75, join: .miter), fill: ground)
        let items = batch.items(centers)
        #expect(items.count % 2 == 0 && items.count < 120, "\(items.count) paths for 600 markers")
        var layerOf: [Point: Int] = [:]
        for (layer, item) in stride(from: 0, to: items.count, by: 2).enumerated() {
            #expect(starts(items[item]) == starts(items[item + 1]), "rim and inside belong together")
            for center in starts(items[item]) { layerOf[center] = layer }
        }
        #expect(layerOf.count == centers.count)
        let reach = 1.7 + 0.375
        for (index, first) in centers.enumerated() {
            for second in centers[(index + 1)...] where abs(first.x - second.x) < 2 * reach {
                let distance =
                    ((first.x - second.x) * (first.x - second.x) + (first.y - second.y) * (first.y - second.y))
                    .squareRoot()
                guard distance < 2 * reach else { continue }
                #expect(layerOf[first]! < layerOf[second]!, "\(first) and \(second)")
            }
        }
    }

    /// Where one colour is all, order cannot be seen: one path.
    @Test func filledMarkersAreOnePath() {
        let batch = MarkerBatch(
            outline: Path(circleAt: .zero, radius: 1.7), circleRadius: 1.7,
            stroke: StrokeStyle(color: color, width: 0.75, join: .miter), fill: color)
        #expect(batch.items(centers(300)).count == 1)
    }

    @Test func figuresUseThemOnlyForManyMarkers() {
        func paths(_ count: Int) -> Int {
            let values = (0..<count).map { Double($0) }
            let figure = Figure { Points(x: values, y: values.map { ($0 * 7).truncatingRemainder(dividingBy: 31) }) }
            let drawn = DrawnFigure(figure.layout(in: .light, width: 400, shaper: FixedAdvanceShaper()))
            return drawn.strokes.count { $0.style.color == color }
        }
        #expect(paths(100) == 100)
        #expect(paths(400) < 40)
    }
}
