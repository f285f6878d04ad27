import Glibc
import Quantities

/// The range of potentials in which a material is stable.
public struct StabilityWindow: Codable, Hashable, Sendable {
    /// In label markup.
    public var name: String
    /// Reduction and oxidation potential in V.
    public var low: Double
    public var high: Double
    /// The class that chooses the colour; empty for none.
    public var family: String

    public init(_ name: String, low: Double, high: Double, family: String = "") {
        self.name = name
        self.low = low
        self.high = high
        self.family = family
    }
}

extension Figure {
    /// Windows of electrochemical stability as lying bars with their ends in numbers.
    ///
    /// - Parameter reference: what potentials are measured against, in label markup.
    public static func stabilityWindows(_ windows: [StabilityWindow], against reference: String = "Li^+^/Li") -> Figure
    {
        var families: [String] = []
        for window in windows where !families.contains(window.family) { families.append(window.family) }
        let top = windows.map(\.high).filter(\.isFinite).max() ?? 5
        return Figure {
            for family in families {
                let members = windows.indices.filter { windows[$0].family == family }
                Bars(
                    x: members.map { Double($0) }, low: members.map { windows[$0].low },
                    high: members.map { windows[$0].high }, thickness: 0.56, label: family.isEmpty ? nil : family
                ).horizontal().opacity(0.75)
            }
            Labels(
                windows.map { number($0.low) }, x: windows.map(\.low), y: windows.indices.map { Double($0) },
                anchor: .left
            )
            .color(.text).scaled(by: 0.88)
            Labels(
                windows.map { number($0.high) }, x: windows.map(\.high), y: windows.indices.map { Double($0) },
                anchor: .right
            ).color(.text).scaled(by: 0.88)
        }
        .xAxis("*U* against \(reference)", unit: "V", from: -0.75, to: top * 1.1)
        .yAxis(scale: .categories(windows.map(\.name)))
        .yReversed()
        .legend(.above)
        .aspect(min(1.6, max(0.3, 0.06 * Double(windows.count))))
        .width(.medium)
    }

    private static func number(_ value: Double) -> String { value.isFinite ? NumberText.fixed(value, decimals: 2) : "" }

    /// Shear against bulk modulus with the line K/G that parts brittle from ductile and the bound against dendrites.
    ///
    /// - Parameters:
    ///   - bulk: K in GPa.
    ///   - shear: G in GPa.
    ///   - ratio: K/G of the line; 1.75 (S. Pugh, Phil. Mag. 45 (1954) 823).
    ///   - leastShear: G in GPa from which a separator is said to stop dendrites; nil draws none.
    ///   - isLogarithmic: whether both axes are logarithmic, which keeps soft materials apart.
    public static func elasticity(
        names: [String], bulk: [Double], shear: [Double], ratio: Double = 1.75, leastShear: Double? = nil,
        isLogarithmic: Bool = false
    ) -> Figure {
        requireEqualCounts("elasticity", ("names", names.count), ("bulk", bulk.count), ("shear", shear.count))
        let largest = (bulk.filter(\.isFinite).max() ?? 100) * (isLogarithmic ? 1.4 : 1.08)
        let tallest = (shear.filter(\.isFinite).max() ?? 100) * 1.15
        let end = min(largest, tallest * ratio)
        let softest = isLogarithmic ? (bulk.filter { $0 > 0 }.min() ?? 1) * 0.8 : 0
        let weakest = isLogarithmic ? (shear.filter { $0 > 0 }.min() ?? 1) * 0.8 : 0
        let scale: AxisScale = isLogarithmic ? .log : .linear
        let start = isLogarithmic ? max(softest, weakest * ratio) : 0
        return Figure {
            if let leastShear {
                Rule(y: leastShear).dashed().series("bound")
            }
            Line(x: [start, end], y: [start / ratio, end / ratio]).series("ratio").color(.grey)
            Annotation("*K*/*G* = \(TickText.shortest(ratio))", x: end * 0.8, y: end / ratio * 0.8, anchor: .belowRight)
                .color(.grey)
            Points(x: bulk, y: shear, shape: .circle).series("materials").filled()
            Labels(names, x: bulk, y: shear, anchor: .right, findsPlaces: true)
        }
        .xAxis("*K*", unit: "GPa", scale: scale, from: softest, to: largest)
        .yAxis("*G*", unit: "GPa", scale: scale, from: weakest, to: tallest)
    }

    /// Goldschmidt's tolerance factor against the octahedral factor, with the field in which perovskites are found.
    ///
    /// - Parameters:
    ///   - tolerance: t of each compound.
    ///   - octahedral: μ of each compound.
    ///   - stable: ranges of t and μ of the field.
    ///   - names: in label markup, set where there is room.
    public static func toleranceMap(
        names: [String], tolerance: [Double], octahedral: [Double],
        stable: (tolerance: ClosedRange<Double>, octahedral: ClosedRange<Double>)? = (0.8...1.0, 0.414...0.732)
    ) -> Figure {
        requireEqualCounts(
            "toleranceMap", ("names", names.count), ("tolerance", tolerance.count), ("octahedral", octahedral.count))
        return Figure {
            if let stable { Region(x: stable.tolerance, y: stable.octahedral).color(.cycle(2)) }
            Points(x: tolerance, y: octahedral, shape: .circle).series("compounds")
            Labels(names, x: tolerance, y: octahedral, anchor: .right, findsPlaces: true)
        }
        .xAxis("tolerance factor *t*")
        .yAxis("octahedral factor *μ*")
    }
}
