/// A migration barrier of one kind of jump, and whether such jumps lead through the crystal.
public struct BarrierRecord: DatasetRow, Hashable {
    /// The formula.
    public let material: String
    /// Dimensions in which the structure's polyhedra are joined, 0 to 3.
    public let dimension: Int
    /// Which jump.
    public let path: String
    /// In eV.
    public let barrier: Double
    /// Nil where the source does not say.
    public let percolates: Bool?
    /// The original work: its number in the source's list.
    public let reference: String

    /// The columns of its files.
    public static let columns = ["material", "dimension", "path", "barrier_eV", "percolates", "reference"]

    /// Reads one row.
    ///
    /// - Throws: `IonicsError` naming file, line and column.
    public init(_ cells: DatasetCells) throws(IonicsError) {
        material = try cells.required("material")
        let number = try cells.requiredNumber("dimension")
        guard let dimension = Int(exactly: number), (0...3).contains(dimension) else {
            throw cells.malformed("\(number) is no dimension; write 0 to 3")
        }
        self.dimension = dimension
        path = try cells.required("path")
        barrier = try cells.requiredNumber("barrier_eV")
        let answer = cells.text("percolates")
        guard ["yes", "no", ""].contains(answer) else { throw cells.malformed("'\(answer)' is neither yes nor no") }
        percolates = answer.isEmpty ? nil : answer == "yes"
        reference = cells.text("reference")
    }
}
