import Drawing

/// Paths as SVG writes them.
enum SVGPathData {
    /// Points by their places, with two decimals: a changed value changes one pair of numbers.
    static func absolute(_ path: Path) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(path.elements.count * 14)
        func append(_ letter: Unicode.Scalar, _ points: Point...) {
            bytes.append(UInt8(ascii: letter))
            for (index, point) in points.enumerated() {
                if index > 0 { bytes.append(UInt8(ascii: " ")) }
                SVGNumber.append(point.x, to: &bytes)
                bytes.append(UInt8(ascii: " "))
                SVGNumber.append(point.y, to: &bytes)
            }
        }
        var pen: Point?
        for element in path.elements {
            switch element {
            case .move(let point):
                append("M", point)
                pen = point
            // A dot, drawn by its round ends alone.
            case .line(let point) where point == pen: bytes += [UInt8(ascii: "h"), UInt8(ascii: "0")]
            case .line(let point):
                append("L", point)
                pen = point
            case .curve(let first, let second, let end):
                append("C", first, second, end)
                pen = end
            case .close:
                bytes.append(UInt8(ascii: "Z"))
                pen = nil
            }
        }
        return String(decoding: bytes, as: UTF8.self)
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
