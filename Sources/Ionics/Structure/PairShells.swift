/// Spherical shells of equal width.
struct PairShells {
    let width: Double
    let count: Int

    init(_ trajectory: Trajectory, range: Double?, width: Double) throws(TrajectoryError) {
        guard let reach = trajectory.cells.map(\.halfShortestTranslation).min() else {
            throw .missingCell(path: "the trajectory")
        }
        let range = range ?? reach
        guard range > 0, range <= reach * (1 + 1e-9) else {
            throw .outOfRange(
                name: "range", value: range, expected: "positive and at most half the shortest translation, \(reach) Å")
        }
        guard width > 0, width <= range else {
            throw .outOfRange(name: "width", value: width, expected: "positive and at most \(range) Å")
        }
        self.width = width
        count = Int(range / width + 1e-9)
    }

    func index(_ difference: SIMD3<Double>) -> Int? {
        let shell = Int(length(difference) / width)
        return shell < count ? shell : nil
    }

    /// In Å³.
    func volume(_ shell: Int) -> Double {
        let (inner, outer) = (Double(shell) * width, Double(shell + 1) * width)
        return 4 / 3 * Double.pi * (outer * outer * outer - inner * inner * inner)
    }
}
