import Testing

@testable import Ionics

@Suite struct DataTableTests {
    private let text = "# source: here\nname,value,other\n\"a, b\",1.5,\nc,\u{2212}2e-3,4\n"

    @Test func cellsNotesAndTypes() throws {
        let table = try DataTable(text: text, path: "t.csv")
        #expect(table.notes == ["source: here"])
        #expect(try table.texts("name") == ["a, b", "c"])
        #expect(try table.numbers("value") == [1.5, -0.002])
        #expect(try table.optionalNumbers("other") == [nil, 4])
        #expect(try table.rows(where: "name") { $0 == "c" }.numbers("value") == [-0.002])
    }

    @Test func mistakesNameFileLineAndColumn() throws {
        let table = try DataTable(text: text, path: "t.csv")
        #expect(throws: IonicsError.missingValue(path: "t.csv", line: 3, column: "other")) {
            try table.numbers("other")
        }
        #expect(throws: IonicsError.notANumber(path: "t.csv", line: 3, column: "name", text: "a, b")) {
            try table.numbers("name")
        }
        #expect(throws: IonicsError.unknownColumn(path: "t.csv", name: "x", known: ["name", "value", "other"])) {
            try table.texts("x")
        }
        #expect(throws: IonicsError.malformedTable(path: "t.csv", line: 2, reason: "1 cells, but 2 columns")) {
            try DataTable(text: "a,b\n1\n", path: "t.csv")
        }
        #expect(
            IonicsError.unknownColumn(
                path: "t.csv", name: "dc_conductivity_S_cm", known: ["x", "dc_conductivity_S_per_cm"]
            )
            .description.contains("'dc_conductivity_S_per_cm' is nearest"))
        #expect(
            !IonicsError.unknownColumn(path: "t.csv", name: "q", known: ["temperature_K"]).description.contains(
                "nearest"))
        #expect(throws: IonicsError.repeatedColumn(path: "t.csv", name: "a")) {
            try DataTable(text: "a,b,a\n1,2,3\n", path: "t.csv")
        }
        #expect(throws: IonicsError.notANumber(path: "t.csv", line: 2, column: "a", text: "nan")) {
            try DataTable(text: "a\nnan\n", path: "t.csv").numbers("a")
        }
        #expect(throws: IonicsError.self) { try DataTable(contentsOf: "/nonexistent.csv") }
    }

    @Test func semicolonsAndTabsSeparateToo() throws {
        #expect(try DataTable(text: "a;b\n1;2\n", path: "t").numbers("b") == [2])
        #expect(try DataTable(text: "\u{FEFF}a\tb\r\n1\t2\r\n", path: "t").numbers("b") == [2])
    }
}
