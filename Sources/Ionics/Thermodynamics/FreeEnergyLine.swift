/// The free energy of a phase as a straight line, ΔG(T) = ΔH − T ΔS.
///
/// Source: Wood 2021, fig. 1a: solid, superionic phase and melt compete by enthalpy and entropy (row F19).
public struct FreeEnergyLine: Hashable, Sendable {
    /// What the phase is called.
    public let name: String
    /// ΔH against a common reference in eV, per formula or atom, the same for all lines compared.
    public let enthalpy: Double
    /// ΔS against it in eV/K.
    public let entropy: Double

    public init(name: String, enthalpy: Double, entropy: Double) {
        self.name = name
        self.enthalpy = enthalpy
        self.entropy = entropy
    }

    /// ΔG in eV at a temperature in K.
    public func freeEnergy(at temperature: Double) -> Double { enthalpy - temperature * entropy }

    /// Where two lines cross, in K: T = (ΔH₂ − ΔH₁)/(ΔS₂ − ΔS₁); nil for parallel lines.
    public func crossing(with other: FreeEnergyLine) -> Double? {
        entropy == other.entropy ? nil : (other.enthalpy - enthalpy) / (other.entropy - entropy)
    }

    /// A phase that is the stable one over a range.
    public struct StableRange: Hashable, Sendable {
        /// The phase that is stable there.
        public let phase: FreeEnergyLine
        /// Where it begins, in K: a transition temperature, or zero.
        public let from: Double
        /// Where it ends, in K; nil for the last.
        public let to: Double?
    }

    /// Which phase has the lowest free energy, from 0 K up. A phase that melts before it forms does not appear.
    ///
    /// At 0 K, and where lines meet, the one of higher entropy goes on; of lines that are the same, the first given.
    public static func stableRanges(of phases: [FreeEnergyLine]) -> [StableRange] {
        func isBefore(_ first: FreeEnergyLine, _ second: FreeEnergyLine) -> Bool {
            (first.enthalpy, -first.entropy) < (second.enthalpy, -second.entropy)
        }
        guard var current = phases.min(by: isBefore) else { return [] }
        var ranges: [StableRange] = []
        var start = 0.0
        while true {
            var next: (line: FreeEnergyLine, temperature: Double)?
            for phase in phases where phase.entropy > current.entropy {
                guard let temperature = current.crossing(with: phase), temperature >= start else { continue }
                if let best = next, (best.temperature, -best.line.entropy) <= (temperature, -phase.entropy) { continue }
                next = (phase, temperature)
            }
            ranges.append(StableRange(phase: current, from: start, to: next?.temperature))
            guard let (line, temperature) = next else { return ranges }
            current = line
            start = temperature
        }
    }
}
