import Glibc
import Ionics
import NumericalMethods
import Testing

@Suite struct ImpedanceFileTests {
    private func file(
        _ text: String, sign: ImaginarySign = .automatic, columns: [ImpedanceColumn]? = nil, rule: PointRule = .standard
    )
        throws(ImpedanceFileError) -> ImpedanceFile
    {
        try ImpedanceFile(bytes: Array(text.utf8), path: "a.txt", sign: sign, columns: columns, rule: rule)
    }

    private func agrees(_ spectrum: ImpedanceSpectrum, factor: Double = 1, tolerance: Double = 1e-12) -> Bool {
        let points = Array(ImpedanceFixtures.points.reversed())
        guard spectrum.count == points.count else { return false }
        return points.indices.allSatisfy { index in
            abs(spectrum.frequencies[index] / points[index].frequency - 1) < tolerance
                && abs(spectrum.realImpedances[index] / points[index].real / factor - 1) < tolerance
                && abs(spectrum.imaginaryImpedances[index] / points[index].imaginary / factor - 1) < tolerance
        }
    }

    @Test func everyFormatGivesTheSameSpectrum() throws {
        let formats: [String: ImpedanceFileFormat] = [
            "gamry": .gamry, "gamryCut": .gamry, "ecLab": .ecLabText, "zPlot": .zPlot, "autolab": .autolab,
            "versaStudio": .versaStudio, "chInstruments": .chInstruments, "relaxIS": .relaxIS,
            "ecoChemieList": .ecoChemieList, "ivium": .ivium, "powerSuite": .table, "polar": .table,
            "numbers": .numbers,
        ]
        for (name, text) in ImpedanceFixtures.texts {
            let file = try file(text)
            #expect(file.format == formats[name], "\(name)")
            #expect(agrees(file.sweeps[0].spectrum), "\(name)")
        }
        for version in [3, 11] as [UInt32] {
            let file = try ImpedanceFile(bytes: ImpedanceFixtures.ecLabBinary(version: version), path: "a.mpr")
            #expect(file.format == .ecLabBinary)
            #expect(file.header.date == "03.01.24")
            #expect(agrees(file.sweeps[0].spectrum, tolerance: 1e-6))
        }
        let workbook = try ImpedanceFile(bytes: ImpedanceFixtures.workbook, path: "a.xlsx")
        #expect(workbook.format == .workbook)
        #expect(agrees(workbook.sweeps[0].spectrum))
        #expect(workbook.sweeps[0].lines == Array((4...12).reversed()))
        #expect(workbook.header.lines == ["Probe A & B"])
    }

    @Test func headersAndReports() throws {
        let gamry = try file(ImpedanceFixtures.gamryCut)
        #expect(gamry.header.area == 0.785)
        #expect(gamry.header.date == "3/1/2024 10:00:00")
        #expect(gamry.sweeps[0].report.count(.incomplete) == 1)
        #expect(gamry.sweeps[0].report.pointCount == 10)
        let versaStudio = try file(ImpedanceFixtures.versaStudio)
        #expect(versaStudio.header.area == 0.785)
        #expect(versaStudio.sweeps[0].report.exclusions.map(\.reason) == [.frequencyNotPositive])
        #expect(versaStudio.sweeps[0].report.exclusions.map(\.line) == [10])
        #expect(try file(ImpedanceFixtures.zPlot).header.area == 0.785)
        let polar = try file(ImpedanceFixtures.polar)
        #expect(polar.header.temperature == 298.15)
        #expect(polar.sweeps[0].spectrum.temperature == 298.15)
        #expect(abs((polar.header.thickness ?? 0) - 0.12) < 1e-15)
        #expect(polar.header.diameter == 1)
        #expect(polar.sweeps[0].report.sign == .stated)
        let ecLab = try file(ImpedanceFixtures.ecLab)
        #expect(ecLab.header.area == 0.785)
        #expect(ecLab.header.date == "03/01/2024 10:00:00")
        #expect(ecLab.sweeps.count == 2)
        #expect(agrees(ecLab.sweeps[1].spectrum, factor: 2))
        let relaxIS = try file(ImpedanceFixtures.relaxIS)
        #expect(relaxIS.spectra.map(\.count) == [9, 8])
    }

