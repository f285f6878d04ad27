import Foundation

/// Runs the kernel under bubblewrap: without network, with the system, the compiler's libraries and the project to read, and the cache
/// alone to write.
public struct Sandbox: Sendable {
    private let program: String
    private let project: String

    /// Finds bubblewrap.
    ///
    /// - Parameter project: the folder that blocks may read.
    /// - Throws: `EvaluationError.sandboxNotInstalled`; blocks never run outside in silence.
    public init(project: String, environment: [String: String]) throws(EvaluationError) {
        let folders = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        guard
            let found = folders.map({ $0 + "/bwrap" }).first(where: { FileManager.default.isExecutableFile(atPath: $0) }
            )
        else {
            throw .sandboxNotInstalled
        }
        program = found
        self.project = project
    }

    /// The command that starts another one inside.
    func command(_ inside: [String], toolchain: Toolchain, runtime: RuntimeLibrary, cache: CacheFolder) -> (
        program: String, arguments: [String]
    ) {
        let library = (runtime.library as NSString).deletingLastPathComponent
        var arguments = [
            "--unshare-net", "--unshare-ipc", "--unshare-uts", "--die-with-parent", "--proc", "/proc", "--dev", "/dev",
            "--tmpfs", "/tmp",
        ]
        for folder in [
            "/usr", "/lib", "/lib64", "/bin", "/sbin", "/etc/alternatives", "/etc/ld.so.cache", toolchain.folder,
            library,
            project,
        ] {
            arguments += ["--ro-bind-try", folder, folder]
        }
        arguments += ["--bind", cache.path, cache.path, "--"]
        return (program, arguments + inside)
    }
}
