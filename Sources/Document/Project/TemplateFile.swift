public import Diagnostics
import Yams

/// The settings of a report template as they stand in its file: `page: {columns: 2}` is the setting `page.columns`.
public struct TemplateFile: Sendable {
    public struct Setting: Sendable {
        /// The names of the groups and of the setting, joined by points.
        public var name: String
        public var value: String
        public var nameSpan: SourceSpan
        public var valueSpan: SourceSpan

        public init(name: String, value: String, nameSpan: SourceSpan, valueSpan: SourceSpan) {
            self.name = name
            self.value = value
            self.nameSpan = nameSpan
            self.valueSpan = valueSpan
        }
    }

    public private(set) var settings: [Setting] = []
    /// What is wrong with the file's YAML.
    public private(set) var diagnostics: [Diagnostic] = []

    public init(_ file: SourceFile) {
        let log = DiagnosticLog()
        let yaml = YAMLText(MappedText(file))
        if let node = yaml.compose(log: log) { read(node, prefix: "", yaml, log) }
        diagnostics = log.sorted
    }

    private mutating func read(_ node: Node, prefix: String, _ yaml: YAMLText, _ log: DiagnosticLog) {
        guard case .mapping(let mapping) = node else {
            log.error("wrong-type", "a template is written as group: {name: value}", at: yaml.span(node))
            return
        }
        for (key, value) in mapping {
            let name = prefix + (key.scalar?.string ?? "")
            switch value {
            case .scalar(let scalar):
                settings.append(
                    Setting(
                        name: name, value: scalar.string, nameSpan: yaml.span(key), valueSpan: yaml.span(value)))
            case .mapping: read(value, prefix: name + ".", yaml, log)
            case .sequence, .alias:
                log.error("wrong-type", "'\(name)' takes one value, not a list", at: yaml.span(value))
            }
        }
    }
}
