/// A symmetry operation on fractional coordinates, x′ = R x + t, read from text such as `-y, 1/2+x, z-1/4`.
public struct SymmetryOperation: Hashable, Sendable {
    /// Rows of R.
    public let rotation: [SIMD3<Double>]
    public let translation: SIMD3<Double>

    /// Nil when the text is none.
    public init?(_ text: String) {
        let parts = text.lowercased().split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        var rows: [SIMD3<Double>] = []
        var shift = SIMD3<Double>()
        for (index, part) in parts.enumerated() {
            guard let (row, offset) = Self.row(part.filter { $0 != " " && $0 != "\t" }) else { return nil }
            rows.append(row)
            shift[index] = offset
        }
        guard abs(abs(dot(rows[0], cross(rows[1], rows[2]))) - 1) < 1e-9 else { return nil }
        rotation = rows
        translation = shift
    }

    private static func row(_ text: String) -> (SIMD3<Double>, Double)? {
        var row = SIMD3<Double>()
        var offset = 0.0
        var rest = text[...]
        guard !rest.isEmpty else { return nil }
        while let first = rest.first {
            var sign = 1.0
            if first == "+" || first == "-" {
                sign = first == "-" ? -1 : 1
                rest.removeFirst()
            }
            let number = rest.prefix { $0.isNumber || $0 == "." || $0 == "/" }
            rest = rest.dropFirst(number.count)
            var value = 1.0
            if !number.isEmpty {
                let fraction = number.split(separator: "/", omittingEmptySubsequences: false).map { Double($0) }
                guard fraction.count <= 2, let top = fraction[0] else { return nil }
                if fraction.count == 2 {
                    guard let bottom = fraction[1], bottom != 0 else { return nil }
                    value = top / bottom
                } else {
                    value = top
                }
                if rest.first == "*" { rest.removeFirst() }
            }
            if let axis = rest.first.flatMap({ Array("xyz").firstIndex(of: $0) }) {
                rest.removeFirst()
                row[axis] += sign * value
            } else {
                guard !number.isEmpty else { return nil }
                offset += sign * value
            }
        }
        return (row, offset)
    }

    /// The image of fractional coordinates.
    public func image(_ fractional: SIMD3<Double>) -> SIMD3<Double> {
        SIMD3(dot(rotation[0], fractional), dot(rotation[1], fractional), dot(rotation[2], fractional)) + translation
    }
}
