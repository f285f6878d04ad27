import Foundation

/// Says why a block runs or not.
struct RunExplanation {
    /// What units are called, and the folder from which paths are given.
    let titles: [String]
    let folder: String

    func text(_ reason: RunPlan.Reason) -> String {
        switch reason {
        case .cached: "kept from an earlier run"
        case .new: "runs: its code, or what it depends on, is new or changed"
        case .inputChanged(let change): "runs: \(text(change))"
        case .dependsOn(let unit, let name):
            "runs: it uses \(name.map { "'\($0)' of " } ?? "")\(titles[unit]), which runs"
        case .neededBy(let unit): "runs: \(titles[unit]) needs its values"
        case .restoredFor(let unit): "kept from an earlier run; its values come from the cache for \(titles[unit])"
        case .volatile(let name): "runs every time: '\(name)' differs from run to run"
        case .cacheOff: "runs every time: 'cache: false'"
        }
    }

    private func text(_ change: InputChange) -> String {
        let name =
            switch change.input {
            case .file(let path): path.hasPrefix(folder + "/") ? String(path.dropFirst(folder.count + 1)) : path
            case .environment, .parameter: change.input.name
            }
        switch (change.before, change.after) {
        case (let before?, let after?): return "\(name) changed \(before.prefix(4))→\(after.prefix(4))"
        case (nil, _): return "\(name) is there now"
        case (_, nil): return "\(name) is gone"
        }
    }
}
