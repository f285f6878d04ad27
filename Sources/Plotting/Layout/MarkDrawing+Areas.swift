import Drawing

extension MarkDrawing {
    func barItems(_ bars: Bars, _ geometry: MarkGeometry, color: Color) -> [DisplayItem] {
        let boxes = geometry.boxes.filter { $0.width > 0 && $0.height > 0 }
        let path = Path(boxes.flatMap { Path($0).elements })
        guard !path.isEmpty else { return [] }
        guard bars.isOutlined else { return [.fill(path, color.opacity(bars.style.opacity ?? 0.85))] }
        let stroke = StrokeStyle(color: color, width: theme.errorBarWidth * bars.style.scale)
        return [.fill(path, color.opacity(bars.style.opacity ?? theme.bandOpacity)), .stroke(path, stroke)]
    }

    func regionItems(_ region: Region, _ geometry: MarkGeometry, color: Color) -> [DisplayItem] {
        geometry.boxes.filter { $0.width > 0 && $0.height > 0 }
            .map { .fill(Path($0), color.opacity(region.style.opacity ?? 0.12)) }
    }

    func shapeItems(
        _ shapes: Shapes, _ geometry: MarkGeometry, color: Color, colors: ColorMapping
    ) -> [DisplayItem] {
        let line = StrokeStyle(
            color: shapes.outline > 0 ? theme.ground : color, width: theme.axisWidth * max(shapes.outline, 0),
            join: .round)
        if shapes.isOneArea {
            let path = Path(geometry.areas.flatMap { Path(through: $0, closed: true).elements })
            let fill = shapes.values?.first.flatMap(colors.color)
            return path.isEmpty ? [] : [.fill(path, fill ?? color.opacity(shapes.style.opacity ?? 1))]
        }
        return zip(geometry.areas, geometry.areaIndices).flatMap { area, index -> [DisplayItem] in
            let path = Path(through: area, closed: true)
            let fill: Color
            if let values = shapes.values {
                fill = colors.color(values[index]) ?? theme.ground.mixed(with: theme.grey, share: 0.12)
            } else {
                fill = color.opacity(shapes.style.opacity ?? theme.bandOpacity * 1.6)
            }
            let outline = shapes.values == nil ? StrokeStyle(color: color, width: line.width, join: .round) : line
            return [.fill(path, fill)] + (shapes.outline > 0 ? [.stroke(path, outline)] : [])
        }
    }

    /// Cells as rectangles where there are few, as an image where there are many.
    func heatMapItems(_ map: HeatMap, axes: PanelAxes, colors: ColorMapping) -> [DisplayItem] {
        guard axes.projection == .cartesian, map.columns > 0, map.rows > 0 else {
            return roundCells(map, axes: axes, colors: colors)
        }
        let xs = map.xEdges.map { axes.x.position($0) }
        let ys = map.yEdges.map { axes.y.position($0) }
        guard xs.allSatisfy(\.isFinite), ys.allSatisfy(\.isFinite) else { return [] }
        if map.columns * map.rows > 2500, Self.isEven(xs), Self.isEven(ys) {
            return [imageOfCells(map, xs, ys, colors: colors)]
        }
        var items: [DisplayItem] = []
        // Each cell runs a little under the next, so that no seam shows between them.
        let under = 0.3
        for row in 0..<map.rows {
            var column = 0
            while column < map.columns {
                let value = map.values[row * map.columns + column]
                guard let color = colors.color(value) else {
                    column += 1
                    continue
                }
                var end = column + 1
                while end < map.columns, colors.color(map.values[row * map.columns + end]) == color { end += 1 }
                let reachesX = end < map.columns && colors.color(map.values[row * map.columns + end]) != nil
                let reachesY = row + 1 < map.rows && colors.color(map.values[(row + 1) * map.columns + column]) != nil
                let right = xs[end] + (reachesX ? (xs[end] > xs[column] ? under : -under) : 0)
                let top = ys[row + 1] + (reachesY ? (ys[row + 1] > ys[row] ? under : -under) : 0)
                let box = Rect(
                    x: min(xs[column], right), y: min(ys[row], top), width: abs(right - xs[column]),
                    height: abs(top - ys[row]))
                items.append(.fill(Path(box), color))
                column = end
            }
        }
        return items
    }

