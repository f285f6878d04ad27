import Drawing

/// Collects a line's fragments as few glyph runs, their spaces included, so that text copies and reads as written.
struct LineAssembler {
    private struct Piece {
        var content: Content
        var link: LinkTarget?

        enum Content {
            case run(GlyphRun, style: TextStyle, at: Point)
            case items([DisplayItem])
        }
    }

    let shaper: any TextShaper
    private var pieces: [Piece] = []

    init(shaper: any TextShaper) { self.shaper = shaper }

    /// Adds a fragment whose left end stands at a distance from the line's; `tracking` is added after each letter.
    mutating func add(_ fragment: Fragment, at x: Double, tracking: Double = 0) {
        switch fragment.content {
        case .text(let text):
            guard !text.isEmpty else { return }
            var x = x
            let runs = shaper.shape(text, style: fragment.style).runs
            // Nothing moves away from the last letter of a line.
            let isLast = fragment.letters < runs.reduce(0) { $0 + $1.glyphs.count }
            for (index, var run) in runs.enumerated() {
                if tracking != 0 { run.track(by: tracking) }
                if isLast, index == runs.count - 1 { run.advance -= tracking }
                add(run, style: fragment.style, at: Point(x: x, y: -fragment.rise), link: fragment.link)
                x += run.advance
            }
        case .formula(let box):
            guard !box.items.isEmpty else { return }
            let group = DisplayItem.group(.translation(x: x, y: -fragment.rise), clip: nil, box.items)
            pieces.append(Piece(content: .items([group]), link: fragment.link))
        }
    }

    /// Adds a space, which belongs to the run before it.
    mutating func addSpace(at x: Double, width: Double) {
        guard let last = pieces.last, case .run(var run, let style, let origin) = last.content,
            let space = shaper.shape(" ", style: style).runs.first, space.font == run.font,
            let glyph = space.glyphs.first
        else { return }
        run.glyphs.append(GlyphRun.Glyph(id: glyph.id, x: x - origin.x, y: 0, cluster: run.text.utf8.count))
        run.text += " "
        run.advance = x + width - origin.x
        pieces[pieces.count - 1].content = .run(run, style: style, at: origin)
    }

    private mutating func add(_ run: GlyphRun, style: TextStyle, at point: Point, link: LinkTarget?) {
        if let last = pieces.last, last.link == link, case .run(var before, let beforeStyle, let origin) = last.content,
            before.font == run.font, beforeStyle == style, origin.y == point.y
        {
            let offset = before.text.utf8.count
            for var glyph in run.glyphs {
                glyph.x += point.x - origin.x
                glyph.cluster += offset
                before.glyphs.append(glyph)
            }
            before.text += run.text
            before.advance = point.x + run.advance - origin.x
            pieces[pieces.count - 1].content = .run(before, style: style, at: origin)
        } else {
            pieces.append(Piece(content: .run(run, style: style, at: point), link: link))
        }
    }

    /// The line's items; neighbours with the same link stand in one.
    var items: [DisplayItem] {
        var result: [DisplayItem] = []
        var index = 0
        while index < pieces.count {
            let link = pieces[index].link
            var group: [DisplayItem] = []
            while index < pieces.count, pieces[index].link == link {
                switch pieces[index].content {
                case .run(let run, _, let origin): group.append(.glyphs(run, at: origin))
                case .items(let items): group += items
                }
                index += 1
            }
            if let link { result.append(.link(link, group)) } else { result += group }
        }
        return result
    }
}

extension GlyphRun {
    /// Moves each glyph away from the one before it.
    fileprivate mutating func track(by distance: Double) {
        for index in glyphs.indices { glyphs[index].x += distance * Double(index) }
        advance += distance * Double(glyphs.count)
    }
}
