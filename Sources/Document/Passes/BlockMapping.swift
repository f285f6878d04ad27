extension [Block] {
    /// The blocks with some of them replaced, at every depth; those for which `replace` gives nil stay.
    func replacing(_ replace: (Block) -> [Block]?) -> [Block] {
        var result: [Block] = []
        result.reserveCapacity(count)
        for var block in self {
            if let replaced = replace(block) {
                result += replaced
                continue
            }
            switch block.kind {
            case .list(var list):
                list.items = list.items.map { $0.replacing(replace) }
                block.kind = .list(list)
            case .quote(let blocks): block.kind = .quote(blocks.replacing(replace))
            case .division(var division):
                division.blocks = division.blocks.replacing(replace)
                block.kind = .division(division)
            case .panel(var panel):
                panel.parts = panel.parts.replacing(replace)
                block.kind = .panel(panel)
            case .heading, .paragraph, .code, .cell, .math, .table, .figure, .output, .note, .references, .rawHTML,
                .thematicBreak,
                .pageBreak:
                break
            }
            result.append(block)
        }
        return result
    }
}
