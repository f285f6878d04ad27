/// What assistive programs need of a page: a way through its headings and parts, and names for what cannot be seen.
struct AccessibilityCheck {
    private(set) var problems: [String] = []
    private let nodes: [Browser.AccessibleNode]

    init(_ nodes: [Browser.AccessibleNode]) {
        self.nodes = nodes
        var level = 0
        for heading in nodes where heading.role == "heading" {
            let next = heading.level ?? 0
            if heading.name.isEmpty { problems.append("a heading without a name") }
            if next > level + 1 { problems.append("heading \(heading.name) of level \(next) after level \(level)") }
            level = next
        }
        if level == 0 { problems.append("no headings") }
        if count("main") != 1 { problems.append("\(count("main")) main parts") }
        for role in ["image", "searchbox", "link", "button"] {
            let nameless = nodes.count { $0.role == role && $0.name.allSatisfy(\.isWhitespace) }
            if nameless > 0 { problems.append("an \(role) without a name") }
        }
        let ways = nodes.filter { $0.role == "navigation" }.map(\.name)
        if ways.contains("") || Set(ways).count < ways.count {
            problems.append("parts with links of equal names: \(ways)")
        }
    }

    func count(_ role: String) -> Int { nodes.count { $0.role == role } }
    func names(_ role: String) -> [String] { nodes.filter { $0.role == role }.map(\.name) }
}
