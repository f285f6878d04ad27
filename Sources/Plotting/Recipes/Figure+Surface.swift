import Glibc

extension Figure {
    /// A surface seen from above at a slant: far patches are drawn first, so that near ones hide them.
    ///
    /// - Parameters:
    ///   - x: rising places of the columns.
    ///   - y: rising places of the rows.
    ///   - values: `[row][column]`.
    ///   - azimuth: degrees by which the ground plane is turned.
    ///   - elevation: degrees of the view above the ground plane.
    ///   - relief: height of the box over the length of its sides.
    ///   - names: titles of the three axes, in label markup.
    public static func surface(
        x: [Double], y: [Double], values: [[Double]], azimuth: Double = 35, elevation: Double = 28,
        relief: Double = 0.55, names: (x: String, y: String, value: String) = ("*x*", "*y*", "*E* / eV")
    ) -> Figure {
        requireEqualCounts("surface", ("y", y.count), ("values", values.count))
        let view = SurfaceView(x: x, y: y, values: values, azimuth: azimuth, elevation: elevation, relief: relief)
        let patches = view.patches
        let edges = view.axisEdges
        return Figure {
            // As outlines without area, so that the surface is drawn over them.
            Shapes(
                xs: edges.back.map { [$0.0.x, $0.1.x, $0.0.x] }, ys: edges.back.map { [$0.0.y, $0.1.y, $0.0.y] },
                outline: 0.9
            ).series("box").color(.grey)
            Shapes(
                xs: patches.map { $0.corners.map(\.x) }, ys: patches.map { $0.corners.map(\.y) },
                values: patches.map(\.value), outline: 0.5)
            Line(x: edges.front.flatMap { [$0.0.x, $0.1.x, .nan] }, y: edges.front.flatMap { [$0.0.y, $0.1.y, .nan] })
                .series("axes").color(.text).scaled(by: 0.55)
            Labels(
                edges.labels.map(\.text), x: edges.labels.map(\.place.x), y: edges.labels.map(\.place.y),
                anchor: .center
            )
            .color(.text)
            Labels(
                [names.x, names.y], x: edges.titles.map(\.x), y: edges.titles.map(\.y), anchor: .center
            ).color(.text)
        }
        .frame(.none)
        .colors(names.value)
        .xAxis(from: view.bounds.left, to: view.bounds.right)
        .yAxis(from: view.bounds.low, to: view.bounds.high)
        .aspect((view.bounds.high - view.bounds.low) / (view.bounds.right - view.bounds.left))
        .width(.medium)
    }
}

/// A box of sides 1 turned and tilted, its front towards the reader (parallel projection).
private struct SurfaceView {
    struct Place {
        var x: Double
        var y: Double
        /// Towards the reader.
        var depth: Double
    }

    let x: [Double]
    let y: [Double]
    let values: [[Double]]
    let azimuth: Double
    let elevation: Double
    let relief: Double

    private var range: (low: Double, high: Double) {
        let finite = values.flatMap { $0 }.filter(\.isFinite)
        let low = finite.min() ?? 0
        let high = finite.max() ?? 1
        return (low, high > low ? high : low + 1)
    }

    /// From parts of the box, 0…1 along each side.
    func place(_ u: Double, _ v: Double, _ w: Double) -> Place {
        let turn = azimuth * .pi / 180
        let tilt = elevation * .pi / 180
        let (a, b) = (u - 0.5, v - 0.5)
        let across = a * cos(turn) - b * sin(turn)
        let away = a * sin(turn) + b * cos(turn)
        return Place(
            x: across, y: away * sin(tilt) + (w - 0.5) * relief * cos(tilt),
            depth: -away * cos(tilt) + (w - 0.5) * relief * sin(tilt))
    }

    private func part(_ value: Double, _ places: [Double]) -> Double {
        (value - places[0]) / (places[places.count - 1] - places[0])
    }

