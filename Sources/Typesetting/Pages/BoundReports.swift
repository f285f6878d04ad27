import Drawing

/// Reports one after the other in one document, whose links lead from one to the other.
///
/// Each keeps its own numbers of figures, tables and sections; pages are counted through.
public struct BoundReports {
    /// Reports by the file names of their own PDFs, under which links lead to them.
    private let places: [String: Int]
    private var pages: [DisplayList] = []
    private var outline: [TypesetDocument.OutlineEntry] = []
    private var destinations: [Set<String>]
    private var elementCount = 0

    /// - Parameter files: the file name of each report's own PDF, in their order.
    public init(files: [String]) {
        places = Dictionary(files.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
        destinations = Array(repeating: [], count: files.count)
    }

    /// The place where a report begins; nil stands for the pages before the first.
    public static func start(_ report: Int) -> String { "report-\(report + 1)/" }

    /// The address of a place in another report's PDF, as links in a report have it.
    public static func address(file: String, identifier: String?) -> String {
        file + (identifier.map { separator + $0 } ?? "")
    }

    private static let separator = "#nameddest="

    /// What a table of contents of all reports lists: each with its sections of the first level.
    ///
    /// - Parameter pages: how many pages stand before the first report.
    public static func contents(
        of reports: [(title: String, document: TypesetDocument)], after pages: Int
    ) -> [TypesetDocument.OutlineEntry] {
        var before = pages
        return reports.enumerated().flatMap { index, report -> [TypesetDocument.OutlineEntry] in
            let (start, outline) = (start(index), report.document.outline)
            let top = outline.map(\.level).min()
            let sections = outline.filter { $0.level == top }.map {
                TypesetDocument.OutlineEntry(
                    level: 2, title: $0.title, destination: start + $0.destination, page: $0.page + before)
            }
            let first = TypesetDocument.OutlineEntry(
                level: 1, title: report.title, destination: start, page: before + 1)
            before += report.document.pages.count
            return [first] + sections
        }
    }

    /// Adds pages that belong to no report; their links lead to places in the bound document.
    public mutating func add(front: TypesetDocument) {
        elementCount += Self.count(front.pages)
        pages += front.pages
    }

    /// - Parameter report: its place among the files.
    public mutating func add(_ document: TypesetDocument, as report: Int, title: String) {
        let start = Self.start(report)
        let offset = elementCount
        outline.append(
            TypesetDocument.OutlineEntry(level: 1, title: title, destination: start, page: pages.count + 1))
        outline += document.outline.map {
            TypesetDocument.OutlineEntry(
                level: $0.level + 1, title: $0.title, destination: start + $0.destination, page: $0.page)
        }
        for (index, page) in document.pages.enumerated() {
            var items = page.items.map { moved($0, prefix: start, offset: offset, report: report) }
            if index == 0 { items.insert(.destination(start, .zero), at: 0) }
            pages.append(DisplayList(size: page.size, items: items))
        }
        elementCount += Self.count(document.pages)
    }

    /// The whole with its links in place.
    public func document(_ information: TypesetDocument.Information) -> TypesetDocument {
        TypesetDocument(
            pages: pages.map { DisplayList(size: $0.size, items: $0.items.map(linked)) }, outline: outline,
            information: information, diagnostics: [])
    }

    /// The largest number of an element of structure.
    private static func count(_ pages: [DisplayList]) -> Int {
        func largest(_ items: [DisplayItem]) -> Int {
            items.reduce(0) { result, item in
                switch item {
                case .tagged(let tag, let content): max(result, tag.number ?? 0, largest(content))
                case .group(_, _, let content), .link(_, let content): max(result, largest(content))
                case .fill, .stroke, .glyphs, .image, .destination: result
                }
            }
        }
        return pages.map { largest($0.items) + 1 }.max() ?? 0
    }

    /// An item whose names and elements are its report's own.
    private mutating func moved(_ item: DisplayItem, prefix: String, offset: Int, report: Int) -> DisplayItem {
        func all(_ items: [DisplayItem], _ bound: inout Self) -> [DisplayItem] {
            items.map { bound.moved($0, prefix: prefix, offset: offset, report: report) }
        }
        switch item {
        case .destination(let name, let point):
            destinations[report].insert(name)
            return .destination(prefix + name, point)
        case .link(.destination(let name), let content):
            return .link(.destination(prefix + name), all(content, &self))
        case .link(let target, let content): return .link(target, all(content, &self))
        case .group(let transform, let clip, let content): return .group(transform, clip: clip, all(content, &self))
        case .tagged(var tag, let content):
            tag.number = tag.number.map { $0 + offset }
            return .tagged(tag, all(content, &self))
        case .fill, .stroke, .glyphs, .image: return item
        }
    }

    /// An item whose links to other reports' files lead to their places here; where a place has no name, to the report's start.
    private func linked(_ item: DisplayItem) -> DisplayItem {
        switch item {
        case .link(.address(let address), let content):
            return .link(place(address).map { .destination($0) } ?? .address(address), content.map(linked))
        case .link(let target, let content): return .link(target, content.map(linked))
        case .group(let transform, let clip, let content):
            return .group(transform, clip: clip, content.map(linked))
        case .tagged(let tag, let content): return .tagged(tag, content.map(linked))
        case .fill, .stroke, .glyphs, .image, .destination: return item
        }
    }

    private func place(_ address: String) -> String? {
        if let report = places[address] { return Self.start(report) }
        guard let cut = address.firstRange(of: Self.separator),
            let report = places[String(address[..<cut.lowerBound])]
        else { return nil }
        let name = String(address[cut.upperBound...])
        return Self.start(report) + (destinations[report].contains(name) ? name : "")
    }
}
