extension ConductivityRecord {
    /// Reads a table in the form of OBELiX: one measured conductivity of a lithium conductor at room temperature in each row.
    ///
    /// The columns used are `Reduced Composition`, `Ionic conductivity (S cm-1)`, `Family`, `DOI` and, for the place, `ID`; others may
    /// be there. A conductivity such as `<1E-10` is a bound. The database holds no activation energies.
    /// Source of the form: F. Therrien et al., arXiv:2502.14234 (OBELiX).
    ///
    /// - Parameter path: the CSV file; one that is not absolute starts at the notebook's folder.
    /// - Returns: a record for each row in the order of the file.
    /// - Throws: `IonicsError`, for a cell that is neither a number above 0 nor a bound too.
    public static func obelix(contentsOf path: String) throws(IonicsError) -> [ConductivityRecord] {
        try obelix(DataTable(contentsOf: path))
    }

    static func obelix(_ table: DataTable) throws(IonicsError) -> [ConductivityRecord] {
        let column = "Ionic conductivity (S cm-1)"
        let materials = try table.texts("Reduced Composition")
        let conductivities = try table.texts(column)
        let families = try table.texts("Family")
        let works = try table.texts("DOI")
        let identifiers = try table.texts("ID")
        var records: [ConductivityRecord] = []
        records.reserveCapacity(table.rowCount)
        for (index, line) in table.lineNumbers.enumerated() {
            var text = conductivities[index][...]
            var relation = Relation.equal
            if let sign = text.first, sign == "<" || sign == ">" {
                relation = sign == "<" ? .below : .above
                text = text.dropFirst().drop { $0 == " " }
            }
            guard !text.isEmpty else { throw .missingValue(path: table.path, line: line, column: column) }
            guard let value = Double(text), value > 0, value.isFinite else {
                throw .notANumber(path: table.path, line: line, column: column, text: conductivities[index])
            }
            records.append(
                ConductivityRecord(
                    material: materials[index], mobileIon: "Li+",
                    family: families[index].isEmpty ? "not named" : families[index], form: "",
                    conductivity: value...value, relation: relation, statedTemperature: .room, activationEnergy: nil,
                    origin: .measured, place: identifiers[index], reference: works[index], year: nil))
        }
        return records
    }
}
