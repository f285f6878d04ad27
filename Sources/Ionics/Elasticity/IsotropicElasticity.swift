/// The elastic moduli of a material that is the same in all directions, from any two of them.
///
/// G = E/[2(1 + ν)], K = E/[3(1 − 2ν)], E = 9KG/(3K + G), ν = (3K − 2G)/[2(3K + G)]. Source: Xia 2022, §5.3 and table 3 (row X14).
public struct IsotropicElasticity: Hashable, Sendable {
    /// K in GPa.
    public let bulkModulus: Double
    /// G in GPa.
    public let shearModulus: Double

    /// E in GPa.
    public var youngModulus: Double { 9 * bulkModulus * shearModulus / (3 * bulkModulus + shearModulus) }
    /// ν, between −1 and ½.
    public var poissonRatio: Double {
        (3 * bulkModulus - 2 * shearModulus) / (2 * (3 * bulkModulus + shearModulus))
    }
    /// Pugh's ratio K/G.
    public var pughRatio: Double { bulkModulus / shearModulus }
    /// Whether K/G is above 1.75, as for most ductile metals (Pugh, Phil. Mag. 45, 823 (1954)).
    public var isDuctileByPugh: Bool { pughRatio > Self.pughLimit }

    /// Above this K/G metals are ductile, below it brittle (Pugh 1954).
    public static let pughLimit = 1.75
    /// Shear modulus of lithium in GPa that Xia 2022 takes for the criterion below.
    public static let lithiumShearModulus = 4.25

    /// Whether the electrolyte's shear modulus is above twice that of the metal, beyond which a linear theory of the interface between
    /// lithium and a polymer finds that dendrites do not grow. Ceramics that fulfil it are still penetrated along grain boundaries.
    ///
    /// Source: Monroe and Newman, J. Electrochem. Soc. 152, A396 (2005); Xia 2022, §5.3: about 8.5 GPa for lithium.
    /// - Parameter metalShearModulus: in GPa.
    public func fulfilsMonroeNewman(metalShearModulus: Double = lithiumShearModulus) -> Bool {
        shearModulus > 2 * metalShearModulus
    }

    /// From K and G in GPa, both positive.
    public init(bulkModulus: Double, shearModulus: Double) throws(IonicsError) {
        guard bulkModulus > 0, bulkModulus.isFinite else {
            throw .outOfRange(name: "bulkModulus", value: bulkModulus, expected: "positive, in GPa")
        }
        guard shearModulus > 0, shearModulus.isFinite else {
            throw .outOfRange(name: "shearModulus", value: shearModulus, expected: "positive, in GPa")
        }
        self.bulkModulus = bulkModulus
        self.shearModulus = shearModulus
    }

    /// From E in GPa and ν.
    public init(youngModulus: Double, poissonRatio: Double) throws(IonicsError) {
        guard youngModulus > 0 else {
            throw .outOfRange(name: "youngModulus", value: youngModulus, expected: "positive, in GPa")
        }
        guard poissonRatio > -1, poissonRatio < 0.5 else {
            throw .outOfRange(name: "poissonRatio", value: poissonRatio, expected: "between −1 and 0.5")
        }
        try self.init(
            bulkModulus: youngModulus / (3 * (1 - 2 * poissonRatio)),
            shearModulus: youngModulus / (2 * (1 + poissonRatio)))
    }

    /// From E and G in GPa; E lies below 3G.
    public init(youngModulus: Double, shearModulus: Double) throws(IonicsError) {
        guard youngModulus > 0, shearModulus > 0, youngModulus < 3 * shearModulus else {
            throw .outOfRange(
                name: "youngModulus", value: youngModulus, expected: "between 0 and three times the shear modulus")
        }
        try self.init(
            bulkModulus: youngModulus * shearModulus / (3 * (3 * shearModulus - youngModulus)),
            shearModulus: shearModulus)
    }

    /// From E and K in GPa; E lies below 9K.
    public init(youngModulus: Double, bulkModulus: Double) throws(IonicsError) {
        guard youngModulus > 0, bulkModulus > 0, youngModulus < 9 * bulkModulus else {
            throw .outOfRange(
                name: "youngModulus", value: youngModulus, expected: "between 0 and nine times the bulk modulus")
        }
        try self.init(
            bulkModulus: bulkModulus, shearModulus: 3 * bulkModulus * youngModulus / (9 * bulkModulus - youngModulus))
    }
}
