import Foundation

/// The values of a notebook's parameters, by name, as they are sent to the kernel.
public typealias ParameterBytes = [String: [UInt8]]

/// What a block used of the world outside the notebook: a file or folder, a variable of the environment, or a parameter.
public enum ExternalInput: Codable, Hashable, Sendable {
    /// An absolute path.
    case file(String)
    /// A variable's name.
    case environment(String)
    /// A parameter's name.
    case parameter(String)

    /// The hash of what the input holds now; nil for a file that is not there or a variable that is not set.
    ///
    /// - Parameter parameters: the values of the notebook's parameters, by name.
    public func contentHash(_ parameters: ParameterBytes) -> String? {
        switch self {
        case .parameter(let name): parameters[name].map { ContentHash.of($0) }
        case .file(let path): FileStatus.contentHash(path)
        case .environment(let name): ProcessInfo.processInfo.environment[name].map { ContentHash.of([$0]) }
        }
    }

    /// What messages call the input.
    var name: String {
        switch self {
        case .file(let path): "'\(path)'"
        case .environment(let name): "the environment's \(name)"
        case .parameter(let name): "the parameter '\(name)'"
        }
    }

    /// What inputs are ordered by.
    var sortKey: String {
        switch self {
        case .file(let path): "0" + path
        case .environment(let name): "1" + name
        case .parameter(let name): "2" + name
        }
    }
}
