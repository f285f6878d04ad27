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

    func run(_ arguments: String...) throws -> Result { try run(arguments, signal: nil, after: 0) }

    /// Runs a command line of the shell in the folder.
    func shell(_ command: some StringProtocol) throws -> Result {
        try run(program: "/bin/sh", ["-c", String(command)], signal: nil, after: 0, environment: nil)
    }

    /// Runs the tool and sends it, or its kernel, a signal after some seconds.
    func run(
        _ arguments: [String], signal: Int32?, after seconds: Double, toKernel: Bool = false,
        environment: [String: String]? = nil
    ) throws -> Result {
        let here = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let tool = (here as NSString).deletingLastPathComponent + "/ionweave"
        return try run(
            program: tool, arguments, signal: signal, after: seconds, toKernel: toKernel, environment: environment)
    }

    /// The kernels that run in the folder.
    func kernels() throws -> [pid_t] {
        try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap { pid_t($0) }.filter { process in
            let line =
                FileManager.default.contents(atPath: "/proc/\(process)/cmdline").map {
                    String(decoding: $0, as: UTF8.self)
                } ?? ""
            return line.contains("ionweave-kernel") && line.contains(folder)
        }
    }

    private func run(
        program: String, _ arguments: [String], signal: Int32?, after seconds: Double, toKernel: Bool = false,
        environment: [String: String]?
    ) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        if let environment { process.environment = environment }
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        let output = folder + "/.output"
        let errors = folder + "/.errors"
        for path in [output, errors] { try Data().write(to: URL(fileURLWithPath: path)) }
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: errors)
        try process.run()
        if let signal {
            usleep(UInt32(seconds * 1e6))
            for victim in toKernel ? try kernels() : [process.processIdentifier] { kill(victim, signal) }
        }
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus, output: try String(contentsOfFile: output, encoding: .utf8),
            errors: try String(contentsOfFile: errors, encoding: .utf8))
    }
}
