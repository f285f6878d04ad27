extension Figure {
    /// The data behind the whole figure as comma-separated values; panels are told apart by a column of their own.
    public var csv: String {
        let tables = dataTables()
        guard panels.count > 1 else { return tables.first?.csv ?? "" }
        var header = ["panel"]
        for name in tables.flatMap(\.header) where !header.contains(name) { header.append(name) }
        let rows = tables.flatMap { table in
            table.rows.map { row -> [FigureData.Cell] in
                header.map { name in
                    name == "panel" ? .text(table.name) : table.header.firstIndex(of: name).map { row[$0] } ?? .empty
                }
            }
        }
        return FigureData(name: "data", header: header, rows: rows).csv
    }
}
