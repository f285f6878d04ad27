import Ionics
import Testing

/// Measured files of many instruments. Expected numbers were read from them by impedance.py 1.7.1 and pyimpspec 5.1.3: point count, Z at the highest
/// frequency, and the sums of Z′ and Z″ over all points.
@Suite(.enabled(if: !SharedData.isAbsent)) struct SharedImpedanceFileTests {
    struct Expected {
        var name: String
        var format: ImpedanceFileFormat
        var sweeps: Int
        var count: Int
        var highest: (frequency: Double, real: Double, imaginary: Double)
        var sums: (real: Double, imaginary: Double)
    }

    private static func simulated(_ name: String, _ format: ImpedanceFileFormat, sweeps: Int = 1) -> Expected {
        Expected(
            name: "eis_instrument_formats_pyimpspec/tests__" + name, format: format, sweeps: sweeps, count: 29,
            highest: (10000, 109.00918219439028, -26.55567987651522), sums: (10451.939385743595, -2518.860100449984))
    }

    private static func peer(
        _ name: String, _ format: ImpedanceFileFormat, _ count: Int, _ highest: (Double, Double, Double),
        _ sums: (Double, Double)
    ) -> Expected {
        Expected(
            name: "eis_instrument_formats_impedancepy/data__" + name, format: format, sweeps: 1, count: count,
            highest: highest, sums: sums)
    }

    static let files: [Expected] = [
        simulated("case-multiple-spectra.csv", .table, sweeps: 4),
        simulated("case-multiple-spectra.mpt", .ecLabText, sweeps: 3),
        simulated("case-negative-real-imaginary.csv", .table), simulated("data-comma.csv", .table),
        simulated("data-header-variant-1.csv", .table), simulated("data-metadata.mpt", .ecLabText),
        simulated("data-mpt", .table), simulated("data-semicolon.csv", .table), simulated("data-tab.csv", .table),
        simulated("data-z", .zPlot), simulated("data.P00", .table), simulated("data.dfr", .ecoChemieList),
        simulated("data.dta", .gamry), simulated("data.i2b", .numbers), simulated("data.idf", .ivium),
        simulated("data.xlsx", .workbook, sweeps: 4),
        peer("Circuit1_EIS_1.z", .zPlot, 48, (50000, 29.036, 0.63662), (2595.766, -312.48461)),
        peer("Circuit2_EIS_1.z", .zPlot, 56, (300000, 147.77, -11.335), (28917.54, -3334.858615)),
        peer("Circuit3_EIS_1.z", .zPlot, 53, (150000, 1493.7, 10.377), (232881.2, -31138.6282)),
        peer(
            "exampleData.csv", .numbers, 66, (10000, 0.015771482660485933, 0.010157474564938236),
            (1.802741609704998, -0.24324726729396862)),
        peer(
            "exampleDataAutolab.txt", .autolab, 41, (10000, 0.013785863964281, 0.007191946305823),
            (0.9341171867518174, -0.09418938575762138)),
        peer(
            "exampleDataBioLogic.mpt", .ecLabText, 43, (1000.3201, 65.470886, -0.38998979), (3335.735896, -285.88543438)
        ),
        peer("exampleDataCHInstruments.txt", .chInstruments, 73, (99610, 98.91, -2.748), (61529.38, -120906.0441)),
        peer("exampleDataGamry.DTA", .gamry, 72, (200015.6, 825.8584, -1367.239), (375919.5774, -89675.9714)),
        peer(
            "exampleDataParstat.txt", .table, 31, (10000, -0.00049816280376104, 0.0175143479976367),
            (0.648558700165598, 0.013323490706448273)),
        peer(
            "exampleDataPowersuite.txt", .table, 30, (2_000_000, -470.54113, -1397.7358),
            (6364423.52357, -1150869.39888)),
        peer(
            "exampleDataVersaStudio.par", .versaStudio, 61, (100000, 55.31571, 4.575431), (23565.73218, -8720.96623027)),
        peer("exampleDataZPlot.z", .zPlot, 21, (300000, 147.77, -11.335), (6141.48, -2778.253)),
        Expected(
            name: "eis_drt_pydrttools/tutorial__data__1ZARC.csv", format: .table, sweeps: 1, count: 81,
            highest: (1e6, 10.317831664834927, 31.16422514427696), sums: (1942.705196869499, -189.4116416133067)),
        Expected(
            name: "eis_drt_pydrttools/tutorial__data__2ZARC0.csv", format: .table, sweeps: 1, count: 81,
            highest: (1e6, 9.925223150840122, 0.283452075967652), sums: (3667.689482666577, -410.2802922446293)),
    ]

    @Test(arguments: files.indices) func instrumentFile(index: Int) throws {
        let expected = Self.files[index]
        let file = try ImpedanceFile(contentsOf: SharedData.path(expected.name))
        #expect(file.format == expected.format)
        #expect(file.sweeps.count == expected.sweeps)
        // Text with few digits, as .P00 has it, is rounded.
        let tolerance = expected.name.hasSuffix(".P00") ? 2e-3 : expected.name.contains("pyimpspec") ? 1e-5 : 1e-12
        for spectrum in file.spectra {
            #expect(spectrum.count == expected.count)
            let last = spectrum.count - 1
            let sums = (spectrum.realImpedances.reduce(0, +), spectrum.imaginaryImpedances.reduce(0, +))
            for (found, wanted) in [
                (spectrum.frequencies[last], expected.highest.frequency),
                (spectrum.realImpedances[last], expected.highest.real),
                (spectrum.imaginaryImpedances[last], expected.highest.imaginary), (sums.0, expected.sums.real),
                (sums.1, expected.sums.imaginary),
            ] { #expect(abs(found - wanted) <= tolerance * abs(wanted), "\(expected.name)") }
        }
    }

    /// Points of direct current stand before those of the sweep.
    @Test func parstatCountsItsPointsOfDirectCurrent() throws {
        let file = try ImpedanceFile(
            contentsOf: SharedData.path("eis_instrument_formats_impedancepy/data__exampleDataParstat.txt"))
        let report = file.sweeps[0].report
        #expect(report.pointCount == 812)
        #expect(report.count(.frequencyNotPositive) == 781)
        #expect(report.negativeRealCount == 1)
    }

    /// The sweep at −25 °C of one Li₆PS₅Cl pellet, from EC-Lab's binary file, its text with −Im Z and RelaxIS's text with Im Z.
    @Test func oneSweepIsTheSameFromItsThreeFiles() throws {
        func spectrum(_ end: String) throws -> ImpedanceSpectrum {
            try ImpedanceSpectrum(
                contentsOf: SharedData.path("eis_lpscl_hybriddrt/tutorials__data__PEIS_LPSCl_IonBlocking_-25C" + end))
        }
        let binary = try spectrum(".mpr")
        let relaxIS = try spectrum("_RelaxIS.txt")
        let text = try spectrum(".txt")
        #expect(binary.count == 79)
        // Both keep the single precision of the instrument.
        #expect(binary.frequencies.map { Float($0) } == relaxIS.frequencies.map { Float($0) })
        #expect(binary.realImpedances.map { Float($0) } == relaxIS.realImpedances.map { Float($0) })
        #expect(binary.imaginaryImpedances.map { Float($0) } == relaxIS.imaginaryImpedances.map { Float($0) })
        // The text is rounded to eight digits.
        for (found, wanted) in [
            (text.frequencies, binary.frequencies), (text.realImpedances, binary.realImpedances),
            (text.imaginaryImpedances, binary.imaginaryImpedances),
        ] {
            #expect(found.count == 79)
            #expect(zip(found, wanted).allSatisfy { abs($0 / $1 - 1) < 1e-7 })
        }
        // galvani 0.5.0: the point at the highest frequency.
        #expect(abs(binary.realImpedances[78] - 359.24146) < 1e-5)
        #expect(abs(binary.imaginaryImpedances[78] + 290.92038) < 1e-5)
    }

    @Test func pelletSeries() throws {
        for (name, count) in [
            ("140", 42), ("150", 42), ("160", 42), ("170", 41), ("180", 41), ("190", 41), ("200", 40),
        ] {
            let file = try ImpedanceFile(
                contentsOf: SharedData.path("eis_vt_pellet_eisfitpython/EIS_Data__Example-3-4__s04147-\(name)deg.txt"))
            #expect(file.spectra.map(\.count) == [count])
            #expect(file.sweeps[0].report.exclusions.isEmpty)
        }
        for name in ["CSV_Example.csv", "Example_noheader.txt"] {
            #expect(
                try ImpedanceFile(contentsOf: SharedData.path("eis_vt_pellet_eisfitpython/EIS_Data__" + name)).format
                    == .numbers)
        }
    }

    /// Every file of these folders is read, except those that hold no spectrum; nothing is read from these.
    @Test func noFileIsLeftOut() {
        let others = ["SOURCE.txt", "tutorials__data__sample_info.txt", "tutorial__data__gamma_data.csv"]
        for folder in SharedData.names(in: "") where folder.hasPrefix("eis_") {
            for name in SharedData.names(in: folder) {
                let file = try? ImpedanceFile(contentsOf: SharedData.path("\(folder)/\(name)"))
                #expect((file == nil) == others.contains(name), "\(folder)/\(name)")
            }
        }
    }

    /// What is no impedance is refused, not guessed at.
    @Test func otherTablesAreRefused() {
        for name in SharedData.names(in: "sigma_spectra_beta_alumina") + ["SOURCE.txt"] {
            #expect(throws: ImpedanceFileError.self) {
                try ImpedanceFile(contentsOf: SharedData.path("sigma_spectra_beta_alumina/" + name))
            }
        }
        #expect(throws: ImpedanceFileError.self) {
            try ImpedanceFile(contentsOf: SharedData.path("eis_drt_pydrttools/tutorial__data__gamma_data.csv"))
        }
    }
}
