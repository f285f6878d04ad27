/// A unit's module, ready to be loaded.
struct CompiledBlock: Sendable {
    /// The module's name, made from the hash of everything that it was compiled from.
    let name: String
    let library: String
    var entry: String { Self.entry(of: name) }

    static func entry(of name: String) -> String { name + "_main" }
}
