import SwiftParser
import SwiftSyntax

/// What a block of Swift declares and mentions, read from its syntax tree.
public struct BlockSource: Sendable {
    /// A name declared at the top level of the block.
    public struct Definition: Hashable, Sendable {
        /// The name as other code writes it, for example `fit`.
        public var name: String
        /// The name with argument labels for functions, for example `fit(_:to:)`: what must be unique.
        public var signature: String
        /// Offset of the name in the block's UTF-8 text.
        public var offset: Int
        public var kind: Kind

        public enum Kind: Sendable { case variable, constant, function, type }

        public init(name: String, signature: String, offset: Int, kind: Kind) {
            self.name = name
            self.signature = signature
            self.offset = offset
            self.kind = kind
        }
    }

    /// A name that stands somewhere in the block.
    public struct NameUse: Hashable, Sendable {
        public var name: String
        /// Offset of the name in the block's UTF-8 text.
        public var offset: Int

        public init(name: String, offset: Int) {
            self.name = name
            self.offset = offset
        }
    }

    /// Declarations of the top level, in the order of the text.
    public var definitions: [Definition]
    /// Every identifier that the block mentions.
    public var mentions: Set<String>
    /// Modules that the block imports.
    public var imports: [String]
    /// Whether the block extends types or declares operators, which later blocks use without a name of its own.
    public var extendsOthers: Bool
    /// The expression whose value the block shows: its last top-level item, as a range of UTF-8 offsets.
    public var displayedExpression: Range<Int>?
    /// Whether the block declares a class or an actor, whose instances change behind a constant.
    public var declaresReferences: Bool
    /// Whether a type of the block keeps variables of its own.
    public var declaresStaticVariables: Bool
    /// The block without its statements; nil where its state is more than the values of its variables.
    public var restorable: RestorableSource?
    /// The block's tokens alone: equal for two texts that differ in comments and white space only.
    public var significantText: String
    /// Where the block uses what differs from run to run, such as the clock.
    public var volatileUses: [NameUse]
    /// Calls of `memo`.
    public var memoCalls: [MemoCall]
    /// Offset of the first `await` at the top level, which script mode would turn into a program of its own.
    public var topLevelAwait: Int?

    public init(parsing text: String) {
        let tree = Parser.parse(source: text)
        let reader = TopLevelReader(viewMode: .sourceAccurate)
        for item in tree.statements { reader.read(item) }
        definitions = reader.definitions
        imports = reader.imports
        extendsOthers = reader.extendsOthers
        declaresReferences = reader.declaresReferences
        declaresStaticVariables = StaticVariableFinder.isFound(in: tree)
        restorable =
            declaresReferences || declaresStaticVariables
            ? nil : RestorableSource(tree, definitions: definitions, text: text)
        topLevelAwait = AwaitFinder.firstAwait(in: tree)
        volatileUses = VolatilityFinder.uses(in: tree)
        memoCalls = MemoCallFinder.calls(in: tree)
        significantText = ""
        mentions = []
        for token in tree.tokens(viewMode: .sourceAccurate) {
            // A line end may end a statement; which one it was does not matter.
            let startsLine = token.leadingTrivia.contains { if case .newlines = $0 { true } else { false } }
            significantText += (significantText.isEmpty ? "" : startsLine ? "\n" : " ") + token.text
            switch token.tokenKind {
            case .identifier(let name), .dollarIdentifier(let name): mentions.insert(name.trimmingBackticks)
            case .binaryOperator(let name), .prefixOperator(let name), .postfixOperator(let name): mentions.insert(name)
            default: break
            }
        }
        displayedExpression = tree.statements.last.flatMap(Self.displayedRange)
    }

    private static func displayedRange(_ item: CodeBlockItemSyntax) -> Range<Int>? {
        guard case .expr(let expression) = item.item, !isAssignment(expression) else { return nil }
        switch expression.kind {
        case .ifExpr, .switchExpr, .macroExpansionExpr, .missingExpr: return nil
        default: break
        }
        let start = expression.positionAfterSkippingLeadingTrivia.utf8Offset
        let end = expression.endPositionBeforeTrailingTrivia.utf8Offset
        return start < end ? start..<end : nil
    }

    private static func isAssignment(_ expression: ExprSyntax) -> Bool {
        guard let sequence = expression.as(SequenceExprSyntax.self) else { return false }
        return sequence.elements.contains { element in
            if element.is(AssignmentExprSyntax.self) { return true }
            guard let operation = element.as(BinaryOperatorExprSyntax.self)?.operator.text else { return false }
            return operation.hasSuffix("=") && !["==", "!=", "<=", ">=", "===", "!==", "~="].contains(operation)
        }
    }
}

extension String {
    /// An identifier without the backticks that let it be a keyword.
    var trimmingBackticks: String {
        hasPrefix("`") && hasSuffix("`") && count > 2 ? String(dropFirst().dropLast()) : self
    }
}
