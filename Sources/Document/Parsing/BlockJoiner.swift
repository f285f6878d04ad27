import Diagnostics

/// Gives tables their captions and puts blocks into the divisions between whose fences they stand.
struct BlockJoiner {
    let log: DiagnosticLog
    /// How deep the blocks already are.
    let depth: Int
    let defaults: CellOptions
    /// Link definitions of the text, one a line.
    let definitions: String

    private struct OpenDivision {
        var attributes: AttributeList
        var span: SourceSpan
        var blocks: [Block] = []
        var pendingCaption: Pending?
    }

    private struct Pending {
        var caption: [Inline]
        var identifier: String?
        var paragraph: Block
    }

    func blocks(_ pieces: [BlockParser.Piece]) -> [Block] {
        var open = [OpenDivision(attributes: AttributeList(), span: Self.nowhere)]
        var ignored = 0
        for piece in pieces {
            switch piece {
            case .block(let block): add(block, to: &open[open.count - 1])
            case .caption(let caption, let identifier, let paragraph):
                settle(&open[open.count - 1])
                let pending = Pending(caption: caption, identifier: identifier, paragraph: paragraph)
                if !attach(pending, toLastOf: &open[open.count - 1]) { open[open.count - 1].pendingCaption = pending }
            case .marker(.divisionStart(let attributes), let span):
                settle(&open[open.count - 1])
                if open.count + depth > InlineParser.nestingLimit {
                    if ignored == 0 { log.tooDeep(at: span) }
                    ignored += 1
                } else {
                    open.append(OpenDivision(attributes: attributes, span: span))
                }
            case .marker(.divisionEnd, let span):
                if ignored > 0 {
                    ignored -= 1
                } else if open.count > 1 {
                    close(&open, end: span)
                } else {
                    log.warning("stray-division-end", "this ::: closes nothing", at: span)
                }
            case .marker(.shortcode(let words), let span): shortcode(words, span, &open[open.count - 1])
            }
        }
        while open.count > 1 {
            let division = open[open.count - 1]
            log.warning(
                "unclosed-division", "nothing closes this division", at: division.span,
                hint: "end it with a line of :::")
            // What an included file gave ends elsewhere.
            let last = division.blocks.last { $0.span.file === division.span.file }
            close(&open, end: last?.span ?? division.span)
        }
        settle(&open[0])
        return open[0].blocks
    }

    private static let nowhere = SourceSpan(file: SourceFile(name: "", text: ""), range: 0..<0)

    private func add(_ block: Block, to division: inout OpenDivision) {
        var block = block
        if case .table(var table) = block.kind, let pending = division.pendingCaption, table.caption == nil {
            table.caption = pending.caption
            table.identifier = pending.identifier
            block.kind = .table(table)
            division.pendingCaption = nil
        }
        settle(&division)
        division.blocks.append(block)
    }

    /// A caption that found no table is a paragraph after all.
    private func settle(_ division: inout OpenDivision) {
        guard let pending = division.pendingCaption else { return }
        division.blocks.append(pending.paragraph)
        division.pendingCaption = nil
    }

    private func attach(_ pending: Pending, toLastOf division: inout OpenDivision) -> Bool {
        guard let last = division.blocks.last, case .table(var table) = last.kind, table.caption == nil else {
            return false
        }
        table.caption = pending.caption
        table.identifier = pending.identifier
        division.blocks[division.blocks.count - 1].kind = .table(table)
        return true
    }

    private func close(_ open: inout [OpenDivision], end: SourceSpan) {
        var division = open.removeLast()
        settle(&division)
        let start = division.span.range.lowerBound
        let span = SourceSpan(file: division.span.file, range: start..<max(start, end.range.upperBound))
        let reader = DivisionReader(log: log, definitions: definitions)
        let block = reader.block(division.attributes, division.blocks, head: division.span, span: span)
        add(block, to: &open[open.count - 1])
    }

    private func shortcode(_ words: [String], _ span: SourceSpan, _ division: inout OpenDivision) {
        if words == ["pagebreak"] {
            add(Block(.pageBreak, span: span), to: &division)
        } else if words.first == "include" {
            guard words.count == 2 else {
                return log.error(
                    "malformed-shortcode", "an include names one file", at: span, hint: "write {{< include part.md >}}")
            }
            let reader = InclusionReader(log: log, defaults: defaults)
            for block in reader.blocks(words[1], at: span) { add(block, to: &division) }
        } else {
            let name = words.first ?? ""
            log.error(
                "unknown-shortcode", "there is no shortcode '\(name)'", at: span,
                hint: NearestName.of(name, among: ["include", "pagebreak"]).map { "did you mean '\($0)'?" }
                    ?? "known are {{< include part.md >}} and {{< pagebreak >}}")
        }
    }
}
