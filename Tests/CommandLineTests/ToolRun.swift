import Foundation

/// The built tool, run as a user runs it, in a folder that is removed afterwards.
final class ToolRun {
    struct Result {
        var status: Int32
        var output: String
        var errors: String
    }

    let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "ionweave-tool-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    func write(_ text: String, to name: String) throws {
        try text.write(toFile: folder + "/" + name, atomically: true, encoding: .utf8)
    }

    func read(_ name: String) -> Data? { FileManager.default.contents(atPath: folder + "/" + name) }

    func run(_ arguments: String...) throws -> Result {
        let process = Process()
        let here = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        process.executableURL = URL(fileURLWithPath: (here as NSString).deletingLastPathComponent + "/ionweave")
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        let output = folder + "/.output"
        let errors = folder + "/.errors"
        for path in [output, errors] { try Data().write(to: URL(fileURLWithPath: path)) }
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: errors)
        try process.run()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: try String(contentsOfFile: output, encoding: .utf8),
            errors: try String(contentsOfFile: errors, encoding: .utf8))
    }
}
