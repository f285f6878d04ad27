public import Diagnostics

/// Makes a Jupyter notebook (nbformat 4.5) of a notebook: its blocks become code cells, what stands between them Markdown cells.
///
/// Front matter goes into a raw cell at the start, as Quarto does it; converted back, the notebook is the same.
public enum JupyterExport {
    public static func json(_ file: SourceFile) -> String {
        let (document, _) = NotebookParser.parse(file)
        var cells: [String] = []
        func add(_ type: String, _ source: String, metadata: String = "{}", rest: String = "") {
            let number = cells.count + 1
            cells.append(
                """
                  {
                   "cell_type": "\(type)",\(rest)
                   "id": "cell-\(number)",
                   "metadata": \(metadata),
                   "source": \(lines(source))
                  }
                """)
        }
        var position = 0
        if let matter = FrontMatterParser.range(in: MappedText(file)) {
            add("raw", text(file, matter.whole.lowerBound..<matter.whole.upperBound))
            position = matter.whole.upperBound
        }
        func addText(to end: Int) {
            let source = text(file, position..<max(position, end))
            if !source.isEmpty { add("markdown", source) }
        }
        for block in document.blocks {
            guard case .cell(let cell) = block.kind, block.span.file === file, block.span.range.lowerBound >= position
            else { continue }
            addText(to: lineStart(file, block.span.range.lowerBound))
            let info = info(block.span.text)
            add(
                "code", trimmed(cell.text),
                metadata: info == "{swift}" ? "{}" : "{\"ionweave\": {\"info\": \(JSONString.quoted(info))}}",
                rest: "\n   \"execution_count\": null,\n   \"outputs\": [],")
            position = block.span.range.upperBound
        }
        addText(to: file.bytes.count)
        return """
            {
             "cells": [
            \(cells.joined(separator: ",\n"))
             ],
             "metadata": {
              "kernelspec": {"display_name": "Swift", "language": "swift", "name": "swift"},
              "language_info": {"file_extension": ".swift", "mimetype": "text/x-swift", "name": "swift"}
             },
             "nbformat": 4,
             "nbformat_minor": 5
            }

            """
    }

    private static func lineStart(_ file: SourceFile, _ offset: Int) -> Int {
        file.lineStarts[file.position(at: offset).line - 1]
    }

    private static func text(_ file: SourceFile, _ range: Range<Int>) -> String {
        trimmed(String(decoding: file.bytes[range], as: UTF8.self).replacing("\r\n", with: "\n"))
    }

    /// The text without empty lines round it.
    private static func trimmed(_ text: String) -> String {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let first = lines.first, first.allSatisfy(\.isWhitespace) { lines.removeFirst() }
        while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
        return lines.joined(separator: "\n")
    }

    /// What stands behind the opening fence.
    private static func info(_ block: String) -> String {
        let line = block.prefix { $0 != "\n" && $0 != "\r\n" }.drop { $0 == " " || $0 == "`" || $0 == "~" }
        return String(line).trimmingWhitespace
    }

    private static func lines(_ source: String) -> String {
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        guard !source.isEmpty else { return "[]" }
        let texts = lines.enumerated().map { index, line in
            "    " + JSONString.quoted(line + (index == lines.count - 1 ? "" : "\n"))
        }
        return "[\n" + texts.joined(separator: ",\n") + "\n   ]"
    }
}
