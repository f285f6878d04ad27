import Foundation
import Glibc

/// The Swift compiler that blocks are compiled with.
public struct Toolchain: Sendable {
    /// Folder of `swift-frontend`, `ld.lld` and `llvm-symbolizer`.
    public let binaries: String
    /// Changes whenever another compiler is installed.
    public let identity: String

    /// The folder that holds all of the compiler.
    var folder: String { URL(fileURLWithPath: binaries + "/../..").standardizedFileURL.path }
    var frontend: String { binaries + "/swift-frontend" }
    var linker: String { binaries + "/ld.lld" }
    var symbolizer: String { binaries + "/llvm-symbolizer" }
    var libraries: String { binaries + "/../lib/swift/linux" }
    var startObject: String { libraries + "/\(Self.architecture)/swiftrt.o" }

    /// Finds the compiler: `IONWEAVE_SWIFT` when set, otherwise the `swiftc` on the search path.
    public static func locate(environment: [String: String]) throws(EvaluationError) -> Toolchain {
        var candidates: [String] = []
        if let chosen = environment["IONWEAVE_SWIFT"] {
            candidates = [chosen]
        } else {
            candidates = (environment["PATH"] ?? "").split(separator: ":").map(String.init)
        }
        for folder in candidates {
            // The entry on the search path may be a link; the other programs lie beside what it leads to.
            guard let program = realpath(folder + "/swiftc", nil) else { continue }
            defer { free(program) }
            let binaries = (String(cString: program) as NSString).deletingLastPathComponent
            let toolchain = binaries + "/swift-frontend"
            guard let status = FileStatus(toolchain) else { continue }
            return Toolchain(binaries: binaries, identity: "\(toolchain) \(status.size) \(status.modified)")
        }
        throw .compilerNotFound(searched: candidates)
    }

    private static var architecture: String {
        #if arch(x86_64)
            "x86_64"
        #elseif arch(arm64)
            "aarch64"
        #else
            #error("blocks can be linked on x86-64 and AArch64 only")
        #endif
    }
}
