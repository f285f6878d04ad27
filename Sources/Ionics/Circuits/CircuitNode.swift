/// A part of a circuit.
public indirect enum CircuitNode: Hashable, Sendable {
    /// An element by its place in the circuit's list.
    case element(Int)
    case series([CircuitNode])
    case parallel([CircuitNode])

    /// The elements below, in the order in which they are written.
    public var elements: [Int] {
        switch self {
        case .element(let index): [index]
        case .series(let parts), .parallel(let parts): parts.flatMap(\.elements)
        }
    }
}
