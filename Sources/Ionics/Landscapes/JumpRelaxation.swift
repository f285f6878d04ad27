import Glibc
import Quantities

/// The conductivity of ions whose hops last only when their neighbours come after them.
///
/// W(t) is the part of hops that have not been undone after a time t, g(t) the mismatch that is left: dW/dt = B W dg/dt and dg/dt = −Γ₀ g^K W, both 1 at first.
/// Hence W = exp[−B(1 − g)], and σ(ω)/σ(∞) = 1 + ∫₀^∞ (dW/dt) cos ωt dt, from exp(−B) at low to 1 at high frequencies.
/// Source: Funke, Prog. Solid State Chem. 22, 111 (1993); in this form, the concept of mismatch and relaxation: Funke, Banhatti, Brückner, Cramer
/// and Wilmer, Solid State Ionics 154–155, 65 (2002) (row W5).
public struct JumpRelaxation: Hashable, Sendable {
    /// B = ln[σ(∞)/σ(0)].
    public let strength: Double
    /// K, about 2 for most ion conductors.
    public let exponent: Double
    /// Γ₀ in s⁻¹.
    public let initialRate: Double
    /// Times in s and W there, dense enough for straight lines between them.
    private let times: [Double]
    private let parts: [Double]

    /// - Parameters:
    ///   - strength: B, positive and up to 100.
    ///   - exponent: K, 1 to 4.
    ///   - initialRate: Γ₀ in s⁻¹, positive: the rate at which the mismatch begins to fall.
    public init(strength: Double, exponent: Double = 2, initialRate: Double) throws(IonicsError) {
        guard strength > 0, strength <= 100 else {
            throw .outOfRange(name: "strength", value: strength, expected: "positive and up to 100")
        }
        guard (1...4).contains(exponent) else {
            throw .outOfRange(name: "exponent", value: exponent, expected: "between 1 and 4")
        }
        guard initialRate > 0, initialRate.isFinite else {
            throw .outOfRange(name: "initialRate", value: initialRate, expected: "positive, in s⁻¹")
        }
        self.strength = strength
        self.exponent = exponent
        self.initialRate = initialRate
        // With u = −ln g: dt/du = g^(1−K)/(Γ₀ W), by Simpson's rule over steps that grow with u.
        func speed(_ u: Double) -> Double { exp((exponent - 1) * u + strength * (1 - exp(-u))) / initialRate }
        var (time, before) = (0.0, 0.0)
        var (times, parts) = ([0.0], [1.0])
        let count = 6000
        for index in 0...count {
            let u = 1e-7 * exp(log(40 / 1e-7) * Double(index) / Double(count))
            time += (u - before) / 6 * (speed(before) + 4 * speed((u + before) / 2) + speed(u))
            times.append(time)
            parts.append(exp(-strength * (1 - exp(-u))))
            before = u
        }
        self.times = times
        self.parts = parts
    }

    /// The low-frequency plateau over the high-frequency one, exp(−B): the part of hops that last.
    public var lastingPart: Double { exp(-strength) }

    /// W at a time in s.
    public func undisturbedPart(at time: Double) -> Double {
        guard time > 0 else { return 1 }
        guard let next = times.firstIndex(where: { $0 >= time }) else { return parts[parts.count - 1] }
        let share = (time - times[next - 1]) / (times[next] - times[next - 1])
        return parts[next - 1] + share * (parts[next] - parts[next - 1])
    }

    /// σ(ω)/σ(∞).
    public func relativeConductivity(at frequency: Frequency) -> Double {
        let omega = frequency.radiansPerSecond.value
        guard omega > 0 else { return lastingPart }
        // Over a straight piece of W the integral of the cosine is exact, however often it goes up and down.
        var sum = 1.0
        var sine = 0.0
        for index in 1..<times.count {
            let angle = omega * times[index]
            let next = sin(angle)
            let width = omega * (times[index] - times[index - 1])
            let fall = parts[index] - parts[index - 1]
            // For small angles the difference of sines loses its digits.
            sum += fall * (angle < 1e-4 ? 1 : (next - sine) / width)
            sine = next
        }
        return sum
    }
}
