import Diagnostics
import Document
import SwiftSource

/// Decides which units run: those without a valid record of an earlier run, and those whose values they need.
struct RunPlan {
    /// Why a unit runs or does not.
    enum Reason: Equatable {
        case cached
        case new
        case inputChanged(InputChange)
        /// It uses another unit that runs, through a name when there is one.
        case dependsOn(Int, name: String?)
        case neededBy(Int)
        /// Its output is kept, and its variables get their kept values back.
        case restoredFor(Int)
        case volatile(String)
        case cacheOff
    }

    let reasons: [Reason]
    let records: [OutputRecord?]
    /// By unit: the key of its output.
    let keys: [String]
    let restorations: [Int: ValueRestoration]

    /// - Parameters:
    ///   - unrestorable: keys of units whose values could not be brought back.
    ///   - isLive: whether the values of the unit with a key are in the kernel.
    init(
        plan: BlockPlan, identity: [String], cache: CacheFolder, unrestorable: Set<String> = [],
        isLive: (_ key: String) -> Bool = { _ in false }
    ) {
        var keys: [String] = []
        var records: [OutputRecord?] = []
        var reasons: [Reason] = []
        let defined = Set(plan.units.flatMap(\.source.definitions).map(\.name))
        for (index, unit) in plan.units.enumerated() {
            let dependencies = plan.state.closure[index]
            keys.append(
                ContentHash.of(
                    identity + [unit.significantText] + unit.declaredInputs + dependencies.map { keys[$0] }))
            let record = OutputRecord(contentsOf: cache.output(keys[index]))
            records.append(record)
            if !unit.allowsCache {
                reasons.append(.cacheOff)
            } else if let use = unit.source.volatileUses.first(where: { !defined.contains($0.name) }) {
                // The notebook's own names are its own.
                reasons.append(.volatile(use.name))
            } else if let stale = dependencies.first(where: { reasons[$0] != .cached }) {
                reasons.append(.dependsOn(stale, name: plan.name(of: stale, usedBy: index)))
            } else if let record {
                reasons.append(record.firstChange(plan.parameters).map { .inputChanged($0) } ?? .cached)
            } else {
                reasons.append(.new)
            }
        }
        var restorations: [Int: ValueRestoration] = [:]
        // What runs needs the values of all that it depends on: from the kernel, from the cache, or from another run.
        for index in plan.units.indices.reversed() where reasons[index] != .cached {
            let needs = restorations[index]?.needs ?? plan.state.direct[index]
            for dependency in needs where reasons[dependency] == .cached {
                if isLive(keys[dependency]), !plan.state.sharesState[dependency] { continue }
                if !unrestorable.contains(keys[dependency]), let record = records[dependency],
                    let restoration = ValueRestoration(plan, unit: dependency, values: record.values),
                    !restoration.values.isEmpty
                {
                    restorations[dependency] = restoration
                    reasons[dependency] = .restoredFor(index)
                } else {
                    reasons[dependency] = .neededBy(index)
                }
            }
        }
        self.restorations = restorations
        self.reasons = reasons
        self.records = records
        self.keys = keys
    }

    /// Names of what starts another program.
    private static let starters: Set<String> = [
        "Process", "system", "popen", "posix_spawn", "posix_spawnp", "fork", "vfork", "execv", "execve", "execvp",
    ]

    private static func hint(_ name: String) -> String {
        switch name {
        case "getenv", "ProcessInfo":
            "environmentVariable(\"NAME\") reads one that is then part of what the block's output is kept under"
        case _ where starters.contains(name): "'//| cache: false' says that it is meant so"
        default: "use SeededGenerator for random numbers, and '//| cache: false' when it is meant so"
        }
    }

    /// Whether the unit's own code runs.
    func runs(_ index: Int) -> Bool {
        switch reasons[index] {
        case .cached, .restoredFor: false
        case .new, .inputChanged, .dependsOn, .neededBy, .volatile, .cacheOff: true
        }
    }

    /// Whether every run of the notebook must run the unit.
    func isVolatile(_ index: Int) -> Bool {
        switch reasons[index] {
        case .volatile, .cacheOff: true
        case .cached, .restoredFor, .new, .inputChanged, .dependsOn, .neededBy: false
        }
    }

    /// Warnings about units that must run every time.
    func warnings(_ units: [BlockUnit]) -> [Diagnostic] {
        units.indices.compactMap { index in
            guard case .volatile(let name) = reasons[index] else { return nil }
            return .warning(
                "volatile-block",
                Self.starters.contains(name)
                    ? "'\(name)' starts another program, whose files are not known, so this block runs every time"
                    : "'\(name)' differs from run to run, so this block runs every time",
                at: units[index].source.volatileUses.first { $0.name == name }.map(units[index].span)
                    ?? units[index].wholeSpan,
                hint: Self.hint(name))
        }
    }
}

extension BlockUnit {
    /// The unit's tokens, without comments and white space.
    var significantText: String {
        switch kind {
        case .cell, .parameters: source.significantText
        case .expressions(let expressions):
            "inline\n" + expressions.map { BlockSource(parsing: $0.1.text).significantText }.joined(separator: "\n")
        }
    }

    /// Files that the unit's cell says it depends on, as written.
    var declaredInputs: [String] {
        if case .cell(_, let cell) = kind { cell.options.inputs } else { [] }
    }

    /// Whether the unit's cell lets its output be kept.
    var allowsCache: Bool {
        if case .cell(_, let cell) = kind { cell.options.cache } else { true }
    }
}
