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

    /// From so many elements on a path of straight lines is written in hundredths of a point, from vertex to vertex.
    static let leastCompactCount = 1000

    /// Straight lines as whole hundredths of a point from vertex to vertex, half as long as by places; nil for short paths and curves.
    static func compact(_ path: Path) -> String? {
        guard path.elements.count >= leastCompactCount else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(path.elements.count * 8)
        var (penX, penY) = (0, 0)
        var (startX, startY) = (0, 0)
        // After a move, further pairs are lines without a letter of their own.
        var isLine = false
        func pair(_ x: Int, _ y: Int, isFirst: Bool) {
            if !isFirst, x >= 0 { bytes.append(UInt8(ascii: " ")) }
            SVGNumber.append(x, to: &bytes)
            if y >= 0 { bytes.append(UInt8(ascii: " ")) }
            SVGNumber.append(y, to: &bytes)
        }
        for element in path.elements {
            switch element {
            case .move(let point):
                let (x, y) = (Int((point.x * 100).rounded()), Int((point.y * 100).rounded()))
                bytes.append(UInt8(ascii: "m"))
                pair(x - penX, y - penY, isFirst: true)
                (penX, penY, startX, startY) = (x, y, x, y)
                isLine = true
            case .line(let point):
                let (x, y) = (Int((point.x * 100).rounded()), Int((point.y * 100).rounded()))
                if x == penX, y == penY {
                    bytes += [UInt8(ascii: "h"), UInt8(ascii: "0")]
                    isLine = false
                } else {
                    if !isLine { bytes.append(UInt8(ascii: "l")) }
                    pair(x - penX, y - penY, isFirst: !isLine)
                    isLine = true
                }
                (penX, penY) = (x, y)
            case .close:
                bytes.append(UInt8(ascii: "z"))
                (penX, penY) = (startX, startY)
                isLine = false
            case .curve: return nil
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
