import Drawing

/// The structure tree of a PDF file: read as Cairo wrote it, put in order, written anew.
///
/// Cairo leaves out descriptions, the root, the parts of a list's items, and that one element may stand on several pages (ISO 32000-1,
/// 14.7 and 14.8).
struct PDFStructure {
    /// One element of the tree.
    final class Element {
        var role: String
        let tag: StructureTag?
        var kids: [Kid]

        init(role: String, tag: StructureTag? = nil, kids: [Kid] = []) {
            self.role = role
            self.tag = tag
            self.kids = kids
        }

        /// The element's place in the document's order; nil for what has no number.
        var number: Int? {
            if let number = tag?.number { return number }
            for case .element(let kid) in kids {
                if let number = kid.number { return number }
            }
            return nil
        }
    }

    enum Kid {
        case element(Element)
        /// Marked content of a page, by its number there.
        case content(page: PDFObject, mark: Int)
        /// A link's annotation.
        case annotation(PDFObject, page: PDFObject)
    }

    private(set) var roots: [Element] = []

    /// - Parameter tags: what the elements are, in the order in which they were begun; nil for a link.
    /// - Throws: when the file has other elements than were drawn.
    init(_ file: PDFFile, tags: [StructureTag?]) throws(ExportError) {
        var rest = tags[...]
        roots = (file.catalog["/StructTreeRoot"]?["/K"]?.items ?? []).map { Self.read($0, &rest) }
        guard rest.isEmpty, Self.matches(roots) else {
            throw .drawingFailed(format: "PDF", reason: "its structure is not the document's")
        }
    }

    private static func read(_ object: PDFObject, _ tags: inout ArraySlice<StructureTag?>) -> Element {
        let tag = tags.popFirst() ?? StructureTag(.artifact)
        let element = Element(role: String((object["/S"]?.name ?? "/").dropFirst()), tag: tag)
        for kid in object["/K"]?.items ?? [] {
            if let mark = kid.integer, let page = object["/Pg"] {
                element.kids.append(.content(page: page, mark: mark))
            } else if let annotation = kid["/Obj"], let page = object["/Pg"] {
                element.kids.append(.annotation(annotation, page: page))
            } else if kid["/S"] != nil {
                element.kids.append(.element(read(kid, &tags)))
            }
        }
        return element
    }

    private static func matches(_ elements: [Element]) -> Bool {
        elements.allSatisfy { element in
            element.role == CairoSurface.tagName(element.tag)
                && matches(element.kids.compactMap { if case .element(let inner) = $0 { inner } else { nil } })
        }
    }

    // MARK: Order

    /// Takes artifacts out, joins what belongs together, and gives the tree its root.
    mutating func arrange() {
        let kids = Self.arranged(roots.map(Kid.element), isRoot: true)
        roots = [Element(role: "Document", kids: Self.inOrder(kids))]
    }

    /// What was moved to the head or the foot of a page is read where the document has it.
    private static func inOrder(_ kids: [Kid]) -> [Kid] {
        var last = 0
        let keys = kids.map { kid -> Int in
            if case .element(let element) = kid, let number = element.number { last = number }
            return last
        }
        return kids.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { kids[$0] }
    }

    private static func arranged(_ kids: [Kid], isRoot: Bool) -> [Kid] {
        var result: [Kid] = []
        var known: [Int: Element] = [:]
        for kid in kids {
            guard case .element(let element) = kid else {
                result.append(kid)
                continue
            }
            if element.tag?.role == .artifact { continue }
            // Text beside a link belongs to the paragraph itself.
            if element.tag?.role == .span {
                result += element.kids
                continue
            }
            if let number = element.tag?.number {
                if let first = known[number] {
                    first.kids += element.kids
                    continue
                }
                known[number] = element
            }
            if isRoot, element.tag?.role == .caption, case .element(let figure)? = result.last,
                ["Figure", "Div"].contains(figure.role)
            {
                // A figure and its caption stand together.
                if figure.role == "Div" {
                    figure.kids.append(kid)
                } else {
                    result[result.count - 1] = .element(Element(role: "Div", kids: [.element(figure), kid]))
                }
                continue
            }
            result.append(kid)
        }
        for case .element(let element) in result {
            element.kids = arranged(element.kids, isRoot: false)
            if element.tag?.role == .listItem { divideItem(element) }
        }
        return result
    }

