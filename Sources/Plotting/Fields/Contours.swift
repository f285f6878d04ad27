import Glibc

/// Lines of equal value on a grid, or the areas between them.
public struct Contours: MarkGroup, Hashable {
    public enum Look: Hashable, Sendable { case lines, filled, filledWithLines }

    public var x: [Double]
    public var y: [Double]
    /// `[row][column]`, rows along y.
    public var values: [[Double]]
    /// Rising.
    public var levels: [Double]
    public var look: Look

    /// - Parameters:
    ///   - x: rising places of the columns.
    ///   - y: rising places of the rows.
    ///   - levels: values of the lines; nil takes five to twelve round ones.
    public init(x: [Double], y: [Double], values: [[Double]], levels: [Double]? = nil, look: Look = .filledWithLines) {
        requireEqualCounts("Contours", ("y", y.count), ("values", values.count))
        for row in values { requireEqualCounts("Contours", ("x", x.count), ("a row of values", row.count)) }
        self.x = x
        self.y = y
        self.values = values
        self.look = look
        self.levels = levels?.sorted() ?? Self.roundLevels(values.flatMap { $0 }.filter(\.isFinite))
    }

    /// Multiples of 1, 2 or 5 × 10ⁿ inside the range.
    private static func roundLevels(_ values: [Double]) -> [Double] {
        guard let low = values.min(), let high = values.max(), low < high, high - low < 1e290 else { return [] }
        var step = LinearTicks.Step(mantissa: 1, exponent: Int(log10((high - low) / 12).rounded(.down)))
        func inside() -> [Double] {
            step.indices(low: low, high: high).map(step.multiple).filter { $0 > low && $0 < high }
        }
        while inside().count > 12 { step = step.coarser }
        return inside()
    }

    public var marks: [Mark] {
        let tracer = ContourTracer(x: x, y: y, values: values.flatMap { $0 })
        var marks: [Mark] = []
        let finite = values.flatMap { $0 }.filter(\.isFinite)
        // The middle of each stretch between levels stands for it on the colour scale.
        let ends = [finite.min() ?? 0] + levels + [finite.max() ?? 1]
        let middles = zip(ends, ends.dropFirst()).map { ($0 + $1) / 2 }
        if look != .lines, let left = x.first, let right = x.last, let low = y.first, let high = y.last {
            var ground = Shapes(xs: [[left, right, right, left]], ys: [[low, low, high, high]], values: [middles[0]])
            ground.isOneArea = true
            marks.append(ground.mark)
            for (index, level) in levels.enumerated() {
                // Each area holds all higher ones, which are drawn over it: no seam is left between two.
                let loops = tracer.rimmed.lines(at: level)
                guard !loops.isEmpty else { continue }
                var area = Shapes(
                    xs: loops.map(\.x), ys: loops.map(\.y), values: loops.map { _ in middles[index + 1] })
                area.isOneArea = true
                marks.append(area.mark)
            }
        }
        guard look != .filled else { return marks }
        for (index, level) in levels.enumerated() {
            var lineX: [Double] = []
            var lineY: [Double] = []
            for loop in tracer.lines(at: level) {
                lineX += loop.x + (loop.isClosed ? [loop.x[0]] : []) + [.nan]
                lineY += loop.y + (loop.isClosed ? [loop.y[0]] : []) + [.nan]
            }
            guard !lineX.isEmpty else { continue }
            let line = Line(x: lineX, y: lineY).scaled(by: look == .lines ? 0.9 : 0.5)
            marks.append(line.color(look == .lines ? .map(index, of: levels.count) : .ground).mark)
            guard look == .lines else { continue }
            var label = Labels(lineX.map { _ in TickText.shortest(level) }, x: lineX, y: lineY)
            label.showsOne = true
            marks.append(label.color(.text).scaled(by: 7.0 / 8).mark)
        }
        return marks
    }
}
