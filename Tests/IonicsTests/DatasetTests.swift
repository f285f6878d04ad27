import Foundation
import Testing

@testable import Ionics

/// The datasets beside the notebooks have their schemas, name their sources, and hold what the papers print.
@Suite struct DatasetTests {
    static func path(_ name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("notebooks/data/\(name).csv").path
    }

    private func dataset<Row: DatasetRow>(_ name: String, _: Row.Type = Row.self) throws -> Dataset<Row> {
        try Dataset<Row>(contentsOf: Self.path(name))
    }

    @Test(arguments: [
        ("xia-2022-conductivity", 56), ("wang-2022-conductivity", 15), ("deck-hu-2023-conductivity", 6),
        ("li-2023-conductivity", 8),
    ])
    func conductivities(name: String, count: Int) throws {
        let records = try dataset(name, ConductivityRecord.self)
        #expect(records.rows.count == count)
        #expect(!records.title.isEmpty && records.source.contains("20"))
        for record in records.rows {
            #expect(record.conductivity != nil || record.activationEnergy != nil || record.year == 1965)
            #expect(
                record.place.contains("section") || record.place.contains("table") || record.place.contains("scale"))
        }
    }

    @Test func everyFileNamesWhereItIsPrinted() throws {
        #expect(try dataset("xia-2022-radii", EffectiveRadiusRecord.self).doi == "10.1021/acs.chemrev.1c00594")
        #expect(try dataset("xia-2022-neutron", NeutronRecord.self).doi == "10.1021/acs.chemrev.1c00594")
        #expect(try dataset("xia-2022-barriers", BarrierRecord.self).doi == "10.1021/acs.chemrev.1c00594")
        #expect(try dataset("xia-2022-defect-pairs", DefectPairRecord.self).doi == "10.1021/acs.chemrev.1c00594")
        #expect(try dataset("xia-2022-stability", StabilityRecord.self).doi == "10.1021/acs.chemrev.1c00594")
        #expect(try dataset("wang-2022-strategies", StrategyRecord.self).doi == "10.1002/smll.202107064")
        #expect(try dataset("wood-2021-frustration", FrustrationRecord.self).doi == "10.1098/rsta.2019.0467")
        #expect(try dataset("li-2023-conductivity", ConductivityRecord.self).doi == "10.1021/jacs.3c01955")
    }

    /// Rows X3, X6, X13, X18, W11 and F18: as many rows as the tables have, and values from their ends.
    @Test func tablesAreWhole() throws {
        let radii = try dataset("xia-2022-radii", EffectiveRadiusRecord.self).rows
        #expect(radii.count == 40 && radii.filter { $0.charge > 0 }.count == 20)
        #expect(radii.first?.radius == 76 && radii.last?.radius == 297)
        let pairs = try dataset("xia-2022-defect-pairs", DefectPairRecord.self).rows
        for pair in pairs {
            guard let binding = pair.bindingEnergy else { continue }
            #expect(abs(pair.migrationBarrier + binding - (pair.activationEnergy ?? 0)) < 5e-4)
        }
        let stability = try dataset("xia-2022-stability", StabilityRecord.self).rows
        #expect(stability.count == 18)
        #expect(stability.first { $0.electrolyte == "LLTO" }?.youngModulus == 233.9...262.5)
        #expect(stability.first { $0.electrolyte == "Li3OCl" }?.window == 0...2.55)
        #expect(stability.first?.reductionPhases == ["P", "Li4GeS4", "Li2S"])
        #expect(try dataset("xia-2022-neutron", NeutronRecord.self).rows.count == 22)
        let strategies = try dataset("wang-2022-strategies", StrategyRecord.self).rows
        #expect(strategies.count == 23)
        #expect(strategies.compactMap(\.gain).count == 14)
        #expect(strategies.first { $0.reference == "113" }?.gain == nil)
        #expect(abs((strategies.first { $0.reference == "60" }?.energyDrop ?? 0) - 0.22) < 1e-12)
        let frustration = try dataset("wood-2021-frustration", FrustrationRecord.self).rows
        #expect(frustration.count == 9)
        #expect(frustration[0].dynamicalReferences == [84, 90, 91, 92, 95])
    }

    @Test func temperaturesAndRangesSayWhatIsPrinted() throws {
        let records = try dataset("xia-2022-conductivity", ConductivityRecord.self).rows
        let sodium = try #require(records.first { $0.material == "Na3OBr" })
        #expect(sodium.conductivity == 1e-5...1e-4)
        #expect(abs(try #require(sodium.representativeConductivity) / 3.1623e-5 - 1) < 1e-4)
        #expect(sodium.temperature == 503.15 && !sodium.isAtRoomTemperature)
        let bound = try #require(records.first { $0.relation == .below })
        #expect(bound.representativeConductivity == nil && bound.isAtRoomTemperature && bound.temperature == 298.15)
    }

    /// The older tables of the same numbers agree with these.
    @Test func oneNumberInTwoFilesIsTheSame() throws {
        let old = try DataTable(contentsOf: Self.path("local-disorder")).numbers("dc_conductivity_S_per_cm")
        let new = try dataset("deck-hu-2023-conductivity", ConductivityRecord.self).rows
        #expect(old == new.map { $0.conductivity?.lowerBound })
        let halides = try DataTable(contentsOf: Self.path("halide-argyrodite-conductivity"))
        let li = try dataset("li-2023-conductivity", ConductivityRecord.self).rows
        for (material, value) in zip(
            try halides.texts("material"), try halides.numbers("dc_conductivity_S_per_cm"))
        {
            #expect(li.first { $0.material == material }?.conductivity?.lowerBound == value)
        }
    }

    @Test func mistakesAreNamed() throws {
        let head = "# title\n# source: somebody 2020, doi:10.1/x\n"
        let columns = EffectiveRadiusRecord.columns.joined(separator: ",") + "\n"
        func read(_ text: String) throws -> Int {
            try Dataset<EffectiveRadiusRecord>(text: text, path: "a.csv").rows.count
        }
        #expect(try read(head + columns + "Li,1,76,21\n") == 1)
        #expect(
            throws: IonicsError.malformedTable(
                path: "a.csv", line: 1, reason: "no line '# source: …' says where the numbers are printed")
        ) { try read("# title\n" + columns + "Li,1,76,21\n") }
        #expect(throws: IonicsError.missingValue(path: "a.csv", line: 4, column: "radius_pm")) {
            try read(head + columns + "Li,1,,21\n")
        }
        #expect(throws: IonicsError.malformedTable(path: "a.csv", line: 4, reason: "the radius is not above 0")) {
            try read(head + columns + "Li,1,-76,21\n")
        }
        #expect(throws: IonicsError.self) { try read(head + "ion,charge,radius\nLi,1,76\n") }
        let row = "a,Li+,b,c,1e-3,1e-4,=,25,,measured,table 1,1,\n"
        let conductivity = ConductivityRecord.columns.joined(separator: ",") + "\n"
        for broken in [
            row, row.replacing(",1e-4,=", with: ",,?"),
            row.replacing(",1e-4,=", with: ",,=").replacing("25", with: "warm"),
            row.replacing("1e-3,1e-4", with: "0,"),
            row.replacing(",1e-4", with: ",").replacing("measured", with: "seen"),
        ] {
            #expect(throws: IonicsError.self) {
                try Dataset<ConductivityRecord>(text: head + conductivity + broken, path: "a.csv")
            }
        }
    }

    /// OBELiX holds 599 conductivities, 37 of them bounds.
    @Test(.enabled(if: SharedData.isPresent)) func outsideDatabase() throws {
        let records = try ConductivityRecord.obelix(
            contentsOf: SharedData.path("table_obelix/data__downloads__all.csv"))
        #expect(records.count == 599)
        #expect(records.filter { $0.relation == .below }.count == 37)
        #expect(records.filter { $0.family == "garnet" }.count == 105)
        let first = try #require(records.first)
        #expect(first.material == "Li7BiO6" && first.conductivity == 1.58489e-06...1.58489e-06)
        #expect(first.reference == "10.1002/zaac.200500231" && first.place == "jqc")
    }

    @Test func outsideDatabaseNamesBrokenCells() throws {
        let head = "ID,Reduced Composition,Ionic conductivity (S cm-1),Family,DOI\n"
        func read(_ value: String) throws -> ConductivityRecord? {
            try ConductivityRecord.obelix(DataTable(text: head + "a,Li3N,\(value),,10.1/x\n", path: "o.csv")).first
        }
        #expect(try read("< 1E-10")?.relation == .below)
        #expect(try read("1e-3")?.family == "not named")
        for broken in ["", "about 1", "-1e-4", "<"] { #expect(throws: IonicsError.self) { try read(broken) } }
    }
}
