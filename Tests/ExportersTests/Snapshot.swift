import Foundation
import Testing

/// Compares text with a file kept beside the tests; `RECORD_SNAPSHOTS=1` writes the files anew.
enum Snapshot {
    static func check(_ text: String, name: String, file: String = #filePath) throws {
        let path = (file as NSString).deletingLastPathComponent + "/Snapshots/" + name
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
            try FileManager.default.createDirectory(
                atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        }
        let kept = try String(contentsOfFile: path, encoding: .utf8)
        guard kept != text else { return }
        let lines = zip(
            kept.split(separator: "\n", omittingEmptySubsequences: false),
            text.split(separator: "\n", omittingEmptySubsequences: false))
        let difference = lines.enumerated().first { $0.element.0 != $0.element.1 }
        Issue.record(
            "\(name) differs, first in line \((difference?.offset ?? -2) + 1): \(difference.map { "'\($0.element.0)' became '\($0.element.1)'" } ?? "length")"
        )
    }
}
