import Quantities

/// What a file says about the sample, as far as it was found; instruments write values that nobody entered, such as an area of 1 cm².
public struct ImpedanceFileHeader: Hashable, Codable, Sendable {
    /// Electrode area in cm².
    public internal(set) var area: Double?
    /// Thickness of the sample in cm.
    public internal(set) var thickness: Double?
    /// Diameter of the electrode in cm.
    public internal(set) var diameter: Double?
    /// Temperature in K.
    public internal(set) var temperature: Double?
    /// Date and time as they are written.
    public internal(set) var date: String?
    /// The lines before the numbers.
    public internal(set) var lines: [String] = []

    /// Looks through lines of the form ‘name: value unit’, ‘name = value unit’, ‘name (unit): value’ or ‘name [unit]=value’.
    ///
    /// A length, area or temperature without a unit, or with one that is not known, is left out; so are values that are not positive.
    init(lines: [String]) {
        self.lines = lines
        for line in lines { read(line) }
    }

    private mutating func read(_ line: String) {
        guard let (name, value, unit) = Self.parts(line) else { return }
        let key = name.lowercased()
        if date == nil, Self.isDate(key) {
            date = value
            return
        }
        guard let number = NumberCell(Substring(value), hasDecimalComma: value.contains(",")).value, number.isFinite
        else {
            return
        }
        if key.contains("area") {
            if area == nil, number > 0, let factor = Self.areas[unit] { area = number * factor }
        } else if key.contains("thickness") || key.contains("thick.") {
            if thickness == nil, number > 0, let factor = Self.lengths[unit] { thickness = number * factor }
        } else if key.contains("diameter") {
            if diameter == nil, number > 0, let factor = Self.lengths[unit] { diameter = number * factor }
        } else if key.contains("temperature") || key.hasSuffix("temp") || key.hasSuffix("temp.") || key == "t" {
            guard temperature == nil else { return }
            let kelvin: Double? =
                switch unit {
                case "K", "k": number
                case "°C", "C", "degC", "deg C", "℃", "deg.C": Celsius(number).kelvin
                default: nil
                }
            if let kelvin, kelvin > 0 { temperature = kelvin }
        }
    }

    private static func isDate(_ key: String) -> Bool {
        ["date", "acquisition started on", "date and time", "start time"].contains(key)
    }

    private static let lengths = ["m": 1e2, "cm": 1, "mm": 0.1, "µm": 1e-4, "um": 1e-4, "μm": 1e-4]
    private static let areas = [
        "cm2": 1, "cm²": 1, "cm^2": 1, "mm2": 1e-2, "mm²": 1e-2, "mm^2": 1e-2, "m2": 1e4, "m²": 1e4, "m^2": 1e4,
    ]

    /// Name, number and unit of a line; the unit may stand behind either.
    private static func parts(_ line: String) -> (name: String, value: String, unit: String)? {
        var text = Substring(line).trimmed
        while let first = text.first, "#!%;*".contains(first) { text = text.dropFirst().trimmed }
        // The date keeps its colons: only the first mark divides.
        guard let mark = text.firstIndex(where: { ":=\t".contains($0) }) else { return nil }
        var name = String(text[..<mark].trimmed)
        var value = text[text.index(after: mark)...].trimmed
        if let first = value.first, ":=".contains(first) { value = value.dropFirst().trimmed }
        var unit = ""
        for (open, close) in [("(", ")"), ("[", "]")] where name.hasSuffix(close) {
            if let start = name.lastIndex(of: Character(open)) {
                unit = String(name[name.index(after: start)...].dropLast())
                name = String(name[..<start].trimmed)
            }
        }
        if isDate(name.lowercased()) { return (name, String(value), "") }
        let number = value.prefix { "0123456789+-.,eE\u{2212}".contains($0) }
        guard !number.isEmpty else { return nil }
        if unit.isEmpty { unit = String(value[number.endIndex...].trimmed) }
        if unit.hasPrefix("["), unit.hasSuffix("]") { unit = String(unit.dropFirst().dropLast()) }
        return (name, String(number), unit)
    }
}
