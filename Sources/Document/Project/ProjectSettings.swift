import Yams

/// What a project's `ionweave.yml` says: where reports and figures go, and what its site shows.
public struct ProjectSettings: Sendable {
    /// Folders relative to the project's own; nil where the file does not name one.
    public var reports: String?
    public var figures: String?
    /// The folder of the published site.
    public var site: String?
    /// The project's title in the notebook's inline notation.
    public var title: String?
    /// The notebooks of the site in their order, as paths from the project's folder; nil for all of them by name.
    public var notebooks: [String]?

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
            switch name {
            case "reports": reports = try Self.text(value, name)
            case "figures": figures = try Self.text(value, name)
            case "site": site = try Self.text(value, name)
            case "title": title = try Self.text(value, name)
            case "notebooks":
                guard case .sequence(let list) = value else { throw .notAList(key: name) }
                notebooks = try list.map { item throws(ProjectSettingsError) in
                    guard let path = item.string else { throw .notAList(key: name) }
                    return path
                }
            default: throw .unknownKey(name)
            }
        }
    }

    private static func text(_ value: Node, _ key: String) throws(ProjectSettingsError) -> String {
        guard let text = value.string else { throw .wrongType(key: key) }
        return text
    }
}

/// What is wrong with a project's settings.
public enum ProjectSettingsError: Error, Equatable, CustomStringConvertible {
    case invalid(String)
    case unknownKey(String)
    case wrongType(key: String)
    case notAList(key: String)

    public var description: String {
        switch self {
        case .invalid(let reason): "ionweave.yml cannot be read: \(reason)"
        case .unknownKey(let key):
            "unknown key '\(key)' in ionweave.yml; known are 'reports', 'figures', 'site', 'title' and 'notebooks'"
        case .wrongType("title"): "'title' in ionweave.yml must be a text"
        case .wrongType(let key): "'\(key)' in ionweave.yml must be a folder's name"
        case .notAList(let key): "'\(key)' in ionweave.yml must be a list of notebooks, such as [notebooks/a.md]"
        }
    }
}
