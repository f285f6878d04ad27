public import Document

/// The blocks of a notebook with what they define and which blocks they use, as text.
public enum BlockGraphText {
    public static func of(_ document: NotebookDocument) -> String {
        let plan = BlockPlan(document)
        return plan.units.enumerated().map { index, unit in
            let name: String
            switch unit.kind {
            case .parameters(let parameters): name = "block \(index): \(parameters.count) parameters"
            case .cell(let cell, let source): name = "block \(index): cell \(cell), line \(source.firstLine)"
            case .expressions(let expressions): name = "block \(index): \(expressions.count) inline expressions"
            }
            let defines = unit.source.definitions.map(\.signature).joined(separator: ", ")
            let uses = plan.uses[index].map(String.init).joined(separator: ", ")
            return "\(name)\n  defines \(defines.isEmpty ? "-" : defines)\n  uses blocks \(uses.isEmpty ? "-" : uses)\n"
        }.joined()
    }
}
