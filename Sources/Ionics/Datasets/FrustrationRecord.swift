/// Which kinds of frustration a review names for a family of electrolytes, as the references that it gives for each (row F18).
public struct FrustrationRecord: DatasetRow, Hashable {
    /// The family of electrolytes.
    public let system: String
    /// Formulas of examples as printed, in plain notation.
    public let examples: [String]
    /// Numbers in the review's list, in the order in which they are printed.
    public let chemicalReferences: [Int]
    /// The same for structural frustration.
    public let structuralReferences: [Int]
    /// The same for dynamical frustration.
    public let dynamicalReferences: [Int]

    /// The columns of its files.
    public static let columns = [
        "system", "examples", "chemical_references", "structural_references", "dynamical_references",
    ]

    /// Reads one row.
    ///
    /// - Throws: `IonicsError` naming file, line and column.
    public init(_ cells: DatasetCells) throws(IonicsError) {
        system = try cells.required("system")
        examples = cells.text("examples").split(separator: ";").map { String($0.drop { $0 == " " }) }
        chemicalReferences = try Self.numbers(cells, "chemical_references")
        structuralReferences = try Self.numbers(cells, "structural_references")
        dynamicalReferences = try Self.numbers(cells, "dynamical_references")
    }

    private static func numbers(_ cells: DatasetCells, _ column: String) throws(IonicsError) -> [Int] {
        var numbers: [Int] = []
        for piece in cells.text(column).split(separator: " ") {
            let ends = piece.split(separator: "-").map { Int($0) }
            guard let low = ends.first ?? nil, let high = ends.last ?? nil, ends.count <= 2, low <= high else {
                throw cells.malformed("'\(piece)' in '\(column)' is no number or range of references")
            }
            numbers += low...high
        }
        return numbers
    }
}
