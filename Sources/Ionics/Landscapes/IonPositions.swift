import Glibc

/// Cell and positions of a POSCAR or CONTCAR.
///
/// Format: VASP manual, POSCAR: comment, scaling factor (or the negative volume), three vectors, element names where there are any, counts,
/// optionally `Selective dynamics`, `Direct` or `Cartesian`, one line for each ion.
struct IonPositions {
    let cell: UnitCell
    /// In parts of the cell.
    let fractional: [SIMD3<Double>]
    private let path: String

    init(path: String) throws(IonicsError) {
        self.path = path
        var lines: [String] = []
        try NudgedElasticBand.lines(path) { _, line throws(IonicsError) in lines.append(line) }
        func words(_ index: Int) throws(IonicsError) -> [Substring] {
            guard index < lines.count else {
                throw .malformedTable(path: path, line: lines.count, reason: "the file ends too early")
            }
            return lines[index].split(whereSeparator: \.isWhitespace)
        }
        func vector(_ index: Int) throws(IonicsError) -> SIMD3<Double> {
            let numbers = try words(index).prefix(3).map { Double($0) ?? .nan }
            guard numbers.count == 3, numbers.allSatisfy(\.isFinite) else {
                throw .malformedTable(path: path, line: index + 1, reason: "three finite numbers belong here")
            }
            return SIMD3(numbers[0], numbers[1], numbers[2])
        }
        let factors = try words(1).compactMap { Double($0) }
        guard let first = factors.first, first != 0, first.isFinite else {
            throw .malformedTable(path: path, line: 2, reason: "the scaling factor is not a finite number")
        }
        var vectors = [try vector(2), try vector(3), try vector(4)]
        let volume = abs(dot(vectors[0], cross(vectors[1], vectors[2])))
        let scale =
            factors.count >= 3
            ? SIMD3(factors[0], factors[1], factors[2])
            : SIMD3(repeating: first > 0 ? first : cbrt(-first / volume))
        vectors = vectors.map { $0 * scale }
        do {
            cell = try UnitCell(a: vectors[0], b: vectors[1], c: vectors[2])
        } catch {
            throw .malformedTable(path: path, line: 3, reason: "\(error)")
        }
        var index = 5
        if try words(index).first.map({ Int($0) == nil }) ?? true { index += 1 }
        let counts = try words(index).map { Int($0) ?? -1 }
        let total = counts.reduce(0) { $0 &+ $1 }
        guard !counts.isEmpty, counts.allSatisfy({ (0...10_000_000).contains($0) }), total > 0 else {
            throw .malformedTable(path: path, line: index + 1, reason: "the numbers of ions are not readable")
        }
        index += 1
        if let letter = try words(index).first?.first, "sS".contains(letter) { index += 1 }
        let isCartesian = try words(index).first?.first.map { "cCkK".contains($0) } ?? false
        index += 1
        var fractional: [SIMD3<Double>] = []
        fractional.reserveCapacity(min(total, lines.count))
        for ion in 0..<total {
            let place = try vector(index + ion)
            fractional.append(isCartesian ? cell.fractional(place * scale) : place)
        }
        self.fractional = fractional
    }

    /// √Σ|Δr|² in Å, each ion over the nearest way.
    func distance(from other: IonPositions) throws(IonicsError) -> Double {
        guard fractional.count == other.fractional.count else {
            throw .malformedTable(
                path: path, line: 1,
                reason: "\(fractional.count) ions, but \(other.fractional.count) in the image before")
        }
        var sum = 0.0
        for (here, there) in zip(fractional, other.fractional) {
            let step = cell.nearestImage(cell.cartesian(here - there))
            sum += dot(step, step)
        }
        return sum.squareRoot()
    }
}
