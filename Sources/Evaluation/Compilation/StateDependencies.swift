import SwiftSource

/// Finds for each unit the earlier units whose run its own result depends on.
///
/// A unit depends on those that define what it mentions. What is declared with `var` may be changed by any unit that mentions it, so all
/// earlier units that mention it count; where the notebook may hold instances of classes, the same holds for constants, because instances change
/// behind them. Units that change the process itself, as its folder, count for all later ones. This takes in too many units rather
/// than too few.
struct StateDependencies {
    /// Indices of units in document order, not through others.
    let direct: [[Int]]
    /// Indices of units, transitively, in document order.
    let closure: [[Int]]
    /// For each unit whether another one may change what it defines, or it what others define: its values in a kernel are then
    /// those of the last unit that ran, not its own.
    let sharesState: [Bool]
    /// For each unit and each of its calls of `memo`: the units whose code or files the closure may use, and whether code of the unit
    /// itself counts as well.
    let memos: [[(units: [Int], includesOwn: Bool)]]

    /// Names that change what the whole process sees.
    private static let processNames: Set<String> = [
        "chdir", "changeCurrentDirectoryPath", "setenv", "unsetenv", "putenv", "setlocale", "srand", "srand48",
        "srandom", "signal", "dup2", "umask",
    ]
    /// Modules whose types are all values.
    private static let valueModules: Set<String> = [
        "Swift", "Glibc", "NotebookRuntime", "Ionics", "Plotting", "Quantities", "Chemistry", "NumericalMethods",
        "CellProtocol",
    ]

    /// - Parameter definers: for each unit the earlier units that define what it mentions, and those that extend types.
    init(units: [BlockUnit], definers: [[Int]]) {
        let hasReferences = units.contains { unit in
            unit.source.declaresReferences || !Self.valueModules.isSuperset(of: unit.source.imports)
        }
        var changeable: Set<String> = []
        for unit in units {
            for definition in unit.source.definitions {
                switch definition.kind {
                case .variable: changeable.insert(definition.name)
                case .constant: if hasReferences { changeable.insert(definition.name) }
                case .type:
                    if hasReferences || unit.source.declaresStaticVariables { changeable.insert(definition.name) }
                // A function or a computed variable may change what it mentions.
                case .function: break
                }
            }
        }
        // What a function mentions is touched by whoever calls it.
        var touchedByCall: [String: Set<String>] = [:]
        for unit in units {
            for definition in unit.source.definitions where definition.kind == .function {
                touchedByCall[definition.name, default: []].formUnion(unit.source.mentions.intersection(changeable))
            }
        }
        var touchers: [String: [Int]] = [:]
        var touched: [Set<String>] = []
        var processChangers: [Int] = []
        var direct: [[Int]] = []
        var closure: [[Int]] = []
        var memos: [[(units: [Int], includesOwn: Bool)]] = []
        for (index, unit) in units.enumerated() {
            touched.append(Self.touched(by: unit.source.mentions, changeable, touchedByCall))
            let own = Set(definers[index]).union(touched[index].flatMap { touchers[$0] ?? [] }).union(processChangers)
            direct.append(own.sorted())
            closure.append(own.union(own.flatMap { closure[$0] }).sorted())
            memos.append(
                unit.source.memoCalls.map { call in
                    let touchedThere = Self.touched(by: call.mentions, changeable, touchedByCall)
                    let used = units.indices.prefix(index).filter { earlier in
                        units[earlier].source.extendsOthers
                            || units[earlier].source.definitions.contains { call.mentions.contains($0.name) }
                    }
                    let all = Set(used).union(touchedThere.flatMap { touchers[$0] ?? [] }).union(processChangers)
                    let ownNames = unit.source.definitions.filter { $0.kind == .function || $0.kind == .type }
                    return (
                        all.union(all.flatMap { closure[$0] }).sorted(),
                        !touchedThere.isEmpty || unit.source.extendsOthers
                            || ownNames.contains { call.mentions.contains($0.name) }
                    )
                })
            for name in touched[index] { touchers[name, default: []].append(index) }
            if !unit.source.mentions.isDisjoint(with: Self.processNames) { processChangers.append(index) }
        }
        self.memos = memos
        self.direct = direct
        self.closure = closure
        sharesState = units.indices.map { index in
            processChangers.contains(index) || touched[index].contains { touchers[$0] != [index] }
        }
    }

    private static func touched(
        by mentions: Set<String>, _ changeable: Set<String>, _ touchedByCall: [String: Set<String>]
    ) -> Set<String> {
        // What a unit defines it touches, mentioned again or not.
        var touched = mentions.intersection(changeable)
        var pending = Array(mentions)
        var seen: Set<String> = []
        while let name = pending.popLast() {
            guard seen.insert(name).inserted, let more = touchedByCall[name] else { continue }
            touched.formUnion(more)
            pending += more
        }
        return touched
    }
}
