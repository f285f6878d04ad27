import CellProtocol

/// Printed text or a message of a block, in the order in which they came.
enum OutputPiece: Codable, Sendable {
    case printed(String)
    case message(CellMessage)
}
