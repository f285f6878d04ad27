import Foundation

/// What a block used of the world outside the notebook: a file or folder, or a variable of the environment.
public enum ExternalInput: Codable, Hashable, Sendable {
    /// An absolute path.
    case file(String)
    /// A variable's name.
    case environment(String)

    /// The hash of what the input holds now; nil for a file that is not there or a variable that is not set.
    public var contentHash: String? {
        switch self {
        case .file(let path): FileStatus.contentHash(path)
        case .environment(let name): ProcessInfo.processInfo.environment[name].map { ContentHash.of([$0]) }
        }
    }

    /// What messages call the input.
    var name: String {
        switch self {
        case .file(let path): "'\(path)'"
        case .environment(let name): "the environment's \(name)"
        }
    }

    /// What inputs are ordered by.
    var sortKey: String {
        switch self {
        case .file(let path): "0" + path
        case .environment(let name): "1" + name
        }
    }
}
