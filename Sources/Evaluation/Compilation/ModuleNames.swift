/// What the modules of a plan's units are called.
///
/// A unit that defines something is named by what it defines: when only a value or the inside of a function changes, the name stays, and
/// what was compiled against it stays good. A unit that defines nothing is imported by nobody and named by its text and its imports.
struct ModuleNames: Sendable {
    /// By unit: a name that stays while the unit defines the same names.
    let stable: [String]
    /// By unit: a hash of all that decides what its module does; two versions of a unit differ in it.
    let identities: [String]

    /// - Parameter surroundings: compiler, options and library.
    init(_ plan: BlockPlan, surroundings: [String]) {
        var stable: [String] = []
        var identities: [String] = []
        for (index, unit) in plan.units.enumerated() {
            let uses = plan.uses[index]
            let signatures = unit.source.definitions.map(\.signature)
            let body = unit.body(name: "")
            identities.append(ContentHash.of([body] + surroundings + uses.map { identities[$0] }))
            let naming = signatures.isEmpty ? [body] + uses.map { stable[$0] } : signatures.sorted()
            stable.append("Block_" + ContentHash.of(naming).prefix(20))
        }
        self.stable = stable
        self.identities = identities
    }

    /// By unit: the name for a process that holds other modules already. A module that is loaded keeps its name; another version of it
    /// gets one of its own.
    func names(beside loaded: [String: String]) -> [String] {
        let taken = Set(loaded.values)
        return zip(stable, identities).map { name, identity in
            loaded[identity] ?? (taken.contains(name) ? "\(name)_\(identity.prefix(12))" : name)
        }
    }

    /// Units of which a process has loaded another version.
    func replaced(in loaded: [String: String]) -> [Int] {
        let taken = Set(loaded.values)
        return stable.indices.filter { loaded[identities[$0]] == nil && taken.contains(stable[$0]) }
    }
}
