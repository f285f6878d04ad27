import SwiftSyntax

/// Finds what differs from run to run: the clock, random numbers without a seed, the network, the environment, other programs.
final class VolatilityFinder: SyntaxVisitor {
    private(set) var uses: [BlockSource.NameUse] = []

    /// What is volatile wherever it is mentioned.
    private static let names: Set<String> = [
        "ContinuousClock", "SuspendingClock", "DispatchTime", "clock_gettime", "gettimeofday", "clock", "time",
        "URLSession", "socket", "getaddrinfo", "SystemRandomNumberGenerator", "arc4random", "arc4random_uniform",
        "drand48", "rand", "getentropy", "getrandom", "getenv", "ProcessInfo", "getpid",
        "Process", "system", "popen", "posix_spawn", "posix_spawnp", "fork", "vfork", "execv", "execve", "execvp",
    ]
    /// What is volatile when it is called without a generator.
    private static let randomCalls: Set<String> = ["random", "shuffled", "shuffle", "randomElement"]
    /// What is volatile when it is made from nothing.
    private static let makers: Set<String> = ["Date", "UUID"]
    /// Names that are also common for an author's own variables: only a call counts.
    private static let calledOnly: Set<String> = ["clock", "time", "rand", "system", "Process"]

    static func uses(in tree: SourceFileSyntax) -> [BlockSource.NameUse] {
        let finder = VolatilityFinder(viewMode: .sourceAccurate)
        finder.walk(tree)
        return finder.uses
    }

    override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
        let name = node.baseName.text
        guard let member = node.parent?.as(MemberAccessExprSyntax.self), member.declName == node else {
            if Self.names.contains(name), !Self.calledOnly.contains(name) { found(node.baseName) }
            return .visitChildren
        }
        // `.now` of whatever clock, and `Foundation.Process` and the like.
        if name == "now"
            || Self.names.contains(name) && member.base?.is(DeclReferenceExprSyntax.self) == true
                && !Self.calledOnly.contains(name)
        {
            found(node.baseName)
        }
        return .visitChildren
    }

    override func visit(_ node: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
        let name: TokenSyntax
        let isMember: Bool
        if let reference = node.calledExpression.as(DeclReferenceExprSyntax.self) {
            (name, isMember) = (reference.baseName, false)
        } else if let member = node.calledExpression.as(MemberAccessExprSyntax.self) {
            (name, isMember) = (member.declName.baseName, true)
        } else {
            return .visitChildren
        }
        let labels = node.arguments.map { $0.label?.text }
        if Self.randomCalls.contains(name.text), !labels.contains("using") { found(name) }
        if Self.makers.contains(name.text), labels.isEmpty, node.trailingClosure == nil { found(name) }
        if Self.calledOnly.contains(name.text), !isMember { found(name) }
        if labels.contains("timeIntervalSinceNow") { found(name) }
        return .visitChildren
    }

    private func found(_ token: TokenSyntax) {
        uses.append(
            BlockSource.NameUse(name: token.text, offset: token.positionAfterSkippingLeadingTrivia.utf8Offset))
    }
}
