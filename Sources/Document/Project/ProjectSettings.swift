import Yams

/// What a project's `ionweave.yml` says: where reports and figures go.
public struct ProjectSettings: Sendable {
    /// Folders relative to the project's own; nil where the file does not name one.
    public var reports: String?
    public var figures: String?

    public init(reports: String? = nil, figures: String? = nil) {
        self.reports = reports
        self.figures = figures
    }

    /// Reads the settings.
    ///
    /// - Throws: `ProjectSettingsError` naming an unknown key or a value of the wrong type.
    public init(yaml: String) throws(ProjectSettingsError) {
        self.init()
        let node: Node?
        do { node = try Yams.compose(yaml: yaml) } catch { throw .invalid("\(error)") }
        guard let node else { return }
        guard case .mapping(let mapping) = node else { throw .invalid("expected lines of 'key: value'") }
        for (key, value) in mapping {
            let name = key.string ?? ""
            guard let text = value.string else { throw .wrongType(key: name) }
            switch name {
            case "reports": reports = text
            case "figures": figures = text
            default: throw .unknownKey(name)
            }
        }
    }
}

/// What is wrong with a project's settings.
public enum ProjectSettingsError: Error, Equatable, CustomStringConvertible {
    case invalid(String)
    case unknownKey(String)
    case wrongType(key: String)

    public var description: String {
        switch self {
        case .invalid(let reason): "ionweave.yml cannot be read: \(reason)"
        case .unknownKey(let key): "unknown key '\(key)' in ionweave.yml; known are 'reports' and 'figures'"
        case .wrongType(let key): "'\(key)' in ionweave.yml must be a folder's name"
        }
    }
}
