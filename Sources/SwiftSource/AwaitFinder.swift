import SwiftSyntax

/// Finds an `await` outside every function and closure.
final class AwaitFinder: SyntaxVisitor {
    private var offset: Int?

    static func firstAwait(in tree: SourceFileSyntax) -> Int? {
        let finder = AwaitFinder(viewMode: .sourceAccurate)
        finder.walk(tree)
        return finder.offset
    }

    override func visit(_ node: AwaitExprSyntax) -> SyntaxVisitorContinueKind {
        found(node.awaitKeyword)
        return .visitChildren
    }

    override func visit(_ node: ForStmtSyntax) -> SyntaxVisitorContinueKind {
        if let keyword = node.awaitKeyword { found(keyword) }
        return .visitChildren
    }

    override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: MemberBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }

    private func found(_ keyword: TokenSyntax) {
        if offset == nil { offset = keyword.positionAfterSkippingLeadingTrivia.utf8Offset }
    }
}
