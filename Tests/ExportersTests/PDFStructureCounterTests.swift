import Testing

@testable import Exporters

/// Each rule of the structural check finds a file that was good but for one thing.
@Suite struct PDFStructureCounterTests {
    struct Damage: CustomTestStringConvertible, Sendable {
        /// What the check must say, and nothing that the whole file is not told.
        var problem: String
        var apply: @Sendable (PDFFile) throws -> Void

        init(_ problem: String, _ apply: @escaping @Sendable (PDFFile) throws -> Void) {
            self.problem = problem
            self.apply = apply
        }

        var testDescription: String { problem }
    }

    private static let whole = Result { try PDFExporter.pdf(PDFStructureTests.pages()) }

    /// Elements of the structure of one role, in their order.
    private static func elements(_ file: PDFFile, _ role: String) -> [PDFObject] {
        func all(_ element: PDFObject) -> [PDFObject] {
            let own = element["/S"]?.name == "/" + role ? [element] : []
            return own + (element["/K"]?.items ?? []).filter { $0["/S"] != nil }.flatMap(all)
        }
        return (file.catalog["/StructTreeRoot"]?["/K"]?.items ?? []).flatMap(all)
    }

    private static func first(_ file: PDFFile, _ role: String) throws -> PDFObject {
        try #require(elements(file, role).first, "no \(role)")
    }

    private static func font(_ file: PDFFile) throws -> PDFObject {
        let fonts = try #require(file.pages.first?["/Resources"]?["/Font"])
        return try #require(fonts.keys.first.flatMap { fonts[$0] })
    }

    private static func annotation(_ file: PDFFile, isInside: Bool) throws -> PDFObject {
        let all = file.pages.flatMap { $0["/Annots"]?.items ?? [] }
        return try #require(all.first { ($0["/A"]?["/URI"] == nil) == isInside })
    }

