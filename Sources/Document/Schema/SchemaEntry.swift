/// One name of the notebook's language: what it is called, where it may stand, what it takes and does.
public struct SchemaEntry: Hashable, Sendable {
    public var name: String
    public var type: SchemaType
    /// The value where none is written, as it would be written.
    public var standard: String
    /// What it does; a sentence or two in the notebook's notation.
    public var meaning: String
    public var example: String

    init(_ name: String, _ type: SchemaType, standard: String = "", _ meaning: String, example: String) {
        self.name = name
        self.type = type
        self.standard = standard
        self.meaning = meaning
        self.example = example
    }
}
