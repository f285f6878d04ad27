/// The value of a block's variable as an earlier run left it; its bytes lie in a file of their own.
struct KeptValue: Codable, Hashable, Sendable {
    var name: String
    /// The type as Swift writes it, with its module.
    var type: String
    /// Bytes.
    var size: Int
}
