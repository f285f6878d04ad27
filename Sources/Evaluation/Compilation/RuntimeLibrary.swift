import Foundation

/// The library that blocks import and the kernel that runs them, as they lie beside the tool.
public struct RuntimeLibrary: Sendable {
    /// Path of `libNotebookRuntime.so`.
    public let library: String
    public let kernel: String
    /// Folder of the modules' interfaces.
    public let modules: String
    /// Changes whenever the library was built anew.
    public let identity: String

    /// Finds the library in the folder of the running program.
    public static func locate(besideProgram program: String) throws(EvaluationError) -> RuntimeLibrary {
        let folder = (program as NSString).deletingLastPathComponent
        let library = folder + "/libNotebookRuntime.so"
        let kernel = folder + "/ionweave-kernel"
        let modules = folder + "/Modules"
        guard let status = FileStatus(library) else { throw .runtimeNotFound(path: library) }
        guard let kernelStatus = FileStatus(kernel) else { throw .runtimeNotFound(path: kernel) }
        guard FileStatus(modules) != nil else { throw .runtimeNotFound(path: modules) }
        return RuntimeLibrary(
            library: library, kernel: kernel, modules: modules,
            identity: "\(status.size) \(status.modified) \(kernelStatus.size) \(kernelStatus.modified)")
    }

    /// The running program's own path.
    public static var runningProgram: String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    }
}
