import Diagnostics
import Yams

/// A piece of YAML whose nodes know where they stand in the notebook.
struct YAMLText {
    let text: MappedText
    private let lineStarts: [Int]

    init(_ text: MappedText) {
        self.text = text
        var starts = [0]
        for (index, byte) in text.bytes.enumerated() where byte == .newline { starts.append(index + 1) }
        lineStarts = starts
    }

    /// The tree of the text; nil when it is empty or not YAML.
    func compose(log: DiagnosticLog) -> Node? {
        guard !nestsTooDeeply else {
            log.tooDeep(at: text.wholeSpan)
            return nil
        }
        do {
            // Without the encoding Yams would ask the environment for it, each time.
            return try Yams.compose(yaml: text.string(0..<text.bytes.count), Self.resolver, .default, .utf8)
        } catch let error as YamlError {
            report(error, log: log)
        } catch {
            log.error("invalid-yaml", "this is not valid YAML", at: text.wholeSpan)
        }
        return nil
    }

    /// Truth values alone are told apart by their tags; each other rule would be one more regular expression a key.
    private static let resolver = Resolver.basic.appending(.bool)

    /// Yams builds its tree by recursion.
    private var nestsTooDeeply: Bool {
        var brackets = 0
        var markers = 0
        for byte in text.bytes {
            switch byte {
            case UInt8(ascii: "["), .openBrace: brackets += 1
            case UInt8(ascii: "-"), UInt8(ascii: "?"), .colon: markers += 1
            case .newline: markers = 0
            default: break
            }
            if brackets > 1000 || markers > 1000 { return true }
        }
        return lineStarts.count > 20_000
    }

    private func report(_ error: YamlError, log: DiagnosticLog) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            log.error(
                "invalid-yaml", "this is not valid YAML: \(problem)", at: lineSpan(from: offset(of: mark)),
                hint: "quote values that hold ':', '#', '{', '[' or '@'")
        case .duplicatedKeysInMapping(let duplicates, let context):
            let names = duplicates.sorted().map { "'\($0)'" }.joined(separator: ", ")
            log.error("duplicate-key", "\(names) is given twice", at: lineSpan(from: offset(of: context.mark)))
        default: log.error("invalid-yaml", "this is not valid YAML", at: text.wholeSpan)
        }
    }

    /// Index of a mark, whose columns count Unicode scalars.
    func offset(of mark: Mark?) -> Int {
        guard let mark, (1...lineStarts.count).contains(mark.line) else { return text.bytes.count }
        var offset = lineStarts[mark.line - 1]
        var column = 1
        while offset < text.bytes.count, text.bytes[offset] != .newline {
            // Continuation bytes belong to the scalar before them.
            if text.bytes[offset] & 0xC0 != 0x80 {
                if column == mark.column { break }
                column += 1
            }
            offset += 1
        }
        return offset
    }

    private func lineSpan(from offset: Int) -> SourceSpan {
        var end = offset
        while end < text.bytes.count, text.bytes[end] != .newline { end += 1 }
        while end > offset, text.bytes[end - 1].isSpaceOrLineEnd { end -= 1 }
        return text.span(offset..<end)
    }

    func span(_ node: Node) -> SourceSpan {
        let start = offset(of: node.mark)
        guard case .scalar(let scalar) = node, let range = places(of: scalar, from: start)?.range else {
            return lineSpan(from: start)
        }
        return text.span(range)
    }

    /// The text of a scalar, each byte of it at its place in the notebook.
    func mapped(_ scalar: Node.Scalar) -> MappedText {
        let start = offset(of: scalar.mark)
        guard let indices = places(of: scalar, from: start)?.indices else {
            return MappedText(scalar.string, at: lineSpan(from: start))
        }
        return text.picking(indices, reading: Array(scalar.string.utf8))
    }

    /// The index of each byte of a scalar and the range of the whole, read along with its source.
    private func places(of scalar: Node.Scalar, from start: Int) -> (indices: [Int], range: Range<Int>)? {
        var position = start
        let isQuoted = scalar.style == .doubleQuoted || scalar.style == .singleQuoted
        let isBlock = scalar.style == .literal || scalar.style == .folded
        if isQuoted { position += 1 }
        if isBlock {
            while position < text.bytes.count, text.bytes[position] != .newline { position += 1 }
            position += 1
            skipIndentation(&position)
        }
        let first = position
        var indices: [Int] = []
        for byte in scalar.string.utf8 {
            guard position < text.bytes.count else {
                // A block scalar ends with a line end even when the file does not.
                guard byte == .newline else { return nil }
                indices.append(max(0, text.bytes.count - 1))
                continue
            }
            let source = text.bytes[position]
            if byte == .newline || (byte == .space && source == .newline) {
                indices.append(position)
                while position < text.bytes.count, text.bytes[position] != .newline { position += 1 }
                position += 1
                skipIndentation(&position)
            } else if source == byte, !(scalar.style == .doubleQuoted && source == .backslash) {
                indices.append(position)
                position += 1
                if scalar.style == .singleQuoted, byte == UInt8(ascii: "'") { position += 1 }
            } else if scalar.style == .doubleQuoted, source == .backslash, position + 1 < text.bytes.count,
                text.bytes[position + 1] == byte
            {
                indices.append(position)
                position += 2
            } else {
                return nil
            }
        }
        let end = isQuoted ? min(position + 1, text.bytes.count) : min(position, text.bytes.count)
        return (indices, min(isQuoted ? start : first, end)..<end)
    }

    private func skipIndentation(_ position: inout Int) {
        while position < text.bytes.count, text.bytes[position] == .space { position += 1 }
    }
}
