import Foundation

@testable import Exporters

/// Looks whether a PDF is what a tagged document must be (ISO 32000-1, 14.8, and ISO 14289-1): fonts, marks, structure, links.
struct PDFStructureCheck {
    private(set) var problems: [String] = []
    /// Roles of the structure's elements in reading order.
    private(set) var roles: [String] = []
    private(set) var alternatives: [String] = []

    private let file: PDFFile
    /// Marks that elements of the tree name, by page object and number.
    private var placedMarks: [Int: Set<Int>] = [:]
    private var placedAnnotations: Set<Int> = []

    init(_ bytes: [UInt8]) throws {
        file = try PDFFile(bytes)
        checkCatalog()
        for root in file.catalog["/StructTreeRoot"]?["/K"]?.items ?? [] { walk(root, page: nil) }
        checkHeadings()
        for (index, page) in file.pages.enumerated() { check(page, number: index + 1) }
        checkOutline()
    }

    private mutating func require(_ condition: Bool, _ problem: @autoclosure () -> String) {
        if !condition { problems.append(problem()) }
    }

    private mutating func checkCatalog() {
        let catalog = file.catalog
        require(catalog["/MarkInfo"]?["/Marked"]?.isTrue == true, "not marked as tagged")
        require(catalog["/Lang"]?.text?.isEmpty == false, "no language")
        require(catalog["/ViewerPreferences"]?["/DisplayDocTitle"]?.isTrue == true, "the title is not shown")
        let title = file.trailer["/Info"]?["/Title"]?.text ?? ""
        let metadata = catalog["/Metadata"]?.streamData.map { String(decoding: $0, as: UTF8.self) } ?? ""
        require(!title.isEmpty && metadata.contains(MarkupText.escaped(title)), "no title in the metadata")
    }

    // MARK: Structure

    private mutating func walk(_ element: PDFObject, page: PDFObject?) {
        let role = String((element["/S"]?.name ?? "").dropFirst())
        let page = element["/Pg"] ?? page
        roles.append(role)
        if ["Figure", "Formula"].contains(role) {
            let text = element["/Alt"]?.text ?? ""
            alternatives.append(text)
            require(!text.isEmpty, "\(role) without a description")
        }
        if role == "TH" { require(element["/A"]?["/Scope"]?.name != nil, "TH without a scope") }
        if role == "Table" { check(table: element) }
        var hasAnnotation = false
        for kid in element["/K"]?.items ?? [] {
            if let mark = kid.integer ?? kid["/MCID"]?.integer, let own = kid["/Pg"] ?? page {
                let isNew = placedMarks[own.number, default: []].insert(mark).inserted
                require(isNew, "mark \(mark) belongs to two elements")
            } else if let annotation = kid["/Obj"] {
                hasAnnotation = true
                placedAnnotations.insert(annotation.number)
            } else {
                require(kid["/P"]?.number == element.number, "an element of \(role) has another parent")
                walk(kid, page: page)
            }
        }
        if role == "Link" { require(hasAnnotation, "a link without its annotation") }
    }

    private mutating func check(table: PDFObject) {
        func kids(_ object: PDFObject, _ role: String) -> [PDFObject] {
            (object["/K"]?.items ?? []).filter { $0["/S"]?.name == "/" + role }
        }
        let rows = kids(table, "TR")
        require(rows.first.map { !kids($0, "TH").isEmpty } == true, "a table without headers")
        let counts = Set(rows.map { $0["/K"]?.items.count ?? 0 })
        require(counts.count == 1, "rows of \(counts.sorted()) cells in one table")
        require(rows.dropFirst().allSatisfy { kids($0, "TH").isEmpty }, "a table's head stands twice")
    }

    private mutating func checkHeadings() {
        var level = 0
        for role in roles where role.count == 2 && role.hasPrefix("H") {
            guard let next = Int(role.dropFirst()) else { continue }
            require(next <= level + 1, "\(role) after H\(level)")
            level = next
        }
        require(roles.first == "Document", "the tree has no root")
    }

    // MARK: Pages

    private mutating func check(_ page: PDFObject, number: Int) {
        checkFonts(page["/Resources"], number)
        let parents = parent(page["/StructParents"]?.integer)?.items
        let content = (page["/Contents"]?.items ?? []).flatMap { $0.streamData ?? [] }
        let marks = PDFContentMarks(content)
        require(marks.looseOperators.isEmpty, "page \(number): \(Set(marks.looseOperators).sorted()) outside all marks")
        require(marks.isBalanced, "page \(number): marks do not end")
        for mark in marks.numbers {
            require(
                placedMarks[page.number]?.contains(mark) == true, "page \(number): mark \(mark) stands in no element")
            require(
                parents.map { mark < $0.count && !$0[mark].isNull } == true,
                "page \(number): mark \(mark) has no parent")
        }
        for mark in placedMarks[page.number] ?? [] {
            require(marks.numbers.contains(mark), "page \(number): mark \(mark) of the tree is not there")
        }
        let annotations = page["/Annots"]?.items ?? []
        require(
            annotations.isEmpty || page["/Tabs"]?.name == "/S",
            "page \(number): links are not reached in the text's order")
        for annotation in annotations {
            require(placedAnnotations.contains(annotation.number), "page \(number): a link outside the tree")
            let parent = parent(annotation["/StructParent"]?.integer)
            require(parent?["/S"]?.name == "/Link", "page \(number): a link whose element is not told")
            let target = annotation["/Dest"]?.text ?? annotation["/A"]?["/D"]?.text ?? annotation["/A"]?["/URI"]?.text
            require(target?.isEmpty == false, "page \(number): a link that leads to nothing")
            require(annotation["/Contents"]?.text?.isEmpty == false, "page \(number): a link without a description")
            if let name = annotation["/Dest"]?.text ?? annotation["/A"]?["/D"]?.text {
                require(destinations.contains(name), "page \(number): a link to '\(name)', which is nowhere")
            }
        }
    }

