import Glibc

/// Why blocks could not be run at all; mistakes inside blocks are diagnostics instead.
public enum EvaluationError: Error, Equatable, CustomStringConvertible {
    case compilerNotFound(searched: [String])
    case runtimeNotFound(path: String)
    case cannotStart(program: String, reason: String)
    case systemCallFailed(name: String, reason: String)
    case cacheNotWritable(path: String, reason: String)
    case kernelNotReady(reason: String)
    case sandboxNotInstalled
    case interrupted
    /// What runs is no longer wanted.
    case superseded

    static func systemCall(_ name: String, _ number: Int32) -> EvaluationError {
        .systemCallFailed(name: name, reason: String(cString: strerror(number)))
    }

    public var description: String {
        switch self {
        case .compilerNotFound(let searched):
            "the Swift compiler was not found (searched \(searched.joined(separator: ", "))); "
                + "install Swift 6.3 or set IONWEAVE_SWIFT to its bin folder"
        case .runtimeNotFound(let path):
            "'\(path)' is missing: the installation of ionweave is not complete"
        case .cannotStart(let program, let reason): "'\(program)' could not be started: \(reason)"
        case .systemCallFailed(let name, let reason): "\(name) failed: \(reason)"
        case .cacheNotWritable(let path, let reason): "the cache folder '\(path)' cannot be written: \(reason)"
        case .kernelNotReady(let reason): "the kernel did not start: \(reason)"
        case .sandboxNotInstalled: "--sandbox needs bubblewrap, which is not installed (Debian: bubblewrap)"
        case .interrupted: "interrupted"
        case .superseded: "the notebook changed"
        }
    }
}
