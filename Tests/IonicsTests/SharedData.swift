import Glibc

/// Real measurements beside the checkout, which are no part of the project: tests that want them are skipped where there are none.
enum SharedData {
    static let folder: String? = {
        var candidates: [String] = []
        if let named = getenv("IONWEAVE_SHARED_DATA") { candidates.append(String(cString: named)) }
        var folder = #filePath
        for _ in 0..<3 { folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)]) }
        candidates += [folder + "/../shared/data", folder + "/../../../shared/data"]
        return candidates.first { access($0 + "/eis_lpscl_hybriddrt", R_OK) == 0 }
    }()

    static var isAbsent: Bool { folder == nil }
    static var isPresent: Bool { folder != nil }

    static func path(_ name: String) -> String { (folder ?? "") + "/" + name }

    /// Names of the files of a folder, sorted.
    static func names(in name: String) -> [String] {
        guard let directory = opendir(path(name)) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let text = withUnsafePointer(to: entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if !text.hasPrefix(".") { names.append(text) }
        }
        return names.sorted()
    }
}
