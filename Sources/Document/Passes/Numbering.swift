import Diagnostics

/// Numbers sections, figures, tables and equations in the order in which they stand.
struct Numbering {
    private let numbersSections: Bool
    private var sections = [Int](repeating: 0, count: 6)
    private var counts: [ReferenceTarget.Kind: Int] = [:]
    private(set) var targets: [String: ReferenceTarget] = [:]
    private(set) var diagnostics: [Diagnostic] = []

    init(numbersSections: Bool) { self.numbersSections = numbersSections }

    mutating func number(_ blocks: [Block]) -> [Block] {
        blocks.map { block in
            var block = block
            switch block.kind {
            case .heading(var heading):
                if numbersSections, heading.isNumbered { heading.number = nextSection(heading.level) }
                define(heading.identifier, .section, number: heading.number, block.span)
                block.kind = .heading(heading)
            case .figure(var figure):
                if figure.identifier != nil || figure.caption?.isEmpty == false {
                    figure.number = next(.figure)
                    define(figure.identifier, .figure, number: figure.number, block.span)
                    block.kind = .figure(figure)
                }
            case .table(var table):
                if table.identifier != nil || table.caption?.isEmpty == false {
                    table.number = next(.table)
                    define(table.identifier, .table, number: table.number, block.span)
                    block.kind = .table(table)
                }
            case .math(var math):
                if math.identifier != nil {
                    math.number = next(.equation)
                    define(math.identifier, .equation, number: math.number, block.span)
                    block.kind = .math(math)
                }
            case .list(var list):
                for index in list.items.indices { list.items[index] = number(list.items[index]) }
                block.kind = .list(list)
            case .quote(let blocks): block.kind = .quote(number(blocks))
            case .division(var division):
                division.blocks = number(division.blocks)
                block.kind = .division(division)
            case .paragraph, .code, .cell, .output, .thematicBreak, .pageBreak: break
            }
            return block
        }
    }

    private mutating func next(_ kind: ReferenceTarget.Kind) -> String {
        counts[kind, default: 0] += 1
        return String(counts[kind, default: 0])
    }

    private mutating func nextSection(_ level: Int) -> String {
        let level = min(max(level, 1), 6)
        sections[level - 1] += 1
        for deeper in level..<6 { sections[deeper] = 0 }
        // A notebook whose headings start at the second level counts from there.
        return sections[..<level].drop { $0 == 0 }.map(String.init).joined(separator: ".")
    }

    private mutating func define(_ identifier: String?, _ kind: ReferenceTarget.Kind, number: String?, _ span: SourceSpan) {
        guard let identifier else { return }
        if let first = targets[identifier] {
            diagnostics.append(
                .error(
                    "duplicate-label", "the label '\(identifier)' is used twice", at: span, hint: "give one of them another label",
                    notes: [Diagnostic.Note("first used here", span: first.span)]))
            return
        }
        targets[identifier] = ReferenceTarget(kind: kind, number: number ?? "", span: span)
    }
}
