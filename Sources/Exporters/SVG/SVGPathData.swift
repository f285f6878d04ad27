import Drawing

/// Paths as SVG writes them.
enum SVGPathData {
    /// Points by their places, with two decimals: a changed value changes one pair of numbers.
    static func absolute(_ path: Path) -> String {
        func text(_ point: Point) -> String { "\(SVGNumber.text(point.x)) \(SVGNumber.text(point.y))" }
        return path.elements.map { element in
            switch element {
            case .move(let point): "M\(text(point))"
            case .line(let point): "L\(text(point))"
            case .curve(let first, let second, let end): "C\(text(first)) \(text(second)) \(text(end))"
            case .close: "Z"
            }
        }.joined()
    }

    /// Whole numbers from point to point, the shortest form; rounding errors do not add up.
    static func relative(_ path: Path, scale: Double) -> String {
        var text = ""
        var pen = (x: 0, y: 0)
        var start = pen
        func rounded(_ point: Point) -> (x: Int, y: Int) {
            (Int((point.x * scale).rounded()), Int((point.y * scale).rounded()))
        }
        func offset(_ point: (x: Int, y: Int)) -> String {
            let (x, y) = (point.x - pen.x, point.y - pen.y)
            return y < 0 ? "\(x)\(y)" : "\(x) \(y)"
        }
        func joined(_ offsets: [String]) -> String {
            offsets.dropFirst().reduce(offsets.first ?? "") { $1.hasPrefix("-") ? $0 + $1 : "\($0) \($1)" }
        }
        for element in path.elements {
            switch element {
            case .move(let point):
                let target = rounded(point)
                text += "m" + offset(target)
                pen = target
                start = target
            case .line(let point):
                let target = rounded(point)
                if target.y == pen.y {
                    text += "h\(target.x - pen.x)"
                } else if target.x == pen.x {
                    text += "v\(target.y - pen.y)"
                } else {
                    text += "l" + offset(target)
                }
                pen = target
            case .curve(let first, let second, let end):
                let target = rounded(end)
                text += "c" + joined([offset(rounded(first)), offset(rounded(second)), offset(target)])
                pen = target
            case .close:
                text += "z"
                pen = start
            }
        }
        return text
    }
}
