import Foundation
import Testing

/// The notebooks on papers check every equation, table and row of theirs, and the list of these is that of the papers.
@Suite struct PaperCompletenessTests {
    private static let root =
        ((((#filePath as NSString).deletingLastPathComponent as NSString).deletingLastPathComponent) as NSString)
        .deletingLastPathComponent

    private struct Paper {
        let name: String
        let notebook: String
        let equations: [String]
        let tables: [String]
        let rows: [String]
    }

    private func run(_ arguments: String...) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: Self.root + "/Scripts/check-papers")
        process.arguments = arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    @Test func nothingIsMissing() throws {
        let result = try run("-q")
        #expect(result.status == 0)
        #expect(result.output == "")
        // All of them are shown without -q.
        let shown = try run().output
        for paper in try papers() {
            for item in paper.equations.map({ "eq. " + $0 }) + paper.tables.map({ "table " + $0 }) + paper.rows {
                #expect(shown.contains("\n  \(item): "), "\(paper.name)")
            }
        }
    }

    /// A notebook that loses a check is found out, by the name of what is no longer checked.
    @Test(arguments: [
        ("hopping-rate.md", "(L11)", "L11"), ("frustration.md", "table 1: ", "table 1"),
        ("antiperovskites.md", "eq. 16, ", "eq. 16"),
    ])
    func lossesAreFound(notebook: String, mark: String, item: String) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for name in try papers().map(\.notebook) + ["papers.yml"] {
            var text = try String(contentsOfFile: "\(Self.root)/notebooks/\(name)", encoding: .utf8)
            if name == notebook {
                let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                let rest = lines.filter { !($0.contains("try check(\"") && $0.contains(mark)) }
                #expect(rest.count < lines.count)
                text = rest.joined(separator: "\n")
            }
            try text.write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
        }
        let result = try run("-q", folder)
        #expect(result.status == 1)
        #expect(result.output.contains(": \(item) has no check in \(notebook)"))
    }

    /// Where the papers' texts are beside the checkout: numbers of equations and captions of tables.
    @Test func listIsThatOfThePapers() throws {
        guard let folder = Self.shared("papers") else { return }
        for paper in try papers() {
            let text = try String(contentsOfFile: "\(folder)/\(paper.name).txt", encoding: .utf8)
            // Numbers at the ends of lines, or as tags of formulas.
            var numbers = found(in: text, #"\\tag\{\s*([0-9.]+)\s*\}|(?m)\(([0-9]{1,2}(?:\.[0-9])?)\)[\s$]*$"#)
            // The scan lost the number between 26 and 28 of this one.
            if paper.name.hasPrefix("xia") { numbers.insert("27") }
            #expect(numbers == Set(paper.equations), "\(paper.name)")
            #expect(found(in: text, #"(?m)^\**Table ([0-9]+)\."#) == Set(paper.tables), "\(paper.name)")
        }
    }

    /// Where the rows of the physics library are described beside the checkout.
    @Test func listHoldsAllRows() throws {
        guard let folder = Self.shared("design") else { return }
        let text = try String(contentsOfFile: folder + "/physics.md", encoding: .utf8)
        let described = found(in: text, #"(?m)^\| ([WDLFX][0-9]+) \|"#)
        #expect(described == Set(try papers().flatMap(\.rows)))
    }

    /// A folder beside the checkout, or nil.
    private static func shared(_ name: String) -> String? {
        var candidates = [root + "/../shared", root + "/../../../shared"]
        if let data = ProcessInfo.processInfo.environment["IONWEAVE_SHARED_DATA"] {
            candidates.insert(data + "/..", at: 0)
        }
        return candidates.map { $0 + "/" + name }.first { FileManager.default.fileExists(atPath: $0) }
    }

    private func found(in text: String, _ pattern: String) -> Set<String> {
        guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
        let range = NSRange(text.startIndex..., in: text)
        var all: Set<String> = []
        for match in expression.matches(in: text, range: range) {
            for group in 1..<match.numberOfRanges {
                if let place = Range(match.range(at: group), in: text) { all.insert(String(text[place])) }
            }
        }
        return all
    }

    private func papers() throws -> [Paper] {
        let text = try String(contentsOfFile: Self.root + "/notebooks/papers.yml", encoding: .utf8)
        return text.components(separatedBy: "- paper: ").dropFirst().map { block in
            var values: [String: String] = [:]
            for line in ("  paper: " + block).split(separator: "\n") {
                let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
                values[parts[0]] = parts.count > 1 ? parts[1] : ""
            }
            func list(_ name: String) -> [String] {
                (values[name] ?? "").components(separatedBy: ", ").filter { !$0.isEmpty }.flatMap { item -> [String] in
                    let ends = item.components(separatedBy: "–")
                    let letter = item.prefix { $0.isLetter }
                    guard ends.count == 2, let low = Int(ends[0].dropFirst(letter.count)),
                        let high = Int(ends[1].dropFirst(letter.count))
                    else { return [item] }
                    return (low...high).map { letter + String($0) }
                }
            }
            return Paper(
                name: values["paper"] ?? "", notebook: values["notebook"] ?? "", equations: list("equations"),
                tables: list("tables"), rows: list("rows"))
        }
    }
}
