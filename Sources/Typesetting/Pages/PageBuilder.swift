import Drawing

/// Cuts strips into columns and pages.
struct PageBuilder {
    let style: PageStyle
    /// The running foot's text at the left.
    let footer: String
    let shaper: any TextShaper

    struct Result {
        var pages: [DisplayList] = []
        var outline: [TypesetDocument.OutlineEntry] = []
    }

    private struct Column {
        var strips: [(y: Double, item: FlowItem)] = []
        var height = 0.0
    }

    private struct Page {
        /// Strips across all columns at the head.
        var spanning: [(y: Double, item: FlowItem)] = []
        var spanningHeight = 0.0
        var columns: [Column] = []
    }

    func build(title: [FlowItem], body: [FlowItem]) -> Result {
        var pages: [Page] = []
        var waiting = body[...]
        var floats: [FlowItem] = []
        var isFirst = true
        repeat {
            var page = Page()
            if isFirst { append(title, to: &page) }
            isFirst = false
            takeSpanning(&floats, to: &page)
            let available = style.columnHeight - page.spanningHeight
            let start = (waiting, floats)
            page.columns = fill(&waiting, &floats, height: available)
            let isLast = waiting.isEmpty && floats.isEmpty
            if isLast, style.columns > 1 {
                page.columns = balanced(start.0, start.1, height: available) ?? page.columns
            }
            pages.append(page)
        } while !waiting.isEmpty || !floats.isEmpty
        return draw(pages)
    }

    private func append(_ title: [FlowItem], to page: inout Page) {
        for strip in title {
            page.spanning.append((page.spanningHeight, strip))
            page.spanningHeight += strip.height
        }
    }

    /// Spanning figures go to the head of the page, as many as leave room for text.
    private func takeSpanning(_ floats: inout [FlowItem], to page: inout Page) {
        while let first = floats.first, first.placement == .spanning {
            guard page.spanningHeight == 0 || page.spanningHeight + first.height < style.columnHeight * 0.7 else {
                return
            }
            floats.removeFirst()
            page.spanning.append((page.spanningHeight, first))
            page.spanningHeight += first.height + style.leading * 1.2
        }
    }

    private func fill(_ strips: inout ArraySlice<FlowItem>, _ floats: inout [FlowItem], height: Double) -> [Column] {
        (0..<style.columns).map { _ in fillColumn(&strips, &floats, height: height) }
    }

    private func fillColumn(_ strips: inout ArraySlice<FlowItem>, _ floats: inout [FlowItem], height: Double) -> Column
    {
        var column = Column()
        // Figures that found no room before stand at the head, in their order.
        while let first = floats.first, first.placement == .float {
            let space = column.strips.isEmpty ? 0 : first.spaceBefore
            guard column.strips.isEmpty || column.height + space + first.height <= height else { break }
            column.strips.append((column.height + space, first))
            column.height += space + first.height
            floats.removeFirst()
        }
        if !column.strips.isEmpty { column.height += style.leading * 0.9 }
        let floatEnd = column.strips.count
        while let strip = strips.first {
            if strip.breakBefore == .forced, column.strips.count > floatEnd {
                strips.removeFirst()
                return column
            }
            let isHead = column.strips.isEmpty
            let space = isHead ? 0 : strip.spaceBefore
            let head = isHead || column.strips.count == floatEnd ? strip.repeatedHead : nil
            let needed = space + strip.height + (head?.height ?? 0)
            if strip.placement != .inline {
                // A figure stays in its place when no earlier one waits and it fits.
                strips.removeFirst()
                if floats.isEmpty, strip.placement == .float, column.height + needed <= height || isHead {
                    column.strips.append((column.height + space, strip))
                    column.height += needed + style.leading * 0.9
                } else {
                    floats.append(strip)
                }
                continue
            }
            if column.height + needed > height, !isHead {
                giveBack(&column, to: &strips, from: floatEnd)
                return column
            }
            var placed = strip
            if let head, strip.repeatedHead != nil, strip.breakBefore != .forbidden {
                placed.items = head.items + [.group(.translation(x: 0, y: head.height), clip: nil, strip.items)]
                placed.height += head.height
            }
            // Space at the head of a column says nothing.
            let isBlank = strip.items.isEmpty && isHead
            if !isBlank || strip.destinations.isEmpty == false {
                column.strips.append((column.height + space, placed))
                column.height += space + placed.height
            }
            strips.removeFirst()
        }
        return column
    }

