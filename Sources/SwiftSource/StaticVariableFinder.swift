import SwiftSyntax

/// Finds stored variables that belong to types.
final class StaticVariableFinder: SyntaxVisitor {
    private var isFound = false

    static func isFound(in tree: SourceFileSyntax) -> Bool {
        let finder = StaticVariableFinder(viewMode: .sourceAccurate)
        finder.walk(tree)
        return finder.isFound
    }

    override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
        let belongsToType = node.modifiers.contains {
            $0.name.tokenKind == .keyword(.static) || $0.name.tokenKind == .keyword(.class)
        }
        if belongsToType, node.bindingSpecifier.tokenKind == .keyword(.var), !node.bindings.allSatisfy(\.isComputed) {
            isFound = true
        }
        return .visitChildren
    }
}

extension PatternBindingSyntax {
    /// Whether the variable has code instead of a place in memory.
    var isComputed: Bool {
        guard let block = accessorBlock else { return false }
        switch block.accessors {
        case .getter: return true
        case .accessors(let list):
            return list.contains { accessor in
                switch accessor.accessorSpecifier.tokenKind {
                case .keyword(.get), .keyword(.set), .keyword(._read), .keyword(._modify): true
                default: false
                }
            }
        }
    }
}