    /// Adds to the content of the first page.
    private static func append(_ text: String, _ file: PDFFile) throws {
        let content = try #require(file.pages.first?["/Contents"]?.items.first)
        content.replaceData(try #require(content.streamData) + Array(text.utf8))
    }

    static let damages: [Damage] = [
        Damage("not marked as tagged") { $0.catalog["/MarkInfo"] = nil },
        Damage("no language") { $0.catalog["/Lang"] = nil },
        Damage("the title is not shown") { $0.catalog["/ViewerPreferences"] = nil },
        Damage("no title in the metadata") { $0.trailer["/Info"]?["/Title"] = nil },
        Damage("no title in the metadata") { $0.catalog["/Metadata"] = nil },
        Damage("is not embedded") { file in
            let font = try font(file)
            let descriptor = (font["/DescendantFonts"]?.items.first ?? font)["/FontDescriptor"]
            for key in ["/FontFile", "/FontFile2", "/FontFile3"] { descriptor?[key] = nil }
        },
        Damage("has no text") { try font($0)["/ToUnicode"] = nil },
        Damage("is not a subset") { try font($0)["/BaseFont"] = $0.name("/Pagella") },
        Damage("text in a form") { file in
            let fonts = try #require(file.pages.first?["/Resources"]?["/Font"])
            let form = file.stream(
                Array("q Q".utf8), [("/Type", file.name("/XObject")), ("/Subtype", file.name("/Form"))])
            form.streamDictionary["/Resources"] = file.dictionary([("/Font", fonts)])
            file.pages.first?["/Resources"]?["/XObject"] = file.dictionary([("/x1", form)])
        },
        Damage("Figure without a description") { try first($0, "Figure")["/Alt"] = nil },
        Damage("Formula without a description") { try first($0, "Formula")["/Alt"] = $0.text("") },
        Damage("H5 after H2") { try #require(elements($0, "H3").first)["/S"] = $0.name("/H5") },
        Damage("the tree has no root") { $0.catalog["/StructTreeRoot"]?["/K"]?.items.first?["/S"] = $0.name("/P") },
        Damage("TH without a scope") { try first($0, "TH")["/A"] = nil },
        Damage("a table without headers") { file in
            for header in elements(file, "TH") { header["/S"] = file.name("/TD") }
        },
        Damage("rows of [1, 2] cells in one table") { file in
            let row = try #require(elements(file, "TR").last)
            row["/K"] = file.array([try #require(row["/K"]?.items.first)])
        },
        Damage("a table's head stands twice") { file in
            for cell in elements(file, "TD").prefix(2) { cell["/S"] = file.name("/TH") }
        },
        Damage("an element of Document has another parent") { try first($0, "P")["/P"] = try first($0, "Figure") },
        Damage("belongs to two elements") { file in
            let root = try first(file, "Document")
            let kids = try #require(root["/K"]?.items)
            root["/K"] = file.array(kids + [try first(file, "P")])
        },
        Damage("stands in no element") { file in
            let root = try first(file, "Document")
            root["/K"] = file.array(Array(try #require(root["/K"]?.items).dropLast()))
        },
        Damage("has no parent") { $0.catalog["/StructTreeRoot"]?["/ParentTree"] = nil },
        Damage("of the tree is not there") { file in
            let content = try #require(file.pages.first?["/Contents"]?.items.first)
            content.replaceData([])
        },
        Damage("[\"S\"] outside all marks") { try append("\n0 0 m 9 9 l S\n", $0) },
        Damage("[\"Tj\"] outside all marks") { try append("\nBT (lost) Tj ET\n", $0) },
        Damage("marks do not end") { try append("\n/Artifact BMC\n", $0) },
        Damage("a link without its annotation") { file in
            let link = try first(file, "Link")
            link["/K"] = file.array((link["/K"]?.items ?? []).filter { $0["/Obj"] == nil })
        },
        Damage("a link outside the tree") { file in
            let annotations = try #require(file.pages.first?["/Annots"]?.items)
            let other = file.indirect(
                file.dictionary([
                    ("/Subtype", file.name("/Link")), ("/Contents", file.text("x")),
                    ("/Rect", try #require(annotations[0]["/Rect"])),
                ]))
            file.pages.first?["/Annots"] = file.array(annotations + [other])
        },
        Damage("a link whose element is not told") { try annotation($0, isInside: true)["/StructParent"] = nil },
        Damage("a link without a description") { try annotation($0, isInside: false)["/Contents"] = nil },
        Damage("a link to 'nowhere', which is nowhere") { file in
            let annotation = try annotation(file, isInside: true)
            if annotation["/Dest"] != nil { annotation["/Dest"] = file.text("nowhere") }
            annotation["/A"]?["/D"] = file.text("nowhere")
        },
        Damage("a link that leads to nothing") { file in
            let annotation = try annotation(file, isInside: false)
            annotation["/A"] = nil
            annotation["/Dest"] = nil
        },
        Damage("links are not reached in the text's order") { file in
            for page in file.pages { page["/Tabs"] = nil }
        },
        Damage("entries in the outline") { $0.catalog["/Outlines"]?["/First"]?["/Next"] = nil },
        Damage("an entry of the outline leads nowhere") { file in
            let entry = try #require(file.catalog["/Outlines"]?["/First"])
            entry["/A"] = nil
            entry["/Dest"] = nil
        },
        Damage("the outline goes back from page") { file in
            let first = try #require(file.catalog["/Outlines"]?["/First"])
            let last = try #require(file.catalog["/Outlines"]?["/Last"])
            for key in ["/A", "/Dest"] { first[key] = last[key] }
        },
    ]

    @Test(arguments: damages) func damageIsFound(damage: Damage) throws {
        let bytes = try Self.whole.get()
        let before = try PDFStructureCheck(bytes).problems
        #expect(before == [])
        let file = try PDFFile(bytes)
        try damage.apply(file)
        let problems = try PDFStructureCheck(try file.bytes()).problems
        #expect(
            problems.contains { $0.contains(damage.problem) }, "found instead:\n\(problems.joined(separator: "\n"))")
    }
}
