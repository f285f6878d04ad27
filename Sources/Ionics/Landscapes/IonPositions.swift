/// Cell and positions of a POSCAR or CONTCAR, also packed by gzip or Zstandard.
struct IonPositions {
    let cell: UnitCell
    /// In Å.
    let positions: [SIMD3<Double>]
    private let path: String

    init(path: String) throws(IonicsError) {
        self.path = path
        do throws(TrajectoryError) {
            let parser = XDATCARParser(try TrajectoryText(path: path), elements: nil, needsElements: false)
            guard try parser.next() != nil, let cell = parser.cell else {
                throw TrajectoryError.malformed(path: path, frame: 1, line: 1, reason: "the file ends too early")
            }
            self.cell = cell
            let numbers = parser.positions
            positions = stride(from: 0, to: numbers.count, by: 3).map {
                SIMD3(numbers[$0], numbers[$0 + 1], numbers[$0 + 2])
            }
        } catch {
            switch error {
            case .malformed(_, _, let line, let reason):
                throw .malformedTable(path: path, line: line, reason: reason)
            case .unreadableFile(_, let reason): throw .unreadableFile(path: path, reason: reason)
            default: throw .unreadableFile(path: path, reason: "\(error)")
            }
        }
    }

    /// √Σ|Δr|² in Å, each ion over the nearest way.
    func distance(from other: IonPositions) throws(IonicsError) -> Double {
        guard positions.count == other.positions.count else {
            throw .malformedTable(
                path: path, line: 1,
                reason: "\(positions.count) ions, but \(other.positions.count) in the image before")
        }
        var sum = 0.0
        for (here, there) in zip(positions, other.positions) {
            let step = cell.nearestImage(here - there)
            sum += dot(step, step)
        }
        return sum.squareRoot()
    }
}