    @Test func encodingsAndDecimalCommas() throws {
        let text =
            "Messgröße µ\nf/Hz\tZ'/Ω\tZ''/Ω\n"
            + ImpedanceFixtures.points.map {
                "\($0.frequency)\t\($0.real)\t\($0.imaginary)\n".replacing(".", with: ",")
            }.joined()
        let units = Array(text.utf16)
        let little = units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let big = units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
        let latin = text.replacing("Ω", with: "ohm").unicodeScalars.map { UInt8($0.value) }
        for bytes in [
            Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), [0xFF, 0xFE] + little, [0xFE, 0xFF] + big, little,
            big, latin,
        ] {
            let file = try ImpedanceFile(bytes: bytes, path: "a.txt")
            #expect(agrees(file.sweeps[0].spectrum))
            #expect(file.header.lines == ["Messgröße µ"])
        }
        // Blanks between cells with decimal commas.
        #expect(
            try file("f Z' Z''\n100,5 1,0 -2,5\n10,5 2,0 -3,5\n1,5 3,0 -0,5\n").spectra[0].frequencies == [
                1.5, 10.5, 100.5,
            ])
    }

    @Test func unitsAndNames() throws {
        func spectrum(_ names: String, _ row: String) throws(ImpedanceFileError) -> ImpedanceSpectrum {
            try file("\(names)\n\(row)\n", sign: .asWritten).spectra[0]
        }
        #expect(try spectrum("f (MHz);Z' [mΩ];Z'' [kOhm]", "2;3;-4").frequencies == [2e6])
        #expect(try spectrum("f (mHz);Z' [mΩ];Z'' [kOhm]", "2;3;-4").frequencies == [2e-3])
        #expect(try spectrum("f;Z' [mΩ];Z'' [kOhm]", "2;3;-4").realImpedances == [3e-3])
        #expect(try spectrum("f;Z' [mΩ];Z'' [kOhm]", "2;3;-4").imaginaryImpedances == [-4e3])
        #expect(try abs(spectrum("ω (rad/s);Zre;Zim", "6.283185307179586;1;2").frequencies[0] - 1) < 1e-15)
        #expect(try abs(spectrum("log10(f/Hz);Re(Z);Im(Z)", "3;1;2").frequencies[0] - 1000) < 1e-9)
        #expect(
            try abs(
                spectrum("Frequency/Hz;Impedance/Ohm;Phase/rad", "1;2;-1.5707963267948966").imaginaryImpedances[0] + 2)
                < 1e-12)
        #expect(try spectrum("f/Hz\u{2003};−Z″ (Ω);Z′ (Ω)", "1;2;3").imaginaryImpedances == [-2])
        // Units in a line of their own, as Origin has them, and Zahner's modulus and phase.
        let below = try file("Frequency\tZ'\t-Z''\tnote\nkHz\t[MΩ]\tohm\t\n2\t3\t4\tx\n").spectra[0]
        #expect(below.frequencies == [2000])
        #expect(below.realImpedances == [3e6])
        #expect(below.imaginaryImpedances == [-4])
        let zahner = try file(
            "Number  Frequency/Hz  Impedance/Ohm  Phase/deg  Significance  Time/s\n0  1.0e3  2.0e2  -9.0e1  1.0  0.5\n"
                + "1  1.0e2  2.0e2  -8.0e1  1.0  0.5\n2  1.0e1  2.0e2  -7.0e1  1.0  0.5\n")
        #expect(abs(zahner.spectra[0].imaginaryImpedances[2] + 200) < 1e-12)
        #expect(throws: ImpedanceFileError.self) { try spectrum("f (MHZ);Z';Z''", "2;3;4") }
        #expect(throws: ImpedanceFileError.self) { try spectrum("f;Z' (Ω cm²);Z'' (Ω cm²)", "2;3;4") }
        #expect(
            throws: ImpedanceFileError.unclearColumn(
                path: "a.txt", line: 1, name: "phase",
                reason:
                    "the unit is not written and the values can be degrees or radians; name the column phase/deg or phase/rad"
            )
        ) { try spectrum("f;|Z|;phase", "2;3;-1") }
        #expect(throws: ImpedanceFileError.self) { try spectrum("f;Z';Z'';Z'", "2;3;-1;4") }
    }

    @Test func theSignIsFoundOrAskedFor() throws {
        func text(_ names: String, _ rows: [ImpedanceFixtures.Point], factor: Double) -> String {
            names + rows.map { "\($0.frequency),\($0.real),\(factor * $0.imaginary)\n" }.joined()
        }
        let points = ImpedanceFixtures.points
        let turned = try file(text("f,Z',Z''\n", points, factor: -1))
        #expect(turned.sweeps[0].report.sign == .turned)
        #expect(agrees(turned.sweeps[0].spectrum))
        #expect(try file(text("", points, factor: -1)).sweeps[0].report.sign == .turned)
        #expect(try file(text("f,Z',Z''\n", points, factor: 1)).sweeps[0].report.sign == .asWritten)
        #expect(try agrees(file(text("f,Z',-Z''\n", points, factor: -1)).sweeps[0].spectrum))
        // An inductor with resistance keeps its sign, a blocking electrode shows its own.
        let coil = (0..<8).map { index in
            let frequency = pow(10, Double(index))
            return ImpedanceFixtures.Point(frequency: frequency, real: 5, imaginary: 6e-6 * frequency)
        }
        #expect(throws: ImpedanceFileError.unclearSign(path: "a.txt", line: 2)) {
            try file(text("f,Z',Z''\n", coil, factor: 1))
        }
        #expect(try file(text("f,Z',Z''\n", coil, factor: 1), sign: .asWritten).sweeps[0].report.inductiveCount == 8)
        let blocking = coil.map {
            ImpedanceFixtures.Point(frequency: $0.frequency, real: 5, imaginary: 100 / $0.frequency)
        }
        let found = try file(text("f,Z',Z''\n", blocking, factor: 1))
        #expect(found.sweeps[0].report.sign == .turned)
        #expect(found.spectra[0].imaginaryImpedances.allSatisfy { $0 < 0 })
        #expect(try file(text("f,Z',Z''\n", coil, factor: 1), sign: .negated).spectra[0].imaginaryImpedances[7] < 0)
    }

    @Test func sweepsAreDivided() throws {
        func frequencies(_ list: [Double]) throws -> [Int] {
            try self.file("f,Z',-Z''\n" + list.map { "\($0),1,1\n" }.joined()).spectra.map(\.count)
        }
        #expect(try frequencies([1000, 100, 10, 1, 1000, 100, 10, 1]) == [4, 4])
        #expect(try frequencies([1000, 100, 10, 1, 10, 100, 1000]) == [4, 3])
        #expect(try frequencies([1, 10, 100, 100, 1000]) == [5])
        // One point out of order is no new sweep.
        #expect(try frequencies([1000, 300, 100, 30, 50, 10, 3, 1]) == [8])
        let file = try self.file("f,Z',-Z''\n1000,1,1\n100,1,1\n10,1,1\n1,1,1\n1000,1,1\n100,1,1\n10,1,1\n")
        #expect(throws: ImpedanceFileError.severalSweeps(path: "a.txt", count: 2)) { try file.spectrum() }
        #expect(try file.spectrum(sweep: 1).count == 3)
        #expect(throws: ImpedanceFileError.noSuchSweep(path: "a.txt", number: 2, count: 2)) {
            try file.spectrum(sweep: 2)
        }
    }

    @Test func nothingIsLeftOutUnsaid() throws {
        let text = "f,Z',-Z''\n1000,1,2\n100,NaN,3\n-10,1,2\n10,0,0\n10,1,-2\n10,4,2\n1,-5,6\n0.1,,1\n"
        let report = try file(text).sweeps[0].report
        #expect(report.pointCount == 8)
        #expect(report.exclusions.map(\.line) == [3, 4, 5, 9])
        #expect(report.exclusions.map(\.reason) == [.notFinite, .frequencyNotPositive, .zeroImpedance, .notFinite])
        #expect(report.inductiveCount == 1)
        #expect(report.repeatedCount == 1)
        #expect(report.negativeRealCount == 1)
        let rule = PointRule(excludesInductive: true)
        #expect(try file(text, rule: rule).sweeps[0].report.count(.inductive) == 1)
        #expect(try file(text, rule: PointRule(repeated: .keepFirst)).spectra[0].realImpedances == [-5, 1, 1])
        #expect(try file(text, rule: PointRule(repeated: .keepLast)).spectra[0].realImpedances == [-5, 4, 1])
        #expect(
            report.description
                == "8 points read, 4 kept; left out: 2 (a value is missing or not finite), 1 (the frequency is not positive), 1 (the impedance is exactly zero); 1 inductive; 1 at a repeated frequency; 1 with Z′ < 0; sign of Z″ stated by the file"
        )
    }

    @Test func mistakesHavePlaceAndExpectation() {
        func error(_ text: String) -> ImpedanceFileError? {
            do throws(ImpedanceFileError) {
                _ = try file(text)
                return nil
            } catch { return error }
        }
        #expect(
            error("f,Z',Z''\n1,2,-3\n2,x,-4\n3,1,-1\n")
                == .malformed(path: "a.txt", line: 3, expected: "a number with decimal point", found: "x"))
        #expect(
            error("f;Z';Z''\n1,5;2;-3\n2.5;1;-4\n")
                == .malformed(path: "a.txt", line: 3, expected: "a number with decimal comma", found: "2.5"))
        // Decimal commas between commas must not pass for six numbers.
        #expect(
            error("f,Z',Z''\n1,5,2,5,-3,5\n")
                == .malformed(
                    path: "a.txt", line: 2, expected: "3 cells; decimal commas need another mark between the cells",
                    found: "1,5,2,5,-3,5"))
        #expect(
            error("1,5,2,5,-3,5\n2,5,2,5,-3,5\n")
                == .malformed(
                    path: "a.txt", line: 1, expected: "3 cells; decimal commas need another mark between the cells",
                    found: "1,5,2,5,-3,5"))
        #expect(
            error("f,Z',Z''\n1,2,-3\n2,1\n3,1,-1\n")
                == .malformed(path: "a.txt", line: 3, expected: "at least 3 cells", found: "2,1"))
        #expect(
            error("1 2 3 4\n2 3 4 5\n")
                == .malformed(
                    path: "a.txt", line: 1,
                    expected: "three columns, or their meaning, columns: [.frequency, .real, .imaginary, .other]",
                    found: "4 columns without names"))
        #expect(
            error("f,Z',Z''\n1,2,-3\n2,1,-4\nend\n3,1,-1\n")
                == .malformed(
                    path: "a.txt", line: 5, expected: "a line that names the columns before more numbers",
                    found: "3,1,-1"))
        guard case .noSpectrum = error("") else {
            Issue.record("an empty file gave something")
            return
        }
        #expect(
            throws: ImpedanceFileError.unreadable(path: "no such file", reason: "No such file or directory")
        ) { try ImpedanceFile(contentsOf: "no such file") }
    }

    @Test func columnsCanBeGiven() throws {
        let text = ImpedanceFixtures.points.map { "\(-$0.imaginary) \($0.frequency) 7 \($0.real)\n" }.joined()
        let file = try file(text, columns: [.negativeImaginary, .frequency, .other, .real])
        #expect(agrees(file.spectra[0]))
        #expect(throws: ImpedanceFileError.self) { try self.file(text, columns: [.frequency, .real]) }
    }

    /// Cut and altered files of every format give a spectrum or an error, and never anything else.
    @Test func damagedFilesNeverCrash() {
        var generator = SeededGenerator(seed: 20)
        var inputs = ImpedanceFixtures.texts.map { Array($0.text.utf8) }
        inputs += [ImpedanceFixtures.ecLabBinary(version: 3), ImpedanceFixtures.ecLabBinary(version: 11)]
        inputs.append(ImpedanceFixtures.workbook)
        var outcomes = (read: 0, refused: 0)
        for input in inputs {
            for round in 0..<160 {
                var bytes = input
                if round % 4 == 0 { bytes = Array(bytes[..<Int.random(in: 0..<bytes.count, using: &generator)]) }
                if !bytes.isEmpty, round % 4 != 0 {
                    for _ in 0..<(1 << (round % 5)) {
                        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
                            in: 0...255, using: &generator)
                    }
                }
                do throws(ImpedanceFileError) {
                    let file = try ImpedanceFile(bytes: bytes, path: "a")
                    #expect(file.spectra.allSatisfy { $0.frequencies.allSatisfy { $0 > 0 && $0.isFinite } })
                    outcomes.read += 1
                } catch {
                    #expect(!error.description.isEmpty)
                    outcomes.refused += 1
                }
            }
        }
        #expect(outcomes.read > 200)
        #expect(outcomes.refused > 200)
    }
}