    /// Takes strips back from a full column until its end is at a place where a page may end.
    private func giveBack(_ column: inout Column, to strips: inout ArraySlice<FlowItem>, from first: Int) {
        guard let next = strips.first else { return }
        var best: Int?
        var boundary = column.strips.count
        var following = next
        var isDiscouraged: Int?
        while boundary > first {
            switch following.breakBefore {
            case .allowed, .forced:
                best = boundary
            case .discouraged:
                if isDiscouraged == nil { isDiscouraged = boundary }
            case .forbidden: break
            }
            if best != nil { break }
            boundary -= 1
            following = column.strips[boundary].item
        }
        // A break at a poor place is better than a page left a third empty.
        if let poor = isDiscouraged {
            let lost =
                best.map { column.height - (column.strips.indices.contains($0) ? column.strips[$0].y : column.height) }
                ?? .infinity
            if lost > style.columnHeight * 0.15 { best = poor }
        }
        guard let cut = best, cut > first, cut < column.strips.count else { return }
        // Figures placed among the strips taken back go back with them.
        let returned = column.strips[cut...].map(\.item)
        strips = (returned + strips)[...]
        column.strips.removeSubrange(cut...)
        column.height = column.strips.last.map { $0.y + $0.item.height } ?? 0
    }

    /// Columns of equal height for the last page; nil when what is left does not fit that way.
    private func balanced(_ strips: ArraySlice<FlowItem>, _ floats: [FlowItem], height: Double) -> [Column]? {
        var low = 0.0
        var high = height
        var best: [Column]?
        for _ in 0..<12 {
            let middle = (low + high) / 2
            var rest = strips
            var waiting = floats
            let columns = fill(&rest, &waiting, height: middle)
            if rest.isEmpty, waiting.isEmpty, columns.allSatisfy({ $0.height <= height }) {
                best = columns
                high = middle
            } else {
                low = middle
            }
        }
        return best
    }

    // MARK: Drawing

    private func draw(_ pages: [Page]) -> Result {
        var result = Result()
        for (index, page) in pages.enumerated() {
            var items: [DisplayItem] = []
            let number = index + 1
            func draw(_ strips: [(y: Double, item: FlowItem)], at origin: Point) {
                items += Self.tagged(strips, origin: origin)
                for (y, strip) in strips {
                    for destination in strip.destinations {
                        items.append(.destination(destination, Point(x: origin.x, y: max(0, origin.y + y - 4))))
                    }
                    if let mark = strip.outline {
                        result.outline.append(
                            TypesetDocument.OutlineEntry(
                                level: mark.level, title: mark.title, destination: mark.destination, page: number))
                    }
                }
            }
            draw(page.spanning, at: Point(x: style.marginSide, y: style.marginTop))
            for (column, content) in page.columns.enumerated() {
                let x = style.marginSide + Double(column) * (style.columnWidth + style.gutter)
                draw(content.strips, at: Point(x: x, y: style.marginTop + page.spanningHeight))
            }
            items += foot(number)
            result.pages.append(DisplayList(size: style.paper, items: items))
        }
        return result
    }

    /// Strips as items, those of one element of the structure under one tag.
    private static func tagged(_ strips: [(y: Double, item: FlowItem)], origin: Point) -> [DisplayItem] {
        var result: [DisplayItem] = []
        var index = 0
        while index < strips.count {
            let first = strips[index].item
            var group: [DisplayItem] = []
            repeat {
                let (y, strip) = strips[index]
                if !strip.items.isEmpty {
                    group.append(.group(.translation(x: origin.x, y: origin.y + y), clip: nil, strip.items))
                }
                index += 1
            } while index < strips.count && first.element > 0 && strips[index].item.element == first.element
            if let tag = first.tag { result.append(.tagged(tag, group)) } else { result += group }
        }
        return result
    }

    private func foot(_ number: Int) -> [DisplayItem] {
        let text = style.text(size: style.noteSize, color: style.noteColor)
        let y = style.paper.height - style.marginBottom + 30
        let page = shaper.shape("\(number)", style: text)
        return shaper.shape(footer, style: text).items(at: Point(x: style.marginSide, y: y))
            + page.items(at: Point(x: style.paper.width - style.marginSide - page.width, y: y))
    }
}
