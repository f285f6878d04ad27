import SwiftSyntax

/// A block without its statements: the declarations that other blocks use, and the variables whose values must come from elsewhere.
public struct RestorableSource: Sendable {
    public struct Variable: Hashable, Sendable {
        public var name: String
        public var isConstant: Bool
    }

    /// The block's text in which all but functions, types and imports is blank; lines stay where they are.
    public let declarations: String
    public let variables: [Variable]

    /// Nil where a variable's declaration is more than a name and a value, or where instances or types hold values of their own.
    init?(_ tree: SourceFileSyntax, definitions: [BlockSource.Definition], text: String) {
        var bytes = Array(text.utf8)
        for item in tree.statements {
            switch Self.part(item) {
            case .declaration: break
            case .unknown: return nil
            case .statement:
                let start = item.positionAfterSkippingLeadingTrivia.utf8Offset
                for index in start..<item.endPositionBeforeTrailingTrivia.utf8Offset
                where bytes[index] != UInt8(ascii: "\n") {
                    bytes[index] = UInt8(ascii: " ")
                }
            }
        }
        declarations = String(decoding: bytes, as: UTF8.self)
        variables = definitions.compactMap { definition in
            switch definition.kind {
            case .variable: Variable(name: definition.name, isConstant: false)
            case .constant: Variable(name: definition.name, isConstant: true)
            case .function, .type: nil
            }
        }
    }

    private enum Part { case declaration, statement, unknown }

    private static func part(_ item: CodeBlockItemSyntax) -> Part {
        guard case .decl(let declaration) = item.item else { return .statement }
        if let variable = declaration.as(VariableDeclSyntax.self) {
            if variable.bindings.allSatisfy(\.isComputed) { return .declaration }
            let isPlain =
                variable.attributes.isEmpty && variable.modifiers.isEmpty
                && variable.bindings.allSatisfy { $0.accessorBlock == nil }
            return isPlain ? .statement : .unknown
        }
        switch declaration.kind {
        case .functionDecl, .structDecl, .enumDecl, .protocolDecl, .typeAliasDecl, .extensionDecl, .importDecl,
            .operatorDecl, .precedenceGroupDecl:
            return .declaration
        default: return .unknown
        }
    }
}
