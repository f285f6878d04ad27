import Quantities

/// The columns of a manifest, found by name, with their units.
struct ManifestColumns {
    private struct Column {
        /// As written.
        var name: String
        var factor: Double
        var unit: String
        var texts: [String]
    }

    private enum Kind {
        case text, length, area, temperature, share, density, frequency, number
        case uncertainty(String)
    }

    private static let kinds: [(name: String, kind: Kind)] = [
        ("file", .text), ("sweep", .number), ("sample", .text), ("temperature", .temperature), ("thickness", .length),
        ("thickness uncertainty", .uncertainty("thickness")), ("area", .area),
        ("area uncertainty", .uncertainty("area")),
        ("diameter", .length), ("diameter uncertainty", .uncertainty("diameter")), ("porosity", .share),
        ("porosity uncertainty", .uncertainty("porosity")), ("density", .density),
        ("density uncertainty", .uncertainty("density")), ("theoretical density", .density), ("date", .text),
        ("operator", .text), ("mask", .text), ("fit from", .frequency), ("fit to", .frequency), ("sign", .text),
        ("short", .text), ("open", .text),
    ]
    private static let lengths = ["m": 1e2, "cm": 1, "mm": 0.1, "µm": 1e-4, "μm": 1e-4, "um": 1e-4]
    private static let areas = [
        "cm2": 1, "cm²": 1, "cm^2": 1, "mm2": 1e-2, "mm²": 1e-2, "mm^2": 1e-2, "m2": 1e4, "m²": 1e4, "m^2": 1e4,
    ]
    private static let densities = [
        "g/cm3": 1, "g/cm³": 1, "g/cm^3": 1, "g cm-3": 1, "g cm⁻³": 1, "kg/m3": 1e-3, "kg/m³": 1e-3, "kg/m^3": 1e-3,
    ]
    private static let frequencies = ["Hz": 1, "kHz": 1e3, "MHz": 1e6, "mHz": 1e-3]

    private let path: String
    private let lines: [Int]
    private var columns: [String: Column] = [:]

    init(_ table: DataTable) throws {
        path = table.path
        lines = table.lineNumbers
        for written in table.columnNames {
            var name = written
            var unit = ""
            if name.hasSuffix("]"), let open = name.lastIndex(of: "[") {
                unit = String(Substring(name[name.index(after: open)...].dropLast()).trimmed)
                name = String(name[..<open])
            }
            name = String(Substring(name).trimmed).lowercased()
            guard let kind = Self.kinds.first(where: { $0.name == name })?.kind else {
                throw SampleError.unknownColumn(path: path, name: written, known: Self.kinds.map(\.name))
            }
            guard columns[name] == nil else { throw IonicsError.repeatedColumn(path: path, name: name) }
            columns[name] = Column(
                name: written, factor: try factor(kind, unit, written), unit: unit, texts: try table.texts(written))
        }
        guard columns["file"] != nil else { throw SampleError.missingColumn(path: path, name: "file") }
        // An uncertainty without a unit has that of its quantity.
        for (name, kind) in Self.kinds {
            guard case .uncertainty(let quantity) = kind, let column = columns[name] else { continue }
            guard let main = columns[quantity] else { throw SampleError.missingColumn(path: path, name: quantity) }
            if column.unit.isEmpty {
                columns[name]?.factor = main.factor
            } else if let kind = Self.kinds.first(where: { $0.name == quantity })?.kind {
                let own = try factor(kind, column.unit, column.name)
                columns[name]?.factor = own
            }
        }
    }

    private func factor(_ kind: Kind, _ unit: String, _ name: String) throws(SampleError) -> Double {
        let (units, expected): ([String: Double], String)
        switch kind {
        case .length: (units, expected) = (Self.lengths, "[mm] or [cm]")
        case .area: (units, expected) = (Self.areas, "[cm2] or [mm2]")
        case .density: (units, expected) = (Self.densities, "[g/cm3]")
        case .frequency: (units, expected) = (Self.frequencies, "[Hz]")
        case .share: (units, expected) = (["": 1, "%": 1e-2, "1": 1], "[%] or none")
        case .temperature: (units, expected) = (["": 1, "°C": 1, "C": 1, "℃": 1, "K": 1], "[°C] or [K]")
        case .text, .number: (units, expected) = (["": 1], "none")
        case .uncertainty: return 1
        }
        guard let factor = units[unit] else { throw .unitMissing(path: path, column: name, expected: expected) }
        return factor
    }

    func row(_ index: Int) throws -> SampleRow {
        let file = text("file", index)
        guard !file.isEmpty else {
            throw SampleError.cell(
                path: path, line: lines[index], column: "file", text: "", expected: "the name of a file")
        }
        let from = try quantity("fit from", index)?.value
        let to = try quantity("fit to", index)?.value
        var window: ClosedRange<Double>?
        if from != nil || to != nil {
            let (low, high) = (from ?? .leastNormalMagnitude, to ?? .greatestFiniteMagnitude)
            guard low > 0, low <= high else {
                throw SampleError.cell(
                    path: path, line: lines[index], column: "fit from", text: text("fit from", index),
                    expected: "a positive frequency, not above 'fit to'")
            }
            window = low...high
        }
        let sample = text("sample", index)
        return SampleRow(
            line: lines[index], file: file, sweep: try sweep(index), sample: sample.isEmpty ? file : sample,
            temperature: try temperature(index), geometry: try geometry(index), porosity: try porosity(index),
            date: text("date", index), operatorName: text("operator", index), mask: try mask(index), fitWindow: window,
            sign: try sign(index), shortFile: blank("short", index), openFile: blank("open", index))
    }

    /// nil for an empty cell.
    private func blank(_ name: String, _ index: Int) -> String? {
        let cell = text(name, index)
        return cell.isEmpty ? nil : cell
    }

