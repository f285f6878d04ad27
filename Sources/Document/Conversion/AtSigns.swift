/// Escapes signs that would cite something where a text of another tool means only themselves.
enum AtSigns {
    /// The Markdown with a backslash before each `@` that would start a citation; code and mathematics stay as they are.
    static func escaped(_ text: String) -> String {
        guard text.contains("@") else { return text }
        var result = ""
        var fence: Substring?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { result.append("\n") }
            let content = line.drop { $0 == " " }
            let marks = content.prefix { $0 == content.first }
            if let open = fence {
                if marks.count >= open.count, marks.first == open.first,
                    content.dropFirst(marks.count).allSatisfy(\.isWhitespace)
                {
                    fence = nil
                }
                result += line
            } else if marks.count >= 3, marks.first == "`" || marks.first == "~" {
                fence = marks
                result += line
            } else {
                result += escapedLine(line)
            }
        }
        return result
    }

    private static func escapedLine(_ line: Substring) -> String {
        guard line.contains("@") else { return String(line) }
        var result = ""
        // How many of these signs are still to come.
        var left: [Character: Int] = [:]
        for character in line where "`$>".contains(character) { left[character, default: 0] += 1 }
        var closing: Character?
        var previous: Character?
        for index in line.indices {
            let character = line[index]
            if left[character] != nil { left[character, default: 0] -= 1 }
            if let mark = closing {
                if character == mark { closing = nil }
            } else if character == "`" || character == "$" {
                if left[character, default: 0] > 0 { closing = character }
            } else if character == "<", left[">", default: 0] > 0, line[index...].hasPrefix("<http") {
                closing = ">"
            } else if character == "@", previous.map({ $0.isWhitespace || "([{-–—\"'“‘;,:/".contains($0) }) ?? true {
                result.append("\\")
            }
            result.append(character)
            previous = character
        }
        return result
    }
}
