import Diagnostics
import Document
import SwiftSource

/// What is compiled as one module: a cell, the inline expressions between two cells, or the notebook's parameters.
struct BlockUnit: Sendable {
    enum Kind: Sendable {
        case parameters([Parameter])
        case cell(index: Int, Cell)
        case expressions([(index: Int, InlineExpression)])
    }

    let kind: Kind
    /// What the block declares and mentions.
    let source: BlockSource

    init(cell: Cell, index: Int) {
        kind = .cell(index: index, cell)
        source = BlockSource(parsing: Self.swiftText(of: cell))
    }

    init(parameters: [Parameter]) {
        kind = .parameters(parameters)
        source = BlockSource(parsing: Self.text(of: parameters) { "parameterValue(\"\($0.name)\")" })
    }

    init(expressions: [(index: Int, InlineExpression)]) {
        kind = .expressions(expressions)
        source = BlockSource(parsing: expressions.map(\.1.text).joined(separator: "\n"))
    }

    /// A cell's text with its `#|` option lines blanked; `//|` lines are comments to Swift already.
    private static func swiftText(of cell: Cell) -> String {
        cell.text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            isOption(line) && line.contains("#|") ? "" : String(line)
        }.joined(separator: "\n")
    }

    /// The unit's lines as they are compiled, after the imports; `name` stands for the unit in the compiler's messages.
    func body(name: String) -> String {
        switch kind {
        case .parameters(let parameters):
            return Self.place(name) + Self.text(of: parameters) { "parameterValue(\"\($0.name)\")" }
        case .cell(_, let cell): return Self.place(name) + displayingText(of: cell) + keepingText(name)
        case .expressions(let expressions):
            return expressions.enumerated().map { position, entry in
                Self.place("\(name).\(position)") + Self.inlineCall(position, entry.1) + entry.1.text + "\n"
                    + Self.inlineFormat(entry.1) + ")"
            }.joined(separator: "\n")
        }
    }

    /// The unit as part of one program, whose messages name the notebook's lines; nil for inline expressions.
    var tangledText: String? {
        switch kind {
        case .parameters(let parameters): Self.text(of: parameters, value: \.value.swiftLiteral)
        case .cell(_, let cell):
            Self.place(cell.source.file.name, line: cell.firstLine) + displayingText(of: cell)
        case .expressions: nil
        }
    }

    /// The declaration of `params`.
    ///
    /// - Parameter value: what stands for a parameter's value. A module that asks for values stays the same when these change.
    private static func text(of parameters: [Parameter], value: (Parameter) -> String) -> String {
        let lines = parameters.map { "    var `\($0.name)`: \($0.value.swiftType) { \(value($0)) }" }
        return "struct NotebookParameters {\n" + lines.joined(separator: "\n")
            + "\n}\nlet params = NotebookParameters()"
    }

    /// What gives the values of the unit's variables to the cache once they are there.
    private func keepingText(_ name: String) -> String {
        guard let variables = source.restorable?.variables, !variables.isEmpty else { return "" }
        let calls = variables.map { "keepValue(\"\($0.name)\", `\($0.name)`)" }.joined(separator: "\n")
        return "\n" + Self.place(name + ".values") + "if valuesAreWorthKeeping() {\n\(calls)\n}"
    }

    /// A cell's Swift with its last expression displayed.
    private func displayingText(of cell: Cell) -> String {
        let text = Self.swiftText(of: cell)
        guard let shown = source.displayedExpression else { return text }
        let bytes = Array(text.utf8)
        let before = String(decoding: bytes[..<shown.lowerBound], as: UTF8.self)
        let expression = String(decoding: bytes[shown], as: UTF8.self)
        let after = String(decoding: bytes[shown.upperBound...], as: UTF8.self)
        return before + Self.displayCall + expression + "\n)" + after
    }

    /// Where in the notebook a place in the compiler's messages is; nil when the place is not of this unit.
    func span(file: String, line: Int, column: Int, name: String) -> SourceSpan? {
        switch kind {
        case .parameters: return file == name ? wholeSpan : nil
        case .cell(_, let cell):
            guard file == name else { return nil }
            // Debug information gives code that nobody wrote the block's first line; an option line holds no code.
            let lines = cell.text.split(separator: "\n", omittingEmptySubsequences: false)
            if lines.indices.contains(line - 1), Self.isOption(lines[line - 1]) { return nil }
            let column = column - insertedColumns(line: line, column: column)
            let notebook = cell.source.file
            let lineStart = notebook.range(ofLine: cell.firstLine + line - 1).lowerBound
            let offset = min(lineStart + cell.indentation + column - 1, cell.source.range.upperBound)
            return notebook.span(Self.token(at: max(offset, cell.source.range.lowerBound), in: notebook))
        case .expressions(let expressions):
            guard file.hasPrefix(name + "."), let position = Int(file.dropFirst(name.count + 1)),
                expressions.indices.contains(position)
            else { return nil }
            let expression = expressions[position].1
            let start = expression.source.range.lowerBound
            let shift = line == 1 ? Self.inlineCall(position, expression).utf8.count : 0
            let offset = min(max(start, start + column - 1 - shift), expression.source.range.upperBound)
            return expression.source.file.span(Self.token(at: offset, in: expression.source.file))
        }
    }

    /// What the unit is called in lists.
    var title: String {
        switch kind {
        case .parameters(let parameters): "params (line \(parameters[0].span.start.line))"
        case .cell(_, let cell): "\(cell.options.label ?? "block") (line \(cell.firstLine))"
        case .expressions(let expressions): "inline expressions (line \(expressions[0].1.source.start.line))"
        }
    }

    /// The place that stands for the whole unit: the cell's first line of code.
    var wholeSpan: SourceSpan {
        switch kind {
        case .parameters(let parameters): return parameters[0].span
        case .cell(_, let cell):
            let notebook = cell.source.file
            let lines = cell.text.split(separator: "\n", omittingEmptySubsequences: false)
            let first = lines.firstIndex { line in
                !line.allSatisfy(\.isWhitespace) && !Self.isOption(line)
            }
            let range = notebook.range(ofLine: cell.firstLine + (first ?? 0))
            let start = range.lowerBound + notebook.bytes[range].prefix { $0 == 0x20 || $0 == 0x09 }.count
            return notebook.span(min(start, range.upperBound)..<range.upperBound)
        case .expressions(let expressions): return expressions[0].1.source
        }
    }

    /// Where a definition stands in the notebook.
    func span(of definition: BlockSource.Definition) -> SourceSpan {
        span(of: BlockSource.NameUse(name: definition.name, offset: definition.offset))
    }

    /// Where a name stands in the notebook.
    func span(of use: BlockSource.NameUse) -> SourceSpan {
        guard case .cell(_, let cell) = kind else { return wholeSpan }
        let before = Array(Self.swiftText(of: cell).utf8.prefix(use.offset))
        let line = before.count { $0 == UInt8(ascii: "\n") }
        let column = before.count - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0)
        let start = cell.source.file.range(ofLine: cell.firstLine + line).lowerBound + cell.indentation + column
        return cell.source.file.span(start..<start + use.name.utf8.count)
    }

    private static func isOption(_ line: Substring) -> Bool {
        let text = line.drop { $0 == " " || $0 == "\t" }
        return text.hasPrefix("//|") || text.hasPrefix("#|")
    }

    private static let displayCall = "display("

    private static func inlineCall(_ position: Int, _ expression: InlineExpression) -> String {
        (expression.format == nil ? "" : "try ") + "displayInline(\(position), "
    }

    /// The format as an argument; it holds letters, digits and signs alone, as its reader has seen.
    private static func inlineFormat(_ expression: InlineExpression) -> String {
        expression.format.map { ", format: \"\($0)\"" } ?? ""
    }

    private static func place(_ name: String, line: Int = 1) -> String {
        let escaped = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "#sourceLocation(file: \"\(escaped)\", line: \(line))\n"
    }

    /// Columns that stand before the place only in the compiled text.
    private func insertedColumns(line: Int, column: Int) -> Int {
        guard case .cell(_, let cell) = kind, let shown = source.displayedExpression else { return 0 }
        let before = Array(Self.swiftText(of: cell).utf8.prefix(shown.lowerBound))
        let shownLine = before.count { $0 == UInt8(ascii: "\n") } + 1
        let shownColumn = before.count - (before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0) + 1
        guard line == shownLine, column >= shownColumn else { return 0 }
        return min(Self.displayCall.utf8.count, column - shownColumn)
    }

    /// The identifier or number that starts at an offset, or its one character.
    private static func token(at offset: Int, in file: SourceFile) -> Range<Int> {
        var end = offset
        while end < file.bytes.count, isWordByte(file.bytes[end]) { end += 1 }
        return offset..<max(end, min(offset + 1, file.bytes.count))
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), 0x80...:
            true
        default: false
        }
    }
}
