import Drawing

/// Draws pages whose strips have their places.
struct PageDrawing {
    let style: PageStyle
    let running: RunningLines
    var count = PageCount()
    /// Places that links may lead to besides those on the pages.
    var elsewhere: Set<String> = []

    struct Result {
        var pages: [DisplayList] = []
        var outline: [TypesetDocument.OutlineEntry] = []
        /// Pages, from 1, of the places that links lead to.
        var destinations: [String: Int] = [:]
    }

    func draw(_ pages: [PageBuilder.Page]) -> Result {
        var result = Result()
        var section = ""
        for (index, page) in pages.enumerated() {
            let number = index + count.first
            var items: [DisplayItem] = []
            func draw(_ strips: [Column.Placed], at origin: Point) {
                items += Self.nested(strips[...], depth: 0, origin: origin)
                for strip in strips {
                    for destination in strip.item.destinations where result.destinations[destination] == nil {
                        result.destinations[destination] = number
                        let y = max(0, origin.y + strip.y - 4)
                        items.append(.destination(destination, Point(x: origin.x, y: y)))
                    }
                    if let mark = strip.item.outline {
                        result.outline.append(
                            TypesetDocument.OutlineEntry(
                                level: mark.level, title: mark.title, destination: mark.destination, page: number))
                    }
                }
            }
            draw(page.head, at: Point(x: style.marginSide, y: style.marginTop))
            for (column, content) in page.columns.enumerated() {
                let x = style.marginSide + Double(column) * (style.columnWidth + style.gutter)
                draw(content.strips, at: Point(x: x, y: style.marginTop + page.headHeight))
                let foot = content.foot
                let top = style.marginTop + page.headHeight + page.columnHeight - foot.height
                draw(foot.strips(style), at: Point(x: x, y: top))
            }
            draw(page.foot, at: Point(x: style.marginSide, y: style.marginTop + page.footTop))
            items.append(
                .tagged(
                    StructureTag(.artifact),
                    running.items(
                        page: number, of: count.total ?? pages.count, isFirst: index == 0,
                        section: page.beginsSection ? "" : section)))
            section = page.lastSection ?? section
            result.pages.append(DisplayList(size: style.paper, items: items))
        }
        let known = Set(result.destinations.keys).union(elsewhere)
        result.pages = result.pages.map { DisplayList(size: $0.size, items: Self.withoutDeadLinks($0.items, known)) }
        return result
    }

    /// Strips as items, those of one element of the structure under one tag, elements inside elements.
    private static func nested(_ strips: ArraySlice<Column.Placed>, depth: Int, origin: Point) -> [DisplayItem] {
        var result: [DisplayItem] = []
        var index = strips.startIndex
        while index < strips.endIndex {
            let first = strips[index]
            guard depth < first.item.path.count else {
                if !first.item.items.isEmpty {
                    let place = Transform.translation(x: origin.x, y: origin.y + first.y)
                    result.append(.group(place, clip: nil, first.item.items))
                }
                index += 1
                continue
            }
            let element = first.item.path[depth]
            var end = index + 1
            while end < strips.endIndex, depth < strips[end].item.path.count, strips[end].item.path[depth] == element {
                end += 1
            }
            result.append(.tagged(element.tag, nested(strips[index..<end], depth: depth + 1, origin: origin)))
            index = end
        }
        return result
    }

    /// Items whose links all lead somewhere: a link to a place that is not in the report is text.
    private static func withoutDeadLinks(_ items: [DisplayItem], _ known: Set<String>) -> [DisplayItem] {
        items.flatMap { item -> [DisplayItem] in
            switch item {
            case .link(.destination(let name), let content):
                let content = withoutDeadLinks(content, known)
                return known.contains(name) ? [.link(.destination(name), content)] : content
            case .link(let target, let content): return [.link(target, withoutDeadLinks(content, known))]
            case .group(let transform, let clip, let content):
                return [.group(transform, clip: clip, withoutDeadLinks(content, known))]
            case .tagged(let tag, let content): return [.tagged(tag, withoutDeadLinks(content, known))]
            case .fill, .stroke, .glyphs, .image, .destination: return [item]
            }
        }
    }
}
