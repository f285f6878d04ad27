public import CellProtocol
public import Quantities

extension Table {
    /// A table of columns.
    public init(_ columns: [Column], caption: String? = nil) { self.init(columns: columns, caption: caption) }
}

extension Table.Column {
    /// A column of texts in the notebook's inline notation.
    public static func texts(_ head: String, _ texts: [String]) -> Table.Column {
        Table.Column(head: head, alignment: .left, cells: texts)
    }

    /// A column of numbers, aligned on their decimal marks; nil leaves a cell empty.
    ///
    /// - Parameter digits: significant digits.
    public static func numbers(_ head: String, _ numbers: [Double?], digits: Int = 3) -> Table.Column {
        Table.Column(
            head: head, alignment: .decimal,
            cells: numbers.map { $0.map { NumberText.significant($0, digits: digits) } ?? "" })
    }

    /// A column of values with uncertainties in the concise notation; where the uncertainty is unknown, three digits of the value.
    public static func uncertain(_ head: String, _ values: [Uncertain?]) -> Table.Column {
        Table.Column(
            head: head, alignment: .decimal,
            cells: values.map { value in
                guard let value else { return "" }
                guard value.standardUncertainty > 0 else { return NumberText.significant(value.value, digits: 3) }
                return NumberText.concise(value.value, standardUncertainty: value.standardUncertainty).markup
            })
    }
}
