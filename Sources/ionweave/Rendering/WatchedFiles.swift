import Evaluation

/// Files whose change is waited for. Looking at size and time again and again finds also those that an editor replaces.
struct WatchedFiles {
    private var stamps: [String: FileStatus?] = [:]

    init(paths: [String]) { add(paths) }

    /// Takes more files in, as they are now; those known keep the state that they were remembered with.
    mutating func add(_ paths: [String]) {
        for path in paths where stamps[path] == nil { stamps[path] = .some(FileStatus(path)) }
    }

    /// Takes the present state as the one to compare with.
    mutating func remember() {
        for path in stamps.keys { stamps[path] = .some(FileStatus(path)) }
    }

    func haveChanged() -> Bool { stamps.contains { FileStatus($0.key) != $0.value } }
}
