import Glibc
import Ionics
import Quantities
import Testing

@Suite struct SampleManifestTests {
    private func folder() throws -> String {
        var template = Array("/tmp/ionweave-samples-XXXXXX".utf8CString)
        guard let made = mkdtemp(&template) else { throw SampleError.unwritable(path: "folder", reason: "mkdtemp") }
        return String(cString: made)
    }

    private func write(_ text: String, _ path: String) throws {
        guard let file = fopen(path, "wb") else { throw SampleError.unwritable(path: path, reason: "fopen") }
        defer { fclose(file) }
        _ = fwrite(Array(text.utf8), 1, text.utf8.count, file)
    }

    /// R₀ small, R parallel to C, and a blocking electrode, with scatter of one part in a thousand.
    private func spectrum(resistance: Double, capacitance: Double = 2e-11, seed: Int) -> String {
        var text = "freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\n"
        for index in 0...60 {
            let frequency = pow(10, 7 - Double(index) / 10)
            let x = 2 * Double.pi * frequency * resistance * capacitance
            let scatter = 1 + 1e-3 * sin(Double(index * 37 + seed * 11))
            let real = resistance / (1 + x * x) * scatter
            let imaginary = (resistance * x / (1 + x * x) + 1 / (2 * .pi * frequency * 1e-5)) * scatter
            text += "\(frequency)\t\(real)\t\(imaginary)\n"
        }
        return text
    }

    @Test func aFolderBecomesOneTable() throws {
        let folder = try folder()
        defer {
            for name in ["a.txt", "b.txt", "c.txt", "bad.txt", "m.csv", "t.csv", "t.txt", "t.xlsx"] {
                unlink(folder + "/" + name)
            }
            rmdir(folder)
        }
        for (name, resistance) in [("a", 1e4), ("b", 2e3), ("c", 1e4)] {
            try write(spectrum(resistance: resistance, seed: resistance == 1e4 ? 1 : 2), "\(folder)/\(name).txt")
        }
        try write("f,Z',Z''\n1,x,2\n", folder + "/bad.txt")
        let text =
            "file,sample,temperature,thickness [mm],thickness uncertainty,diameter [mm],diameter uncertainty [mm],porosity [%],porosity uncertainty,date,operator,mask,fit from [Hz],fit to [kHz]\n"
            + "a.txt,pellet A,25 °C,1.0,0.02,10,0.1,12,1,2024-03-01,R. H.,0 2-4,10,\n"
            + "b.txt,pellet B,323.15 K,1.0,0.02,10,0.1,,,,,,,100\n"
            + "missing.txt,pellet C,25 °C,1,,10,,,,,,,,\n" + "bad.txt,pellet D,25 °C,1,,10,,,,,,,,\n"
            + "c.txt,pellet E,25 °C,1e6,,10,,,,,,,,\n"
        try write(text, folder + "/m.csv")
        let manifest = try SampleManifest(contentsOf: folder + "/m.csv")
        #expect(manifest.rows[0].mask == [0, 2, 3, 4])
        #expect(manifest.rows[0].temperature == 298.15)
        #expect(manifest.rows[1].temperature == 323.15)
        #expect(manifest.rows[1].fitWindow?.upperBound == 1e5)
        #expect(manifest.rows[0].geometry?.thickness == Uncertain(0.1, standardUncertainty: 0.002))
        var steps: [String] = []
        let table = manifest.analysed(porosityModel: .bruggeman, progress: { steps.append("\($0)/\($1)") })
        #expect(steps == ["1/5", "2/5", "3/5", "4/5", "5/5"])
        #expect(table.results.map(\.row.sample) == ["pellet A", "pellet B", "pellet C", "pellet D", "pellet E"])
        // d/A = 0.1/(π/4) cm⁻¹; R of 10 kΩ.
        let conductivity = try #require(table.results[0].value("σ")?.value)
        #expect(abs(conductivity.value / (0.1 / (.pi / 4) / 1e4) - 1) < 5e-3)
        #expect(abs(conductivity.relativeUncertainty / hypot(0.02, 0.02) - 1) < 0.02)
        let dense = try #require(table.results[0].value("σ (dense)")?.value)
        #expect(abs(dense.value / conductivity.value * 0.8255131737289236 - 1) < 1e-12)
        #expect(table.results[0].pointCount == 57)
        #expect(table.results[1].value("σ (dense)") == nil)
        #expect(table.failures.map(\.line) == [4, 5])
        #expect(table.failures[1].reason.hasSuffix("bad.txt:2: expected a number with decimal point, but found 'x'"))
        guard
            case .conductivity(let line, let sample, _, let value, _) = table.warnings.first(where: { warning in
                if case .conductivity = warning { true } else { false }
            })
        else {
            Issue.record("a conductivity of a kilometre's thickness was not questioned")
            return
        }
        #expect((line, sample) == (6, "pellet E"))
        #expect(value > 3)
        // A second run in other threads gives the same bytes.
        let again = manifest.analysed(porosityModel: .bruggeman)
        #expect(again.table.csv == table.table.csv)
        #expect(again.table.workbook == table.table.workbook)
        for name in ["t.csv", "t.txt", "t.xlsx"] { try table.write(to: "\(folder)/\(name)") }
        let back = try DataTable(contentsOf: folder + "/t.csv")
        #expect(back.notes == ["porosity: Bruggeman, σ/σ₀ = (1 − p)^1.5"])
        let written = try #require(try back.optionalNumbers("σ [S/cm]")[0])
        #expect(abs(written / conductivity.value - 1) < 1e-14)
        #expect(try back.texts("sample")[3] == "pellet D")
        #expect(try back.texts("mask")[0] == "0 2 3 4")
        #expect(table.table.originText.split(separator: "\n")[1].hasPrefix("\t\tK\tcm\tcm\tcm²"))
        #expect(throws: SampleError.unknownEnding(path: "a.doc")) { try table.write(to: "a.doc") }
    }

