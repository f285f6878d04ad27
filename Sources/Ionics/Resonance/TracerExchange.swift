public import Quantities

/// Which way ions took through a composite, from the exchange of ⁶Li for ⁷Li that a current left in each phase.
///
/// The share of a phase is the rise of its ⁶Li signal over the rise of all. Phases through which ions do not pass stay as they were.
/// Source: Deck and Hu 2023, section on NMR (row D5).
public struct TracerExchange: Hashable, Codable, Sendable {
    /// One phase or interface.
    public struct Component: Hashable, Codable, Sendable {
        public let name: String
        /// ⁶Li amplitude before the current, per amount of sample.
        public let before: Uncertain
        /// The same after it, in the same unit.
        public let after: Uncertain

        public init(name: String, before: Uncertain, after: Uncertain) {
            self.name = name
            self.before = before
            self.after = after
        }

        /// By how much the amplitude rose.
        public var uptake: Uncertain { after - before }
        /// Amplitude after over before, without unit.
        public var enrichment: Uncertain { after / before }
    }

    public let components: [Component]
    /// Of transport through each component, with their covariance: they add up to 1.
    public let shares: CorrelatedValues

    /// - Parameter components: at least two, whose uptakes together are positive.
    /// - Throws: `IonicsError.outOfRange`.
    public init(_ components: [Component]) throws(IonicsError) {
        guard components.count > 1 else {
            throw .outOfRange(name: "number of components", value: Double(components.count), expected: "at least 2")
        }
        for component in components where !(component.before.value > 0 && component.after.value.isFinite) {
            throw .outOfRange(
                name: "amplitude of \(component.name)", value: component.before.value, expected: "positive")
        }
        let uptakes = components.map(\.uptake)
        let total = uptakes.reduce(0) { $0 + $1.value }
        guard total > 0 else {
            throw .outOfRange(name: "sum of uptakes", value: total, expected: "positive; was the current reversed?")
        }
        self.components = components
        let independent = CorrelatedValues(
            values: uptakes.map(\.value),
            covariance: uptakes.indices.map { row in
                uptakes.indices.map {
                    row == $0 ? uptakes[row].standardUncertainty * uptakes[row].standardUncertainty : 0
                }
            })
        shares = independent.propagateSeveral { list in
            let sum = list.reduce(0, +)
            return list.map { $0 / sum }
        }
    }

    /// Share of transport through a component, 0…1; noise can bring it below 0.
    public func share(_ name: String) -> Uncertain? {
        components.firstIndex { $0.name == name }.map { shares.uncertain($0) }
    }
}
