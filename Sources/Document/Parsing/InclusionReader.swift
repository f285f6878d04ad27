public import Diagnostics

/// Where the files that a notebook includes are read, and how far up from its folder they may lie.
public struct Inclusions: Sendable {
    public var files: any ProjectFiles
    /// How many folders the notebook's own lies below the project's.
    public var depth: Int

    public init(files: any ProjectFiles, depth: Int = 0) {
        self.files = files
        self.depth = depth
    }
}

/// Reads `{{< include part.md >}}`.
///
/// Positions stay those of the included file. Its front matter is left out; its link definitions are its own.
struct InclusionReader {
    let log: DiagnosticLog
    let defaults: CellOptions

    func blocks(_ written: String, at span: SourceSpan) -> [Block] {
        let path = written.trimming(quotes: ["\"", "'"])
        guard let inclusions = log.inclusions else {
            log.error(
                "misplaced-include", "a file can be included in a notebook only, not in what a block gave", at: span)
            return []
        }
        guard let resolved = resolve(path, depth: inclusions.depth) else {
            log.error(
                "include-outside-project", "'\(path)' lies outside the project", at: span,
                hint:
                    "keep included files below the folder of ionweave.yml, and name them from the file that includes them"
            )
            return []
        }
        if let index = log.including.firstIndex(of: resolved) {
            let chain = (log.including[index...] + [resolved]).map { $0.isEmpty ? log.notebookName : $0 }
            log.error(
                "include-cycle", "'\(path)' includes itself", at: span, hint: chain.joined(separator: " includes "))
            return []
        }
        guard log.including.count <= Self.deepest else {
            log.error("include-too-deep", "files include each other more than \(Self.deepest) deep", at: span)
            return []
        }
        let bytes: [UInt8]
        do {
            bytes = try inclusions.files.contents(of: resolved)
        } catch {
            log.error("missing-include", "\(error)", at: span)
            return []
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            log.error("missing-include", "'\(path)' is not UTF-8 text", at: span)
            return []
        }
        let file = SourceFile(name: log.folder + resolved, text: text)
        log.including.append(resolved)
        log.included.append(resolved)
        log.register(file)
        defer { log.including.removeLast() }
        var content = MappedText(file)
        if let matter = FrontMatterParser.range(in: content) { content = content.blanking(matter.whole) }
        return BlockParser.parse(content, defaults: defaults, log: log)
    }

    private static let deepest = 20

    /// The path from the notebook's folder; nil when it leads out of the project.
    private func resolve(_ path: String, depth: Int) -> String? {
        guard !path.isEmpty, !path.hasPrefix("/"), !path.unicodeScalars.contains("\0") else { return nil }
        var parts: [Substring] = []
        let includer = log.including.last ?? ""
        for part in (includer.split(separator: "/").dropLast() + path.split(separator: "/")) where part != "." {
            if part == "..", let last = parts.last, last != ".." { parts.removeLast() } else { parts.append(part) }
        }
        guard parts.prefix(while: { $0 == ".." }).count <= depth, !parts.isEmpty else { return nil }
        return parts.joined(separator: "/")
    }
}

extension String {
    /// The text without quotation marks round it.
    fileprivate func trimming(quotes: [Character]) -> String {
        for quote in quotes where count >= 2 && first == quote && last == quote {
            return String(dropFirst().dropLast())
        }
        return self
    }
}