    private func text(_ name: String, _ index: Int) -> String { columns[name]?.texts[index] ?? "" }

    private func number(_ text: String, _ name: String, _ index: Int) throws(SampleError) -> Double {
        guard let value = Double(text.replacing("\u{2212}", with: "-")), value.isFinite else {
            throw .cell(
                path: path, line: lines[index], column: columns[name]?.name ?? name, text: text,
                expected: "a finite number")
        }
        return value
    }

    /// nil for an empty cell.
    private func quantity(_ name: String, _ index: Int) throws(SampleError) -> Uncertain? {
        let cell = text(name, index)
        guard !cell.isEmpty, let column = columns[name] else { return nil }
        let value = try number(cell, name, index) * column.factor
        let other = name + " uncertainty"
        let deviation = text(other, index)
        guard !deviation.isEmpty, let factor = columns[other]?.factor else { return Uncertain(exactly: value) }
        let uncertainty = try number(deviation, other, index)
        guard uncertainty >= 0 else {
            throw .cell(
                path: path, line: lines[index], column: other, text: deviation,
                expected: "a number that is not negative")
        }
        return Uncertain(value, standardUncertainty: uncertainty * factor)
    }

    private func geometry(_ index: Int) throws -> CellGeometry? {
        let thickness = try quantity("thickness", index)
        let area = try quantity("area", index)
        let diameter = try quantity("diameter", index)
        func expect(_ name: String, _ value: Uncertain?) throws(SampleError) {
            guard let value, !(value.value > 0) else { return }
            throw .cell(
                path: path, line: lines[index], column: columns[name]?.name ?? name, text: text(name, index),
                expected: "a positive number")
        }
        for (name, value) in [("thickness", thickness), ("area", area), ("diameter", diameter)] {
            try expect(name, value)
        }
        if let area, let diameter {
            // Both are welcome when they agree: a slip in either is seen here.
            let round = Double.pi / 4 * diameter.value * diameter.value
            guard abs(area.value / round - 1) < 0.02 else {
                throw SampleError.cell(
                    path: path, line: lines[index], column: columns["area"]?.name ?? "area", text: text("area", index),
                    expected: "the area of the diameter, \(round) cm², or only one of both")
            }
        }
        guard let thickness else { return nil }
        if let area { return try CellGeometry(thickness: thickness, area: area) }
        return try diameter.map { try CellGeometry(thickness: thickness, diameter: $0) }
    }

    private func porosity(_ index: Int) throws(SampleError) -> Uncertain? {
        var found = try quantity("porosity", index)
        var name = "porosity"
        if found == nil, let density = try quantity("density", index),
            let full = try quantity("theoretical density", index), full.value > 0
        {
            let ratio = density / full
            found = Uncertain(1 - ratio.value, standardUncertainty: ratio.standardUncertainty)
            name = "density"
        }
        guard let found, !(found.value >= 0 && found.value < 1) else { return found }
        throw .cell(
            path: path, line: lines[index], column: columns[name]?.name ?? name, text: text(name, index),
            expected: "a porosity from 0 to below 1, but it is \(found.value)")
    }

    private func temperature(_ index: Int) throws(SampleError) -> Double? {
        let cell = text("temperature", index)
        guard !cell.isEmpty, let column = columns["temperature"] else { return nil }
        let digits = cell.prefix { "0123456789+-.eE\u{2212}".contains($0) }
        let own = String(cell[digits.endIndex...].trimmed)
        let unit = own.isEmpty ? column.unit : own
        guard !unit.isEmpty else {
            throw .unitMissing(path: path, column: column.name, expected: "[°C] or [K], or one in each cell")
        }
        let value = try number(String(digits), "temperature", index)
        let kelvin: Double
        switch unit {
        case "K": kelvin = value
        case "°C", "C", "℃": kelvin = Celsius(value).kelvin
        default:
            throw .cell(
                path: path, line: lines[index], column: column.name, text: cell, expected: "a temperature in °C or K")
        }
        guard kelvin > 0, own.isEmpty || column.unit.isEmpty || Self.isSame(own, column.unit) else {
            throw .cell(
                path: path, line: lines[index], column: column.name, text: cell,
                expected: kelvin > 0 ? "the unit that the column's name has" : "a temperature above absolute zero")
        }
        return kelvin
    }

    private static func isSame(_ first: String, _ second: String) -> Bool { (first == "K") == (second == "K") }

    private func sweep(_ index: Int) throws(SampleError) -> Int? {
        let cell = text("sweep", index)
        guard !cell.isEmpty else { return nil }
        guard let number = Int(cell), number >= 0 else {
            throw .cell(
                path: path, line: lines[index], column: "sweep", text: cell, expected: "the number of a sweep, from 0")
        }
        return number
    }

    private func sign(_ index: Int) throws(SampleError) -> ImaginarySign {
        let cell = text("sign", index)
        guard !cell.isEmpty else { return .automatic }
        guard let sign = ImaginarySign(rawValue: cell) else {
            throw .cell(
                path: path, line: lines[index], column: "sign", text: cell, expected: "automatic, asWritten or negated")
        }
        return sign
    }

    private func mask(_ index: Int) throws(SampleError) -> [Int] {
        let cell = text("mask", index)
        var points: Set<Int> = []
        for part in cell.split(whereSeparator: { $0 == " " || $0 == "," || $0 == ";" }) {
            let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first >= 0,
                first <= last,
                last < 1_000_000
            else {
                throw .cell(
                    path: path, line: lines[index], column: "mask", text: cell,
                    expected: "numbers of points from 0, such as '0 3 5-8'")
            }
            points.formUnion(first...last)
        }
        return points.sorted()
    }
}
