import SwiftSource

/// A unit's module in another form: its functions and types are there, and its variables have the values of an earlier run.
///
/// Modules of other units are compiled against the unit's own module and meet this one when they are loaded; the symbols are the same.
struct ValueRestoration: Sendable {
    let values: [KeptValue]
    /// Earlier units that must be loaded before, because the declarations or types name what they define.
    let needs: [Int]
    private let restores: String
    private let declarations: String

    /// Nil where the unit's state is more than the values of its variables, or where not all of those were kept.
    init?(_ plan: BlockPlan, unit index: Int, values: [KeptValue]) {
        let unit = plan.units[index]
        guard case .cell = unit.kind, !plan.state.sharesState[index], let source = unit.source.restorable else {
            return nil
        }
        let names = source.variables.map(\.name)
        guard Set(values.map(\.name)) == Set(names), values.count == names.count else { return nil }
        let kept = Dictionary(values.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
        // Types without a name that source code could write.
        guard !values.contains(where: { $0.type.contains("(") || $0.type.contains("<<") }) else { return nil }
        self.values = names.compactMap { kept[$0] }
        let lines = zip(source.variables, self.values).enumerated().map { position, entry in
            let (variable, value) = entry
            return
                "\(variable.isConstant ? "let" : "var") `\(variable.name)`: \(value.type) = try restoredValue(\(position))"
        }
        restores = lines.joined(separator: "\n")
        declarations = source.declarations
        let mentions = BlockSource(parsing: restores + "\n" + declarations).mentions
        needs = plan.uses[index].filter { used in
            plan.units[used].source.extendsOthers
                || plan.units[used].source.definitions.contains { mentions.contains($0.name) }
        }
    }

    /// The text to compile, for a module of a given name.
    func text(name: String) -> String {
        restores + "\n#sourceLocation(file: \"\(name)\", line: 1)\n" + declarations
    }

    /// What tells this form from others of the same module.
    var identity: String { String(ContentHash.of([restores, declarations]).prefix(12)) }
}
