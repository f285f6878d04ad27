import Foundation

/// Which compiler and which library a report's blocks ran with, as a reader on another machine can compare them.
public struct BuildOrigin: Codable, Hashable, Sendable {
    /// The compiler's name for itself, for example `Swift version 6.3.1 (swift-6.3.1-RELEASE)`.
    public var compiler: String
    /// SHA-256 of the library that blocks import.
    public var librarySHA256: String

    /// Asks the compiler and hashes the library once; `cache` keeps the answer until one of them changes.
    public static func of(_ toolchain: Toolchain, _ runtime: RuntimeLibrary, cache: CacheFolder) -> BuildOrigin {
        let key = ContentHash.of([toolchain.identity, runtime.identity]).prefix(20)
        let path = "\(cache.path)/origins/\(key).json"
        if let data = FileManager.default.contents(atPath: path),
            let known = try? JSONDecoder().decode(BuildOrigin.self, from: data)
        {
            return known
        }
        let origin = BuildOrigin(
            compiler: version(of: toolchain) ?? "unknown", librarySHA256: FileStatus.contentHash(runtime.library) ?? "")
        // What cannot be kept is found again next time.
        try? FileManager.default.createDirectory(
            atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try? JSONEncoder().encode(origin).write(to: URL(fileURLWithPath: path), options: .atomic)
        return origin
    }

    private static func version(of toolchain: Toolchain) -> String? {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: toolchain.frontend)
        process.arguments = ["--version"]
        let pipe = Foundation.Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return output.split(separator: "\n").first.map(String.init)
    }
}
