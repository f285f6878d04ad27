/// How a number is written where its place in a text asks for more than the standard way: `.3 meV`.
///
/// | written | meaning |
/// |---|---|
/// | `.3` | three significant digits |
/// | `.2f` | two decimals |
/// | `.2e` | a power of ten, two decimals before it |
/// | `.1%` | a hundredfold with the sign %, one decimal |
/// | `±` or `+-` | an uncertainty behind ±, not in parentheses |
/// | `meV`, `S/cm` | a quantity converted to this unit |
///
/// Digits, sign and unit stand in this order, each may be missing.
public struct NumberFormat: Hashable, Sendable {
    enum Digits: Hashable, Sendable {
        case significant(Int)
        case decimals(Int)
        case scientific(Int)
        case percent(Int)
    }

    private let digits: Digits?
    private let isPlusMinus: Bool
    private let unit: Unit?

    /// - Throws: `QuantityError.malformedFormat` or `.unknownUnit`.
    public init(parsing text: String) throws(QuantityError) {
        func isSpace(_ character: Character) -> Bool { character == " " || character == "\u{00A0}" }
        var rest = text.drop(while: isSpace)
        var digits: Digits?
        if rest.first == "." {
            rest.removeFirst()
            let figures = rest.prefix { ("0"..."9").contains($0) }
            guard let count = Int(figures), count <= 17 else { throw .malformedFormat(text) }
            rest = rest.dropFirst(figures.count)
            // A letter is part of the digits only where it ends the word: in `.3fs` seconds follow.
            let next = rest.dropFirst().first
            let endsWord = next.map { isSpace($0) || $0 == "±" || $0 == "+" } ?? true
            switch rest.first {
            case "f" where endsWord: digits = .decimals(count)
            case "e" where endsWord: digits = .scientific(count)
            case "%" where endsWord: digits = .percent(count)
            default:
                guard count >= 1 else { throw .malformedFormat(text) }
                digits = .significant(count)
            }
            if case .significant = digits {} else { rest.removeFirst() }
            rest = rest.drop(while: isSpace)
        }
        isPlusMinus = rest.hasPrefix("±") || rest.hasPrefix("+-")
        if isPlusMinus { rest = rest.dropFirst(rest.first == "±" ? 1 : 2).drop(while: isSpace) }
        while let last = rest.last, isSpace(last) { rest.removeLast() }
        unit = rest.isEmpty ? nil : try Unit(parsing: String(rest))
        self.digits = digits
        if digits == nil, !isPlusMinus, unit == nil { throw .malformedFormat(text) }
        if case .percent = digits, unit != nil { throw .malformedFormat(text) }
    }

    /// A number without a unit, in the notebook's inline notation.
    ///
    /// - Throws: `QuantityError.noUnit` where the format names one: an energy in eV must not become the same number of meV.
    public func markup(_ value: Double) throws(QuantityError) -> String {
        try checkUnitless()
        return withUnit(number(value, uncertainty: .nan), .one)
    }

    /// A number with its uncertainty and without a unit.
    ///
    /// - Throws: `QuantityError.noUnit`.
    public func markup(_ value: Uncertain) throws(QuantityError) -> String {
        try checkUnitless()
        return withUnit(number(value.value, uncertainty: value.standardUncertainty), .one)
    }

    private func checkUnitless() throws(QuantityError) {
        if let unit { throw .noUnit(wanted: unit.symbol) }
    }

    /// - Throws: `QuantityError.dimensionsDiffer`.
    public func markup(_ quantity: Quantity) throws(QuantityError) -> String {
        let quantity = try unit.map { unit throws(QuantityError) in try quantity.converted(to: unit) } ?? quantity
        return withUnit(number(quantity.value, uncertainty: .nan), quantity.unit)
    }

    /// - Throws: `QuantityError.dimensionsDiffer`.
    public func markup(_ quantity: MeasuredQuantity) throws(QuantityError) -> String {
        let quantity = try unit.map { unit throws(QuantityError) in try quantity.converted(to: unit) } ?? quantity
        let measurement = quantity.measurement
        return withUnit(number(measurement.value, uncertainty: measurement.standardUncertainty), quantity.unit)
    }

    private func withUnit(_ number: (plain: String, markup: String), _ unit: Unit) -> String {
        if case .percent = digits { return number.markup + "\u{202F}%" }
        return NumberText.withUnit(number, unit).markup
    }

    private func number(_ value: Double, uncertainty: Double) -> (plain: String, markup: String) {
        guard value.isFinite, uncertainty.isFinite, uncertainty > 0 else { return number(value) }
        func leading(_ digits: Int) -> Int {
            NumberText.leadingExponent(value == 0 ? uncertainty : value, digits: digits)
        }
        switch digits {
        case nil:
            return isPlusMinus
                ? NumberText.plusMinus(value, standardUncertainty: uncertainty)
                : NumberText.concise(value, standardUncertainty: uncertainty)
        case .significant(let count):
            let leading = leading(count)
            // The same sizes of numbers are plain as without an uncertainty.
            let exponent = (-2...4).contains(leading) ? 0 : leading
            return rounded(value, uncertainty, place: leading - count + 1, exponent: exponent)
        case .decimals(let count): return rounded(value, uncertainty, place: -count, exponent: 0)
        case .scientific(let count):
            let leading = leading(count + 1)
            return rounded(value, uncertainty, place: leading - count, exponent: leading)
        case .percent(let count): return rounded(100 * value, 100 * uncertainty, place: -count, exponent: 0)
        }
    }

    private func rounded(
        _ value: Double, _ uncertainty: Double, place: Int, exponent: Int
    ) -> (plain: String, markup: String) {
        NumberText.rounded(
            value, standardUncertainty: uncertainty, place: place, exponent: exponent, isPlusMinus: isPlusMinus)
    }

    private func number(_ value: Double) -> (plain: String, markup: String) {
        func plain(_ text: String) -> (plain: String, markup: String) { (text, text) }
        switch digits {
        case nil: return NumberText.significantText(value, digits: 4)
        case .significant(let count): return NumberText.significantText(value, digits: count)
        case .decimals(let count): return plain(NumberText.fixed(value, decimals: count))
        case .scientific(let count): return NumberText.scientific(value, decimals: count)
        case .percent(let count): return plain(NumberText.fixed(100 * value, decimals: count))
        }
    }
}
