import SwiftSyntax

/// A call of `memo("name", inputs…) { … }`.
public struct MemoCall: Sendable {
    /// Nil when the name is not written as plain text.
    public var name: String?
    /// Where the call begins in the block's UTF-8 text.
    public var offset: Int
    /// Names that the inputs mention.
    public var inputs: Set<String>
    /// Names of values, functions and types that the closure mentions and does not declare itself.
    public var mentions: Set<String>
    /// The closure's tokens and those of the inputs.
    public var significantText: String
}

/// Finds the calls of `memo`.
final class MemoCallFinder: SyntaxVisitor {
    private var calls: [MemoCall] = []

    static func calls(in tree: SourceFileSyntax) -> [MemoCall] {
        let finder = MemoCallFinder(viewMode: .sourceAccurate)
        finder.walk(tree)
        return finder.calls
    }

    override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
        guard node.calledExpression.as(DeclReferenceExprSyntax.self)?.baseName.text == "memo" else {
            return .visitChildren
        }
        let arguments = Array(node.arguments)
        let closure: ExprSyntax? =
            node.trailingClosure.map { ExprSyntax($0) } ?? arguments.last.map(\.expression)
        let inputs = arguments.dropFirst().map(\.expression).filter { $0.id != closure?.id }
        let body = closure.map(MentionFinder.names) ?? (mentioned: [], declared: [])
        calls.append(
            MemoCall(
                name: arguments.first.flatMap { Self.text($0.expression) },
                offset: node.positionAfterSkippingLeadingTrivia.utf8Offset,
                inputs: Set(inputs.flatMap { MentionFinder.names(in: $0).mentioned }),
                mentions: body.mentioned.subtracting(body.declared),
                significantText: (inputs + [closure].compactMap(\.self)).map(Self.tokens).joined(separator: "\n")))
        return .visitChildren
    }

    private static func text(_ expression: ExprSyntax) -> String? {
        guard let literal = expression.as(StringLiteralExprSyntax.self), literal.segments.count == 1,
            case .stringSegment(let segment)? = literal.segments.first
        else { return nil }
        return segment.content.text
    }

    private static func tokens(_ node: some SyntaxProtocol) -> String {
        node.tokens(viewMode: .sourceAccurate).map(\.text).joined(separator: " ")
    }
}

/// Collects the names that a piece of code mentions as values, functions or types, and those that it declares.
private final class MentionFinder: SyntaxVisitor {
    private var mentioned: Set<String> = []
    private var declared: Set<String> = []

    static func names(in node: some SyntaxProtocol) -> (mentioned: Set<String>, declared: Set<String>) {
        let finder = MentionFinder(viewMode: .sourceAccurate)
        finder.walk(node)
        return (finder.mentioned, finder.declared)
    }

    override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
        let isMember = node.parent?.as(MemberAccessExprSyntax.self)?.declName == node
        // A member of a type that the notebook extends counts through the type or through the extension's own block.
        if !isMember { mentioned.insert(node.baseName.text.trimmingBackticks) }
        return .visitChildren
    }

    override func visit(_ node: IdentifierTypeSyntax) -> SyntaxVisitorContinueKind {
        mentioned.insert(node.name.text.trimmingBackticks)
        return .visitChildren
    }

    override func visit(_ node: BinaryOperatorExprSyntax) -> SyntaxVisitorContinueKind {
        mentioned.insert(node.operator.text)
        return .visitChildren
    }

    override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
        declared.insert(node.identifier.text.trimmingBackticks)
        return .visitChildren
    }

    override func visit(_ node: ClosureShorthandParameterSyntax) -> SyntaxVisitorContinueKind {
        declared.insert(node.name.text.trimmingBackticks)
        return .visitChildren
    }

    override func visit(_ node: ClosureParameterSyntax) -> SyntaxVisitorContinueKind {
        declared.insert((node.secondName ?? node.firstName).text.trimmingBackticks)
        return .visitChildren
    }

    override func visit(_ node: FunctionParameterSyntax) -> SyntaxVisitorContinueKind {
        declared.insert((node.secondName ?? node.firstName).text.trimmingBackticks)
        return .visitChildren
    }

    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind {
        declared.insert(node.name.text.trimmingBackticks)
        return .visitChildren
    }
}
