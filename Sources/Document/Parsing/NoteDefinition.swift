/// `[^name]: text` at the start of a line, with the lines that continue it: those that follow at once, and after a
/// blank line those that are indented.
struct NoteDefinition {
    var name: String
    /// Lines of the text, from 0.
    var lines: Range<Int>
    /// Ranges of the lines of the note's text, its mark and the indentation taken off.
    var content: [Range<Int>]

    /// The definitions of a text; `isClosed` says which lines are code or markers and start none.
    static func all(in masked: MaskedText, isClosed: (Int) -> Bool) -> [NoteDefinition] {
        var definitions: [NoteDefinition] = []
        var line = 0
        while line < masked.lines.count {
            if !isClosed(line), let head = head(masked.bytes[masked.lines[line]]) {
                let definition = definition(head, at: line, in: masked, isClosed: isClosed)
                definitions.append(definition)
                line = definition.lines.upperBound
            } else {
                line += 1
            }
        }
        return definitions
    }

    /// The name and where the text starts.
    private static func head(_ line: ArraySlice<UInt8>) -> (name: String, start: Int)? {
        let rest = line.drop { $0 == .space }
        guard rest.startIndex - line.startIndex <= 3, rest.starts(with: "[^".utf8) else { return nil }
        let name = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "]") && $0 != UInt8(ascii: "[") }
        guard !name.isEmpty, name.count <= 200, !name.contains(where: \.isSpaceOrLineEnd) else { return nil }
        let after = rest[name.endIndex...]
        guard after.first == UInt8(ascii: "]"), after.dropFirst().first == .colon else { return nil }
        let text = after.dropFirst(2).drop { $0 == .space || $0 == .tab }
        return (String(decoding: name, as: UTF8.self), text.startIndex)
    }

    private static func definition(
        _ head: (name: String, start: Int), at first: Int, in masked: MaskedText, isClosed: (Int) -> Bool
    ) -> NoteDefinition {
        var content = [head.start..<masked.lines[first].upperBound]
        var line = first + 1
        var end = line
        var isAfterBlank = false
        while line < masked.lines.count {
            let bytes = masked.bytes[masked.lines[line]]
            let text = bytes.drop { $0 == .space || $0 == .tab }
            if text.isEmpty {
                isAfterBlank = true
                content.append(masked.lines[line].upperBound..<masked.lines[line].upperBound)
                line += 1
                continue
            }
            let indentation = indentation(of: bytes)
            guard indentation != nil || (!isAfterBlank && !isClosed(line) && Self.head(bytes) == nil) else { break }
            content.append((indentation ?? text.startIndex)..<masked.lines[line].upperBound)
            isAfterBlank = false
            line += 1
            end = line
        }
        return NoteDefinition(name: head.name, lines: first..<end, content: Array(content[..<(end - first)]))
    }

    /// Where a line starts whose indentation is that of a continued note; nil when it is indented less.
    private static func indentation(of line: ArraySlice<UInt8>) -> Int? {
        if line.first == .tab { return line.startIndex + 1 }
        let spaces = line.prefix(4)
        return spaces.count == 4 && spaces.allSatisfy { $0 == .space } ? line.startIndex + 4 : nil
    }
}
