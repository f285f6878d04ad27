import SwiftSyntax

/// Collects what the items of a block's top level declare.
final class TopLevelReader: SyntaxVisitor {
    private(set) var definitions: [BlockSource.Definition] = []
    private(set) var imports: [String] = []
    private(set) var extendsOthers = false
    private(set) var declaresReferences = false

    func read(_ item: CodeBlockItemSyntax) {
        switch item.item {
        case .decl(let declaration): walk(declaration)
        case .stmt(let statement):
            // `guard let` at the top level defines its names for all that follows.
            if let statement = statement.as(GuardStmtSyntax.self) { define(conditionsOf: statement) }
        case .expr: break
        }
    }

    override func visit(_ node: VariableDeclSyntax) -> SyntaxVisitorContinueKind {
        let kind: BlockSource.Definition.Kind =
            node.bindingSpecifier.tokenKind == .keyword(.let) ? .constant : .variable
        for binding in node.bindings {
            define(pattern: binding.pattern, kind: binding.isComputed ? .function : kind)
        }
        return .skipChildren
    }

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        let labels = node.signature.parameterClause.parameters.map { $0.firstName.text + ":" }.joined()
        define(node.name, signature: "\(node.name.text.trimmingBackticks)(\(labels))", kind: .function)
        if case .identifier = node.name.tokenKind {} else { extendsOthers = true }
        return .skipChildren
    }

    override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { define(type: node.name) }
    override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind {
        declaresReferences = true
        return define(type: node.name)
    }
    override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { define(type: node.name) }
    override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind {
        declaresReferences = true
        return define(type: node.name)
    }
    override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind { define(type: node.name) }
    override func visit(_ node: TypeAliasDeclSyntax) -> SyntaxVisitorContinueKind { define(type: node.name) }
    override func visit(_ node: MacroDeclSyntax) -> SyntaxVisitorContinueKind { define(type: node.name) }

    override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind {
        extendsOthers = true
        return .skipChildren
    }

    override func visit(_ node: OperatorDeclSyntax) -> SyntaxVisitorContinueKind {
        extendsOthers = true
        return .skipChildren
    }

    override func visit(_ node: PrecedenceGroupDeclSyntax) -> SyntaxVisitorContinueKind {
        extendsOthers = true
        return .skipChildren
    }

    override func visit(_ node: ImportDeclSyntax) -> SyntaxVisitorContinueKind {
        if let module = node.path.first?.name.text { imports.append(module) }
        return .skipChildren
    }

    private func define(conditionsOf statement: GuardStmtSyntax) {
        for element in statement.conditions {
            guard case .optionalBinding(let binding) = element.condition else { continue }
            let isConstant = binding.bindingSpecifier.tokenKind == .keyword(.let)
            define(pattern: binding.pattern, kind: isConstant ? .constant : .variable)
        }
    }

    private func define(type name: TokenSyntax) -> SyntaxVisitorContinueKind {
        define(name, signature: name.text.trimmingBackticks, kind: .type)
        return .skipChildren
    }

    private func define(pattern: PatternSyntax, kind: BlockSource.Definition.Kind) {
        if let identifier = pattern.as(IdentifierPatternSyntax.self) {
            define(identifier.identifier, signature: identifier.identifier.text.trimmingBackticks, kind: kind)
        } else if let tuple = pattern.as(TuplePatternSyntax.self) {
            for element in tuple.elements { define(pattern: element.pattern, kind: kind) }
        }
    }

    private func define(_ name: TokenSyntax, signature: String, kind: BlockSource.Definition.Kind) {
        definitions.append(
            BlockSource.Definition(
                name: name.text.trimmingBackticks, signature: signature,
                offset: name.positionAfterSkippingLeadingTrivia.utf8Offset, kind: kind))
    }
}
