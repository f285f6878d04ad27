import SwiftSource

/// Finds for each unit the earlier units whose run its own result depends on.
///
/// A unit depends on those that define what it mentions. What is declared with `var` may be changed by any unit that mentions it, so all
/// earlier units that mention it count; where the notebook declares classes, the same holds for constants, because instances change
/// behind them. This takes in too many units rather than too few.
struct StateDependencies {
    /// Indices of units, transitively, in document order.
    let closure: [[Int]]

    init(units: [BlockUnit], uses: [[Int]]) {
        let hasReferences = units.contains { $0.source.declaresReferences }
        var changeable: Set<String> = []
        for definition in units.flatMap(\.source.definitions) {
            switch definition.kind {
            case .variable: changeable.insert(definition.name)
            case .constant: if hasReferences { changeable.insert(definition.name) }
            // A type may keep static variables, and a function may change what it mentions.
            case .type: changeable.insert(definition.name)
            case .function: break
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
        var closure: [[Int]] = []
        for (index, unit) in units.enumerated() {
            var touched = unit.source.mentions.intersection(changeable)
            var pending = Array(unit.source.mentions)
            var seen: Set<String> = []
            while let name = pending.popLast() {
                guard seen.insert(name).inserted, let more = touchedByCall[name] else { continue }
                touched.formUnion(more)
                pending += more
            }
            let direct = Set(uses[index]).union(touched.flatMap { touchers[$0] ?? [] })
            closure.append(direct.union(direct.flatMap { closure[$0] }).sorted())
            for name in touched { touchers[name, default: []].append(index) }
        }
        self.closure = closure
    }
}