    private mutating func checkFonts(_ resources: PDFObject?, _ number: Int) {
        let fonts = resources?["/Font"]
        for name in fonts?.keys ?? [] {
            guard let font = fonts?[name] else { continue }
            let base = font["/BaseFont"]?.name ?? "?"
            let inner = font["/DescendantFonts"]?.items.first ?? font
            let descriptor = inner["/FontDescriptor"]
            let isEmbedded = ["/FontFile", "/FontFile2", "/FontFile3"].contains { descriptor?[$0] != nil }
            require(isEmbedded, "page \(number): \(base) is not embedded")
            require(font["/ToUnicode"] != nil, "page \(number): \(base) has no text")
            let isSubset = base.dropFirst(7).first == "+" && base.dropFirst().prefix(6).allSatisfy(\.isUppercase)
            require(isSubset, "page \(number): \(base) is not a subset")
        }
        let drawings = resources?["/XObject"]
        for name in drawings?.keys ?? [] {
            guard let form = drawings?[name]?.streamDictionary, form["/Subtype"]?.name == "/Form" else { continue }
            require(form["/Resources"]?["/Font"] == nil, "page \(number): text in a form")
        }
    }

    /// What the parent tree has for a key: the elements of a page's marks or of an annotation.
    private func parent(_ key: Int?) -> PDFObject? {
        let numbers = file.catalog["/StructTreeRoot"]?["/ParentTree"]?["/Nums"]?.items ?? []
        for index in stride(from: 0, to: numbers.count - 1, by: 2) where numbers[index].integer == key {
            return numbers[index + 1]
        }
        return nil
    }

    // MARK: Links and outline

    /// Names that links may lead to.
    private var destinations: Set<String> {
        func names(_ node: PDFObject?) -> [String] {
            let own = node?["/Names"]?.items.compactMap(\.text) ?? []
            return own + (node?["/Kids"]?.items ?? []).flatMap(names)
        }
        return Set(names(file.catalog["/Names"]?["/Dests"]))
    }

    /// The outline's titles in their order.
    var outline: [String] {
        func titles(_ first: PDFObject?) -> [String] {
            var result: [String] = []
            var entry = first
            while let current = entry {
                result += [current["/Title"]?.text ?? ""] + titles(current["/First"])
                entry = current["/Next"]
            }
            return result
        }
        return titles(file.catalog["/Outlines"]?["/First"])
    }

    private mutating func checkOutline() {
        let headings = roles.count { $0.count == 2 && $0.hasPrefix("H") }
        // The title is no entry of its own outline.
        let entries = outline.count
        require(entries >= headings - 1, "\(headings) headings, \(entries) entries in the outline")
        let numbers = Dictionary(
            file.pages.enumerated().map { ($1.number, $0 + 1) }, uniquingKeysWith: { first, _ in first })
        var last = 0
        func walk(_ first: PDFObject?) {
            var entry = first
            while let current = entry {
                let page = page(current["/Dest"] ?? current["/A"]?["/D"]).flatMap { numbers[$0] }
                require(page != nil, "an entry of the outline leads nowhere")
                require(page ?? last >= last, "the outline goes back from page \(last) to \(page ?? last)")
                last = page ?? last
                walk(current["/First"])
                entry = current["/Next"]
            }
        }
        walk(file.catalog["/Outlines"]?["/First"])
    }

    /// The object of the page that a destination, or the name of one, leads to.
    private func page(_ destination: PDFObject?) -> Int? {
        guard let destination else { return nil }
        guard let name = destination.text else { return destination.items.first?.number }
        func find(_ node: PDFObject?) -> PDFObject? {
            let names = node?["/Names"]?.items ?? []
            for index in stride(from: 0, to: names.count - 1, by: 2) where names[index].text == name {
                return names[index + 1]
            }
            return (node?["/Kids"]?.items ?? []).lazy.compactMap(find).first
        }
        let found = find(file.catalog["/Names"]?["/Dests"])
        return (found?["/D"] ?? found)?.items.first?.number
    }

    /// Attached files by their names.
    var attachments: [String: [UInt8]] {
        let items = file.catalog["/Names"]?["/EmbeddedFiles"]?["/Names"]?.items ?? []
        var result: [String: [UInt8]] = [:]
        for index in stride(from: 0, to: items.count - 1, by: 2) {
            result[items[index].text ?? ""] = items[index + 1]["/EF"]?["/F"]?.streamData
        }
        return result
    }
}