    struct Patch {
        var corners: [Place]
        var value: Double
    }

    /// From far to near.
    var patches: [Patch] {
        guard x.count > 1, y.count > 1 else { return [] }
        let (low, high) = range
        var patches: [(patch: Patch, distance: Double)] = []
        for row in 0..<y.count - 1 {
            for column in 0..<x.count - 1 {
                let corners = [(row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column)]
                let heights = corners.map { values[$0.0][$0.1] }
                guard heights.allSatisfy(\.isFinite) else { continue }
                let places = corners.map {
                    place(part(x[$0.1], x), part(y[$0.0], y), (values[$0.0][$0.1] - low) / (high - low))
                }
                let middle = place(
                    (part(x[column], x) + part(x[column + 1], x)) / 2, (part(y[row], y) + part(y[row + 1], y)) / 2, 0.5)
                patches.append((Patch(corners: places, value: heights.reduce(0, +) / 4), middle.depth))
            }
        }
        // By the ground plane alone: on a height field that order is right for every view from above.
        return patches.enumerated().sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
            .map(\.element.patch)
    }

    /// Edges of the box behind the surface, those before it, and the numbers and titles along them.
    var axisEdges:
        (
            back: [(Place, Place)], front: [(Place, Place)], labels: [(text: String, place: Place)], titles: [Place]
        )
    {
        let ground: [(Double, Double)] = [(0, 0), (1, 0), (1, 1), (0, 1)]
        let nearest =
            ground.indices.max {
                place(ground[$0].0, ground[$0].1, 0).depth < place(ground[$1].0, ground[$1].1, 0).depth
            } ?? 0
        let farthest = (nearest + 2) % 4
        func corner(_ index: Int) -> Place { place(ground[index % 4].0, ground[index % 4].1, 0) }
        var back: [(Place, Place)] = []
        for neighbour in [farthest + 1, farthest + 3] {
            back.append((corner(farthest), corner(neighbour)))
        }
        var front: [(Place, Place)] = []
        var labels: [(text: String, place: Place)] = []
        var titles: [Place] = [corner(0), corner(0)]
        for neighbour in [nearest + 1, nearest + 3] {
            front.append((corner(nearest), corner(neighbour)))
            let (near, far) = (ground[nearest], ground[neighbour % 4])
            let alongX = near.1 == far.1
            let places = alongX ? x : y
            let (first, last) = (places[0], places[places.count - 1])
            // Numbers stand outside the edge, away from the box's middle.
            func outside(_ part: Double, _ distance: Double) -> Place {
                let u = alongX ? part : near.0 + (near.0 - 0.5) * distance
                let v = alongX ? near.1 + (near.1 - 0.5) * distance : part
                return place(u, v, 0)
            }
            let ticks = LinearTicks.ticks(
                low: first, high: last,
                room: TickRoom(length: 100, isVertical: true, textSize: 8) { Double($0.count) * 4 })
            for tick in ticks where tick.isMajor {
                let part = (tick.coordinate - first) / (last - first)
                front.append((outside(part, 0), outside(part, 0.05)))
                if let label = tick.label { labels.append((label, outside(part, 0.2))) }
            }
            titles[alongX ? 0 : 1] = outside(0.5, 0.45)
        }
        return (back, front, labels, titles)
    }

    /// The ends of the drawing with its labels.
    var bounds: (left: Double, right: Double, low: Double, high: Double) {
        let corners = [0.0, 1].flatMap { u in [0.0, 1].flatMap { v in [0.0, 1].map { place(u, v, $0) } } }
        let labels = axisEdges.labels.map(\.place) + axisEdges.titles
        let xs = (corners + labels).map(\.x)
        let ys = (corners + labels).map(\.y)
        return ((xs.min() ?? 0) - 0.05, (xs.max() ?? 1) + 0.05, (ys.min() ?? 0) - 0.05, (ys.max() ?? 1) + 0.02)
    }
}
