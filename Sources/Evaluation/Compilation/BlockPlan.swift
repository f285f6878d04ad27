import Diagnostics
import Document
import SwiftSource

/// The units of a notebook in document order, with the units whose names each one uses.
struct BlockPlan: Sendable {
    let units: [BlockUnit]
    /// For each unit the earlier units that it imports, in document order.
    let uses: [[Int]]
    /// How the units depend on each other's runs.
    let state: StateDependencies
    /// The notebook's parameters as they are sent to the kernel.
    let parameters: ParameterBytes
    let diagnostics: [Diagnostic]

    init(_ document: NotebookDocument) {
        units = Self.units(of: document)
        parameters = Dictionary(
            document.metadata.parameters.map { ($0.name, $0.value.bytes) }, uniquingKeysWith: { first, _ in first })
        var diagnostics: [Diagnostic] = []
        var uses: [[Int]] = []
        var definersOfMentions: [[Int]] = []
        var firstDefinitions: [String: (unit: Int, definition: BlockSource.Definition)] = [:]
        var definers: [String: Int] = [:]
        var extenders: [Int] = []
        for (index, unit) in units.enumerated() {
            // Members of a type are only visible where its own module is imported, so uses of uses count as well.
            let direct = Self.uses(of: unit, definers: definers, extenders: extenders)
            definersOfMentions.append(direct)
            uses.append(Set(direct).union(direct.flatMap { uses[$0] }).sorted())
            for definition in unit.source.definitions {
                if let first = firstDefinitions[definition.signature], first.unit != index {
                    diagnostics.append(
                        Self.duplicate(definition, in: unit, first: units[first.unit].span(of: first.definition)))
                } else {
                    firstDefinitions[definition.signature] = (index, definition)
                    definers[definition.name] = index
                }
            }
            if unit.source.extendsOthers { extenders.append(index) }
            if let offset = unit.source.topLevelAwait { diagnostics.append(Self.await(in: unit, at: offset)) }
        }
        self.uses = uses
        state = StateDependencies(units: units, definers: definersOfMentions)
        self.diagnostics = diagnostics + MemoRules.problems(units)
    }

    /// A name that one unit defines and another mentions, the first in the definer's text.
    func name(of definer: Int, usedBy user: Int) -> String? {
        units[definer].source.definitions.map(\.name).first(where: units[user].source.mentions.contains)
    }

    private static func units(of document: NotebookDocument) -> [BlockUnit] {
        let cells = document.cells.enumerated().map { BlockUnit(cell: $1, index: $0) }
        var lastDefinition: [String: Int] = [:]
        for (index, cell) in cells.enumerated() {
            for definition in cell.source.definitions { lastDefinition[definition.name] = index }
        }
        // An expression runs where it stands, or as soon as everything that it names is there: text may speak of what the
        // block below it finds.
        let expressions = Dictionary(grouping: document.expressions.enumerated()) { entry in
            let mentions = BlockSource(parsing: entry.element.expression.text).mentions
            return max(entry.element.followsCell, mentions.compactMap { lastDefinition[$0] }.max() ?? -1)
        }
        var units = document.metadata.parameters.isEmpty ? [] : [BlockUnit(parameters: document.metadata.parameters)]
        func appendExpressions(after cell: Int) {
            guard let group = expressions[cell] else { return }
            units.append(BlockUnit(expressions: group.map { ($0.offset, $0.element.expression) }))
        }
        appendExpressions(after: -1)
        for (index, cell) in document.cells.enumerated() {
            if cell.options.eval { units.append(cells[index]) }
            appendExpressions(after: index)
        }
        return units
    }

    private static func uses(of unit: BlockUnit, definers: [String: Int], extenders: [Int]) -> [Int] {
        unit.source.mentions.compactMap { definers[$0] } + extenders
    }

    private static func duplicate(
        _ definition: BlockSource.Definition, in unit: BlockUnit, first: SourceSpan
    ) -> Diagnostic {
        .error(
            "duplicate-definition", "'\(definition.signature)' is already defined in an earlier block",
            at: unit.span(of: definition),
            hint: "give one of them another name, or assign to the first without 'let' or 'var'",
            notes: [Diagnostic.Note("first defined here", span: first)])
    }

    private static func await(in unit: BlockUnit, at offset: Int) -> Diagnostic {
        .error(
            "top-level-await", "a block cannot wait at its top level",
            at: unit.span(of: BlockSource.NameUse(name: "await", offset: offset)),
            hint: "call it through a Task and a semaphore, or use a function that does not need 'await'")
    }
}
