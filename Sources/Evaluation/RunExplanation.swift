/// Says why a block runs or not.
enum RunExplanation {
    static func text(_ reason: RunPlan.Reason, titles: [String]) -> String {
        switch reason {
        case .cached: "kept from an earlier run"
        case .new: "runs: its code, or what it depends on, is new or changed"
        case .fileChanged(let path): "runs: '\(path)' changed"
        case .dependsOn(let index): "runs: it depends on \(titles[index]), which runs"
        case .neededBy(let index): "runs: \(titles[index]) needs its values"
        case .volatile(let name): "runs every time: '\(name)' differs from run to run"
        case .cacheOff: "runs every time: 'cache: false'"
        }
    }
}