    /// A list's item holds its mark and its body.
    private static func divideItem(_ item: Element) {
        var label: Element?
        func withoutLabel(_ kids: [Kid]) -> [Kid] {
            kids.filter { kid in
                guard case .element(let element) = kid else { return true }
                if label == nil, element.tag?.role == .listLabel {
                    label = element
                    return false
                }
                if element.tag?.role != .list { element.kids = withoutLabel(element.kids) }
                return true
            }
        }
        let body = Element(role: "LBody", kids: withoutLabel(item.kids))
        item.kids = (label.map { [.element($0)] } ?? []) + [.element(body)]
    }

    // MARK: Writing

    func write(to file: PDFFile) {
        let root = file.indirect(file.dictionary([("/Type", file.name("/StructTreeRoot"))]))
        var writer = Writer(file: file)
        root["/K"] = file.array(roots.map { writer.write($0, parent: root) })
        root["/ParentTree"] = file.indirect(file.dictionary([("/Nums", writer.parentNumbers)]))
        root["/ParentTreeNextKey"] = file.integer(writer.nextKey)
        file.catalog["/StructTreeRoot"] = root
    }

    private struct Writer {
        let file: PDFFile
        /// Elements of each page's marks, by the page's key.
        private var marks: [Int: [Int: PDFObject]] = [:]
        /// Elements of annotations, by the annotation's key.
        private var annotations: [Int: PDFObject] = [:]

        init(file: PDFFile) { self.file = file }

        mutating func write(_ element: Element, parent: PDFObject) -> PDFObject {
            let object = file.indirect(
                file.dictionary([
                    ("/Type", file.name("/StructElem")), ("/S", file.name("/" + element.role)), ("/P", parent),
                ]))
            if let text = element.tag?.alternative { object["/Alt"] = file.text(text) }
            if element.role == "TH" {
                object["/A"] = file.dictionary([("/O", file.name("/Table")), ("/Scope", file.name("/Column"))])
            }
            let page = element.kids.lazy.compactMap { kid -> PDFObject? in
                switch kid {
                case .content(let page, _), .annotation(_, let page): page
                case .element: nil
                }
            }.first
            if let page { object["/Pg"] = page }
            let kids = element.kids.map { kid -> PDFObject in
                switch kid {
                case .element(let inner): return write(inner, parent: object)
                case .content(let own, let mark):
                    if let key = own["/StructParents"]?.integer { marks[key, default: [:]][mark] = object }
                    guard own.number != page?.number else { return file.integer(mark) }
                    return file.dictionary([
                        ("/Type", file.name("/MCR")), ("/Pg", own), ("/MCID", file.integer(mark)),
                    ])
                case .annotation(let annotation, let own):
                    if let key = annotation["/StructParent"]?.integer { annotations[key] = object }
                    var entries = [("/Type", file.name("/OBJR")), ("/Obj", annotation)]
                    if own.number != page?.number { entries.append(("/Pg", own)) }
                    return file.dictionary(entries)
                }
            }
            if !kids.isEmpty { object["/K"] = kids.count == 1 ? kids[0] : file.array(kids) }
            return object
        }

        /// Keys and elements, in the order of the keys.
        var parentNumbers: PDFObject {
            var all = annotations
            // In order, because the file numbers its objects as they are made.
            for (key, marks) in marks.sorted(by: { $0.key < $1.key }) {
                let count = (marks.keys.max() ?? -1) + 1
                all[key] = file.indirect(file.array((0..<count).map { marks[$0] ?? file.null }))
            }
            return file.array(all.sorted { $0.key < $1.key }.flatMap { [file.integer($0.key), $0.value] })
        }

        var nextKey: Int { (Array(marks.keys) + annotations.keys).max().map { $0 + 1 } ?? 0 }
    }
}
