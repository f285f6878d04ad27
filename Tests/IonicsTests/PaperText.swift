import Foundation

/// The text of a paper, made plain enough to look numbers up in it.
struct PaperText {
    /// Lines that hold something.
    let lines: [String]

    /// Nil where the texts are not beside the checkout.
    init?(_ name: String) {
        guard let folder = SharedData.folder,
            let text = try? String(contentsOfFile: "\(folder)/../papers/\(name).txt", encoding: .utf8)
        else { return nil }
        lines = text.split(separator: "\n").map { Self.plain(String($0)) }.filter { !$0.isEmpty }
    }

    /// Whether some stretch of lines holds all of these cells.
    func holds(_ cells: [String], within count: Int) -> Bool {
        let wanted = cells.filter { !$0.isEmpty }.map(Self.spellings)
        return lines.indices.contains { start in
            let stretch = Self.joined(lines[start..<min(start + count, lines.count)].joined(separator: " "))
            return wanted.allSatisfy { $0.contains { Self.stands($0, in: stretch) } }
        }
    }

    /// How a cell of a dataset may be printed: as it is, as a power of ten, or in mS.
    private static func spellings(_ cell: String) -> [String] {
        let parts = cell.split(separator: "e")
        guard parts.count == 2, let mantissa = Double(parts[0]) else { return cell == "1" ? ["1", "10°"] : [cell] }
        var found = ["\(parts[0])×10\(parts[1])"]
        if mantissa == 1 { found.append("10\(parts[1])") }
        if parts[1] == "-3" { found.append(String(parts[0])) }
        return found
    }

    private static func stands(_ number: String, in text: String) -> Bool {
        var from = text.startIndex
        while let range = text.range(of: number, range: from..<text.endIndex) {
            let before = range.lowerBound == text.startIndex ? " " : text[text.index(before: range.lowerBound)]
            let after = range.upperBound == text.endIndex ? " " : text[range.upperBound]
            let isWhole = !before.isNumber && before != "." && !after.isNumber
            if isWhole { return true }
            from = text.index(after: range.lowerBound)
        }
        return false
    }

    private static func plain(_ line: String) -> String {
        var text = line
        for (mark, plain) in [
            ("<sub>", ""), ("</sub>", ""), ("<sup>", ""), ("</sup>", ""), ("\\times", "×"), ("\\text", ""),
            ("\\sim", "~"), ("\u{2212}", "-"), ("\u{2013}", "-"), ("\u{2010}", "-"), ("⁻", "-"),
        ] { text = text.replacingOccurrences(of: mark, with: plain) }
        text = String(text.map { raised[$0] ?? $0 }.filter { !"${}^\\_".contains($0) })
        return text.trimmingCharacters(in: .whitespaces)
    }

    private static func joined(_ text: String) -> String {
        var text = text.replacingOccurrences(of: "\t", with: " ")
        while text.contains("  ") { text = text.replacingOccurrences(of: "  ", with: " ") }
        for (mark, plain) in [(" ×", "×"), ("× ", "×"), ("10 -", "10-")] {
            text = text.replacingOccurrences(of: mark, with: plain)
        }
        return text
    }

    private static let raised: [Character: Character] = [
        "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8", "⁹": "9",
    ]
}