    private func manifest(_ text: String) throws -> SampleManifest {
        try SampleManifest(DataTable(text: text, path: "m.csv"))
    }

    @Test func mistakesHavePlaceAndExpectation() {
        func error(_ text: String) -> SampleError? {
            do {
                _ = try manifest(text)
                return nil
            } catch { return error as? SampleError }
        }
        #expect(
            error("file,thickness\na,1\n") == .unitMissing(path: "m.csv", column: "thickness", expected: "[mm] or [cm]")
        )
        #expect(
            error("file,temperature\na,25\n")
                == .unitMissing(path: "m.csv", column: "temperature", expected: "[°C] or [K], or one in each cell"))
        #expect(
            error("file,temperature [K]\na,25\nb,20 °C\n")
                == .cell(
                    path: "m.csv", line: 3, column: "temperature [K]", text: "20 °C",
                    expected: "the unit that the column's name has"))
        #expect(
            error("file,temperature [°C]\na,-300\n")
                == .cell(
                    path: "m.csv", line: 2, column: "temperature [°C]", text: "-300",
                    expected: "a temperature above absolute zero"))
        #expect(
            error("file,mask\na,5-2\n")
                == .cell(
                    path: "m.csv", line: 2, column: "mask", text: "5-2",
                    expected: "numbers of points from 0, such as '0 3 5-8'"))
        guard case .cell(_, 2, "area [cm2]", "2", _) = error("file,thickness [mm],area [cm2],diameter [mm]\na,1,2,10\n")
        else {
            Issue.record("an area that contradicts the diameter passed")
            return
        }
        guard case .unknownColumn(_, "colour", _) = error("file,colour\na,red\n") else {
            Issue.record("a column without meaning passed")
            return
        }
        guard
            case .cell(_, 2, "density [g/cm3]", "5", _) = error(
                "file,density [g/cm3],theoretical density [g/cm3]\na,5,4\n")
        else {
            Issue.record("a pellet denser than its crystal passed")
            return
        }
    }

    @Test func porosityFromDensity() throws {
        let row = try manifest(
            "file,density [g/cm3],density uncertainty,theoretical density [kg/m3]\na,1.6,0.04,2000\n"
        ).rows[0]
        #expect(abs((row.porosity?.value ?? 0) - 0.2) < 1e-15)
        #expect(abs((row.porosity?.standardUncertainty ?? 0) - 0.02) < 1e-15)
    }

    /// What the writer wrote, the reader of workbooks reads.
    @Test func workbooksAreReadAgain() throws {
        let points = ImpedanceFixtures.points
        let table = ResultTable(
            columns: [
                ResultTable.Column("f", unit: "Hz", .numbers(points.map(\.frequency))),
                ResultTable.Column("note", .texts(points.map { _ in "a<b & \"c\"\u{1}" })),
                ResultTable.Column("Z'", unit: "Ω", .numbers(points.map(\.real))),
                ResultTable.Column("-Z''", unit: "Ω", .numbers(points.map { -$0.imaginary })),
            ], notes: ["by <hand>"])
        let file = try ImpedanceFile(bytes: table.workbook, path: "t.xlsx")
        #expect(file.format == .workbook)
        #expect(zip(file.spectra[0].realImpedances, points.reversed()).allSatisfy { abs($0 / $1.real - 1) < 1e-14 })
        #expect(
            zip(file.spectra[0].imaginaryImpedances, points.reversed()).allSatisfy {
                abs($0 / $1.imaginary - 1) < 1e-14
            })
        let text = try ImpedanceFile(bytes: Array(table.csv.utf8), path: "t.csv").spectra[0]
        #expect(text.frequencies == file.spectra[0].frequencies)
        #expect(text.realImpedances == file.spectra[0].realImpedances)
    }

    @Test func numbersAreWrittenWithFifteenDigits() {
        let table = ResultTable(columns: [
            ResultTable.Column("T", unit: "K", .numbers([-25 + 273.15, 0.1 + 0.2, 1.25e-30, -3, nil, .nan])),
            ResultTable.Column("a,b", .texts(["x", "say \"y\"", "#3", "two\nlines", "", ""])),
        ])
        #expect(
            table.csv
                == "T [K],\"a,b\"\n248.15,x\n0.3,\"say \"\"y\"\"\"\n1.25e-30,\"#3\"\n-3,\"two lines\"\n,\n,\n")
        #expect(table.originText == "T\ta,b\nK\t\n248.15\tx\n0.3\tsay \"y\"\n1.25e-30\t#3\n-3\ttwo lines\n\t\n\t\n")
    }

    /// The pellet series, with R at the phase nearest to zero: EISFitpython's fits give E_a(σT) of the sum of both arcs as 0.858 ± 0.009 eV.
    @Test(.enabled(if: !SharedData.isAbsent)) func measuredSeries() throws {
        let rows = [140, 150, 160, 170, 180, 190, 200].map { temperature in
            let file = SharedData.path("eis_vt_pellet_eisfitpython/EIS_Data__Example-3-4__s04147-\(temperature)deg.txt")
            return "\"\(file)\",\(temperature),2.1,8\n"
        }
        let results = try manifest("file,temperature [°C],thickness [mm],diameter [mm]\n" + rows.joined()).analysed()
            .results
        #expect(results.allSatisfy { $0.failure == nil && $0.warnings.isEmpty })
        let fit = try ArrheniusFit(
            temperatures: results.compactMap(\.temperature),
            values: results.compactMap { result in
                result.value("σ").map { $0.value.value * (result.temperature ?? .nan) }
            }, kind: .conductivityTimesTemperature)
        #expect(abs(fit.activationEnergy.value - 0.858) < 0.009)
    }

    /// The pellet series by a circuit of two arcs: EISFitpython gives E_a(σT) 0.568 ± 0.025 eV for the bulk and 0.900 ± 0.007 eV for the boundaries.
    @Test(.enabled(if: !SharedData.isAbsent)) func measuredSeriesByCircuit() throws {
        let rows = [140, 150, 160, 170, 180, 190, 200].map { temperature in
            let file = SharedData.path("eis_vt_pellet_eisfitpython/EIS_Data__Example-3-4__s04147-\(temperature)deg.txt")
            return "\"\(file)\",\(temperature),2.1,8\n"
        }
        let manifest = try manifest(
            "file,temperature [°C],thickness [mm],diameter [mm]\n" + rows.joined())
        let results = manifest.analysed(by: try Sample.circuit("p(R1,CPE1)-p(R2,CPE2)-CPE3")).results
        #expect(results.allSatisfy { $0.failure == nil })
        for (arc, energy, uncertainty) in [(1, 0.568, 0.025), (2, 0.900, 0.007)] {
            let fit = try ArrheniusFit(
                temperatures: results.compactMap(\.temperature),
                values: results.compactMap { result in
                    result.value("σ of arc \(arc)").map { $0.value.value * (result.temperature ?? .nan) }
                }, kind: .conductivityTimesTemperature)
            let joint = hypot(uncertainty, fit.activationEnergy.standardUncertainty)
            #expect(abs(fit.activationEnergy.value - energy) < 2 * joint)
        }
    }

    /// What leads add, 2 Ω and 1 µH, is taken off again; the table says which blank, and a missing one is that row's failure.
    @Test func blanksAreTakenOff() throws {
        let folder = try folder()
        defer {
            for name in ["a.txt", "short.txt", "m.csv"] { unlink(folder + "/" + name) }
            rmdir(folder)
        }
        var (cell, short) = ("freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\n", "freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\n")
        for index in 0...30 {
            let frequency = pow(10, 7 - Double(index) / 5)
            let (omega, time) = (2 * Double.pi * frequency, 1e3 * 2e-11)
            let square = 1 + omega * omega * time * time
            cell += "\(frequency)\t\(2 + 1e3 / square)\t\(1e3 * omega * time / square - 1e-6 * omega)\n"
            short += "\(frequency)\t2\t\(-1e-6 * omega)\n"
        }
        try write(cell, folder + "/a.txt")
        try write(short, folder + "/short.txt")
        try write(
            "file,temperature [K],thickness [mm],area [cm2],short\na.txt,300,1,1,short.txt\na.txt,310,1,1,none.txt\n",
            folder + "/m.csv")
        let manifest = try SampleManifest(contentsOf: folder + "/m.csv")
        let table = manifest.analysed(by: Sample.totalConductivity)
        #expect(abs((table.results[0].value("R")?.value.value ?? 0) / 1e3 - 1) < 1e-4)
        #expect(table.failures.map(\.line) == [3])
        #expect(table.table.columns.first { $0.name == "short" }?.cells == .texts(["short.txt", "none.txt"]))
        #expect(throws: ImpedanceFileError.self) { try manifest.samples() }
        let single = try SampleManifest(
            DataTable(text: "file,short\n\(folder)/a.txt,\(folder)/short.txt\n", path: "m.csv"))
        let samples = try single.samples()
        #expect(samples.map(\.spectrum.count) == [31])
        #expect(abs(samples[0].spectrum.realImpedances[0] / 1e3 - 1) < 1e-3)
    }

    @Test func hoppingRatesAndRefusals() throws {
        // σ′ = 1e-5 [1 + (ν/1e5)^0.6] S/cm between plates with d/A = 1 cm⁻¹, and a plateau alone.
        let folder = try folder()
        defer {
            for name in ["a.txt", "b.txt"] { unlink(folder + "/" + name) }
            rmdir(folder)
        }
        for (name, rate) in [("a", 1e5), ("b", 1e12)] {
            var text = "f,Z',-Z''\n"
            for index in 0...40 {
                let frequency = pow(10, 3 + Double(index) / 10)
                let real = 1e-5 * (1 + pow(frequency / rate, 0.6)) * (1 + 1e-3 * sin(Double(index * index)))
                let imaginary = 2 * Double.pi * frequency * 1e-12
                let square = real * real + imaginary * imaginary
                text += "\(frequency),\(real / square),\(imaginary / square)\n"
            }
            try write(text, "\(folder)/\(name).txt")
        }
        let manifest = try manifest(
            "file,temperature [K],thickness [cm],thickness uncertainty,area [cm2]\n\(folder)/a.txt,300,1,0.03,1\n\(folder)/b.txt,300,1,0.03,1\n\(folder)/b.txt,300,,,\n"
        )
        let table = manifest.analysed(by: Sample.hoppingRate)
        let conductivity = try #require(table.results[0].value("σ_dc")?.value)
        #expect(abs(conductivity.value / 1e-5 - 1) < 0.01)
        #expect(conductivity.relativeUncertainty >= 0.03)
        #expect(abs((table.results[0].value("ν_p")?.value.value ?? 0) / 1e5 - 1) < 0.02)
        #expect(table.results[1].value("ν_p")?.value.value.isNaN == true)
        let remark = try #require(table.results[1].value("ν_p")?.remark)
        #expect(remark.hasPrefix("ν_p") && remark.contains(">"))
        #expect(table.failures.map(\.line) == [4])
        #expect(table.table.csv.contains(remark))
        #expect(throws: CircuitError.self) { try Sample.circuit("p(R1,") }
    }
}
