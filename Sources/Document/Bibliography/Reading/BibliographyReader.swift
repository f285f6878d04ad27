public import Diagnostics

/// Reads the bibliography files that a notebook names.
public enum BibliographyReader {
    public struct Result: Sendable {
        public var bibliography = Bibliography()
        public var diagnostics: [Diagnostic] = []
        /// The files that were read or looked for, as the notebook names them: what the report depends on.
        public var paths: [String] = []
    }

    /// - Parameters:
    ///   - document: Its front matter names the files, relative to its folder.
    ///   - files: The project's files, which read from the notebook's folder.
    public static func read(for document: NotebookDocument, files: some ProjectFiles) -> Result {
        let folder = document.file.name.lastIndex(of: "/").map { document.file.name[...$0] } ?? ""
        return read(document.metadata.bibliography, files: files, namedFrom: String(folder))
    }

    /// - Parameter folder: What messages put before the names of files.
    static func read(_ named: [Metadata.BibliographyFile], files: some ProjectFiles, namedFrom folder: String) -> Result
    {
        var result = Result()
        let log = DiagnosticLog()
        result.bibliography.isNamed = !named.isEmpty
        for item in named {
            guard !result.paths.contains(item.path) else { continue }
            result.paths.append(item.path)
            do {
                let bytes = try files.contents(of: item.path)
                let name = item.path.hasPrefix("/") ? item.path : folder + item.path
                let file = SourceFile(name: name, text: text(bytes, at: item.span, log: log))
                for entry in entries(file, log: log) { result.bibliography.add(entry) }
            } catch {
                var hint = "the path starts at the notebook's folder"
                if case .outsideProject = error {
                    hint = "the project is the folder that holds ionweave.yml; keep the file there"
                }
                log.error("missing-bibliography", "\(error)", at: item.span, hint: hint)
            }
        }
        result.diagnostics = log.diagnostics
        return result
    }

    static func entries(_ file: SourceFile, log: DiagnosticLog) -> [BibliographyEntry] {
        file.name.lowercased().hasSuffix(".json")
            ? CSLReader.read(file, log: log) : BibTeXReader.read(file, log: log).map(BibTeXConversion.entry)
    }

    /// The text of a file: UTF-8, or Windows-1252, which older reference managers wrote.
    private static func text(_ bytes: [UInt8], at span: SourceSpan, log: DiagnosticLog) -> String {
        let bytes = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(bytes.dropFirst(3)) : bytes
        if let text = String(validating: bytes, as: UTF8.self) { return text }
        log.warning(
            "bibliography-encoding", "this file is not UTF-8; it was read as Windows-1252 (Latin-1)", at: span,
            hint: "save it as UTF-8, so that names come out right everywhere")
        var view = String.UnicodeScalarView()
        for byte in bytes {
            let code = (0x80..<0xA0).contains(byte) ? Self.windows1252[Int(byte) - 0x80] : UInt32(byte)
            view.append(Unicode.Scalar(code) ?? "\u{FFFD}")
        }
        return String(view)
    }

    /// Code points of the bytes 0x80 to 0x9F in Windows-1252 (WHATWG Encoding Standard, index windows-1252).
    private static let windows1252: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90,
        0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E,
        0x0178,
    ]
}
