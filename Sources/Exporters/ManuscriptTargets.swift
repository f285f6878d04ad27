import Document

/// What references lead to: what carries the number in a manuscript, and the number as the notebook's own reports show it.
struct ManuscriptTargets {
    struct Target {
        /// What is numbered: the thing itself, or for a part of a panel the panel.
        var identifier: String
        /// Nil where there is a text but no number.
        var number: String?
        /// The letter of a panel's part, which stands after the panel's number.
        var part = ""
        var isSection = false
    }

    private(set) var targets: [String: Target] = [:]
    /// The works of the list of references by what citations lead to.
    private(set) var works: [String: String] = [:]
    private(set) var topLevel = 1

    init(_ blocks: [Block]) {
        var levels: [Int] = []
        collect(blocks, &levels)
        topLevel = levels.min() ?? 1
    }

    subscript(identifier: String) -> Target? { targets[identifier] }

    private mutating func define(_ identifier: String?, _ number: String?, isSection: Bool = false) {
        guard let identifier, !identifier.isEmpty else { return }
        targets[identifier] = Target(identifier: identifier, number: number, isSection: isSection)
    }

    private mutating func collect(_ blocks: [Block], _ levels: inout [Int]) {
        for block in blocks {
            switch block.kind {
            case .heading(let heading):
                levels.append(heading.level)
                define(heading.identifier, heading.number, isSection: true)
            case .figure(let figure): define(figure.identifier, figure.number)
            case .table(let table): define(table.identifier, table.number)
            case .code(let code): define(code.identifier, code.number)
            case .math(let math): define(math.identifier, math.number)
            case .list(let list): for item in list.items { collect(item, &levels) }
            case .quote(let blocks): collect(blocks, &levels)
            case .division(let division):
                define(division.identifier, nil)
                collect(division.blocks, &levels)
            case .panel(let panel): collect(panel, &levels)
            case .references(let list): for entry in list.entries { works[entry.identifier] = entry.key }
            case .paragraph, .output, .rawHTML, .thematicBreak, .pageBreak, .cell, .note: break
            }
        }
    }

    private mutating func collect(_ panel: Panel, _ levels: inout [Int]) {
        define(panel.identifier, panel.number)
        collect(panel.parts, &levels)
        let whole = Self.identifier(of: panel)
        for part in panel.parts {
            let (identifier, letter): (String?, String?) =
                switch part.kind {
                case .figure(let figure): (figure.identifier, figure.part)
                case .table(let table): (table.identifier, table.part)
                default: (nil, nil)
                }
            if let identifier, let letter {
                targets[identifier] = Target(identifier: whole, number: panel.number, part: letter)
            }
        }
    }

    /// A panel without a label of its own is called by its number.
    static func identifier(of panel: Panel) -> String {
        panel.identifier ?? "panel-\(panel.number ?? "")"
    }
}