    private static func isEven(_ edges: [Double]) -> Bool {
        guard let first = edges.first, let last = edges.last, edges.count > 1 else { return false }
        let step = (last - first) / Double(edges.count - 1)
        return edges.indices.allSatisfy { abs(edges[$0] - first - step * Double($0)) < 0.05 }
    }

    private func imageOfCells(_ map: HeatMap, _ xs: [Double], _ ys: [Double], colors: ColorMapping) -> DisplayItem {
        // An image's rows run from the top, its columns from the left.
        let isUpright = ys[ys.count - 1] < ys[0]
        let runsRight = xs[xs.count - 1] > xs[0]
        var pixels: [UInt8] = []
        pixels.reserveCapacity(map.values.count)
        for line in 0..<map.rows {
            let row = isUpright ? map.rows - 1 - line : line
            for place in 0..<map.columns {
                let column = runsRight ? place : map.columns - 1 - place
                let part = colors.part(map.values[row * map.columns + column])
                pixels.append(part.isFinite ? UInt8((min(1, max(0, part)) * 254).rounded()) : 255)
            }
        }
        let palette = (0..<255).map { colors.color(part: Double($0) / 254) } + [Color.white.opacity(0)]
        let bytes = PalettePNG.bytes(width: map.columns, height: map.rows, pixels: pixels, palette: palette)
        let image = RasterImage(format: .png, bytes: bytes, pixelWidth: map.columns, pixelHeight: map.rows)
        let (left, right) = (min(xs[0], xs[xs.count - 1]), max(xs[0], xs[xs.count - 1]))
        let (top, bottom) = (min(ys[0], ys[ys.count - 1]), max(ys[0], ys[ys.count - 1]))
        return .image(image, Rect(x: left, y: top, width: right - left, height: bottom - top))
    }

    /// Cells of a polar or ternary panel as outlines, their arcs in steps of three degrees at most.
    private func roundCells(_ map: HeatMap, axes: PanelAxes, colors: ColorMapping) -> [DisplayItem] {
        var items: [DisplayItem] = []
        for row in 0..<map.rows {
            for column in 0..<map.columns {
                guard let color = colors.color(map.values[row * map.columns + column]) else { continue }
                let (x0, x1) = (map.xEdges[column], map.xEdges[column + 1])
                let (y0, y1) = (map.yEdges[row], map.yEdges[row + 1])
                var outline: [Point] = []
                if case .polar = axes.projection {
                    let steps = max(1, Int((abs(x1 - x0) / 3).rounded(.up)))
                    let angles = (0...steps).map { x0 + (x1 - x0) * Double($0) / Double(steps) }
                    outline =
                        angles.map { axes.point($0, max(y0, axes.y.value(atPart: 0))) }
                        + angles.reversed().map { axes.point($0, y1) }
                } else {
                    outline = [(x0, y0), (x1, y0), (x1, y1), (x0, y1)].map { axes.point($0.0, $0.1) }
                }
                guard outline.allSatisfy(\.isFinite) else { continue }
                let path = Path(through: outline, closed: true)
                items += [.fill(path, color), .stroke(path, StrokeStyle(color: color, width: 0.25, join: .round))]
            }
        }
        return items
    }

    func pictureItems(_ picture: Picture, axes: PanelAxes) -> [DisplayItem] {
        guard let size = picture.pixelSize, size.width > 0, size.height > 0 else { return [] }
        let corners = [
            axes.point(picture.x.lowerBound, picture.y.upperBound),
            axes.point(picture.x.upperBound, picture.y.lowerBound),
        ]
        guard corners.allSatisfy(\.isFinite) else { return [] }
        let rect = Rect(
            x: min(corners[0].x, corners[1].x), y: min(corners[0].y, corners[1].y),
            width: abs(corners[1].x - corners[0].x), height: abs(corners[1].y - corners[0].y))
        let image = RasterImage(
            format: .png, bytes: picture.bytes, pixelWidth: size.width, pixelHeight: size.height)
        return [.image(image, rect)]
    }
}
