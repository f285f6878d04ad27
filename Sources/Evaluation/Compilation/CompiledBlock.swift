/// A unit's module, ready to be loaded.
struct CompiledBlock: Sendable {
    /// The module's name.
    let name: String
    /// Path of the library.
    let library: String
    /// Folder in which later units find the module's interface.
    let folder: String
    /// Hash of the interface: as long as it stays, what was compiled against it stays good.
    let interfaceHash: String
    var entry: String { Self.entry(of: name) }

    static func entry(of name: String) -> String { name + "_main" }
}
