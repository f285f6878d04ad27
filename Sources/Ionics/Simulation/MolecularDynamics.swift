import Glibc
import NumericalMethods
import Quantities

/// Newton's equations of a soft-sphere model in a fixed cell, by velocity Verlet: a trajectory whose every property can be had again.
///
/// The run first takes the temperature by scaling velocities, then goes on with constant energy: what is analysed knows of no thermostat.
/// Everything follows from the seed; the order of summation is fixed.
/// Source of the integrator: W. C. Swope et al., J. Chem. Phys. 76, 637 (1982).
public struct MolecularDynamics: Codable, Hashable, Sendable {
    /// Species and the energies of their pairs.
    public var model: SoftSphereModel
    /// Between integrations of the equations, in fs.
    public var timeStep: Double
    /// Steps during which the temperature is held.
    public var equilibrationSteps: Int
    /// Frames kept.
    public var frameCount: Int
    /// Steps from frame to frame.
    public var stepsPerFrame: Int
    /// Of the velocities at the start.
    public var seed: UInt64

    /// - Parameters:
    ///   - timeStep: in fs, positive; a twentieth of the shortest period of vibration.
    ///   - frameCount: at least 2.
    ///   - stepsPerFrame: at least 1.
    public init(
        model: SoftSphereModel, timeStep: Double, equilibrationSteps: Int, frameCount: Int, stepsPerFrame: Int,
        seed: UInt64 = 1
    ) {
        self.model = model
        self.timeStep = timeStep
        self.equilibrationSteps = equilibrationSteps
        self.frameCount = frameCount
        self.stepsPerFrame = stepsPerFrame
        self.seed = seed
    }

    /// Å²/fs² of 1 eV mol/g.
    static let acceleration = PhysicalConstants.elementaryCharge * PhysicalConstants.avogadro * 1e3 * 1e-10

    /// Runs from the sites of a structure, each taken by an ion.
    ///
    /// - Parameters:
    ///   - structure: sites with elements of the model; the cell at least twice the cut-off and 1 Å wide.
    ///   - temperature: in K, positive.
    public func run(_ structure: CrystalStructure, temperature: Double) throws(TrajectoryError) -> SimulatedRun {
        guard temperature > 0 else { throw .outOfRange(name: "temperature", value: temperature, expected: "positive") }
        guard timeStep > 0 else { throw .outOfRange(name: "timeStep", value: timeStep, expected: "positive") }
        guard frameCount >= 2 else { throw .tooFewFrames(found: frameCount, needed: 2) }
        guard stepsPerFrame >= 1, equilibrationSteps >= 0 else {
            throw .outOfRange(
                name: "steps", value: Double(min(stepsPerFrame, equilibrationSteps)), expected: "positive")
        }
        var system = try DynamicSystem(model, structure)
        var generator = SeededGenerator(seed: seed)
        system.thermalise(temperature: temperature, &generator)
        for step in 0..<equilibrationSteps {
            system.advance(timeStep)
            // The kinetic energy turns into potential energy at first: scaling again and again brings the system to the temperature.
            if step % 10 == 9 { system.scale(temperature: temperature) }
        }
        let count = system.count
        var positions: [Double] = []
        var velocities: [Double] = []
        positions.reserveCapacity(3 * count * frameCount)
        velocities.reserveCapacity(3 * count * frameCount)
        var energies: [Double] = []
        var temperatures: [Double] = []
        for frame in 0..<frameCount {
            if frame > 0 { for _ in 0..<stepsPerFrame { system.advance(timeStep) } }
            for r in system.positions { positions += [r.x, r.y, r.z] }
            for v in system.velocities { velocities += [v.x, v.y, v.z] }
            temperatures.append(system.temperature)
            if frame % max(1, frameCount / 100) == 0 { energies.append(try system.totalEnergy()) }
        }
        let trajectory = try Trajectory(
            elements: structure.sites.map(\.element), frameInterval: timeStep * Double(stepsPerFrame),
            cells: [structure.cell], positions: positions, areUnwrapped: true)
        return SimulatedRun(
            trajectory: trajectory, velocities: velocities, energies: energies,
            temperature: temperatures.reduce(0, +) / Double(temperatures.count))
    }
}

/// What a simulation gives.
public struct SimulatedRun: Codable, Hashable, Sendable {
    /// Unwrapped.
    public let trajectory: Trajectory
    /// `[frame][ion][xyz]` in Å/fs.
    public let velocities: [Double]
    /// Total energy of about a hundred frames in eV: constant, but for the integrator's error.
    public let energies: [Double]
    /// Mean of the run in K, from the kinetic energy.
    public let temperature: Double
}
