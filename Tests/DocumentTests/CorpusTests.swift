import Foundation
import Testing

@testable import Document

/// What `make fuzz` starts from, and every input that once broke a parser.
@Suite struct CorpusTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(
        path: "../../Fuzzing/Corpus")

    @Test(arguments: FuzzedParser.allCases) func replay(_ parser: FuzzedParser) throws {
        let files = try FileManager.default.contentsOfDirectory(
            at: Self.folder.appending(path: parser.rawValue), includingPropertiesForKeys: nil)
        #expect(!files.isEmpty)
        for file in files.sorted(by: { $0.path < $1.path }) { parser.run(Array(try Data(contentsOf: file))) }
    }
}
