/// What a cell of a measured column holds.
enum NumberCell: Equatable {
    case number(Double)
    /// Empty, or one of the words by which programs mark a missing value.
    case missing
    /// Neither a number nor a mark.
    case text

    private static let marks: Set<String> = [
        "", "nan", "-nan", "+nan", "nan(ind)", "-nan(ind)", "1.#qnan", "-1.#ind", "1.#ind", "1.#inf", "-1.#inf", "inf",
        "-inf",
        "+inf", "infinity", "-infinity", "#n/a", "#num!", "#div/0!", "#value!", "n/a", "na", "n.a.", "-", "--", "---",
        "null",
        "none", "over", "ovld", "∞", "-∞",
    ]

    /// - Parameter hasDecimalComma: whether a comma separates the decimals; a point is then no part of a number.
    init(_ cell: Substring, hasDecimalComma: Bool) {
        let cell = cell.trimmed
        guard let first = cell.unicodeScalars.first else {
            self = .missing
            return
        }
        let startsNumber = "0123456789+-.,\u{2212}".unicodeScalars.contains(first)
        // Anything but digits, signs, marks and the letters of exponents is no number: hexadecimal notation is not meant.
        if startsNumber, cell.unicodeScalars.allSatisfy({ "0123456789+-.,eEdD\u{2212}".unicodeScalars.contains($0) }) {
            if cell.contains(hasDecimalComma ? "." : ",") {
                self = .text
                return
            }
            var text = ""
            for scalar in cell.unicodeScalars {
                switch scalar {
                case ",": text += "."
                case "\u{2212}": text += "-"
                case "d", "D": text += "e"
                default: text.unicodeScalars.append(scalar)
                }
            }
            // A number too large for its type is no finite value.
            if let number = Double(text) {
                self = number.isFinite ? .number(number) : .missing
                return
            }
        }
        self = Self.marks.contains(cell.lowercased()) ? .missing : .text
    }

    /// Not-a-number for a missing value, nil for text.
    var value: Double? {
        switch self {
        case .number(let number): number
        case .missing: .nan
        case .text: nil
        }
    }
}
