/// What a trajectory file does not say, and what to do where it is not as it should be.
public struct TrajectoryOptions: Sendable {
    /// The kind of file.
    public enum Format: String, Sendable, CaseIterable {
        case xdatcar = "XDATCAR"
        case lammpsDump = "LAMMPS dump"
        case extendedXYZ = "extended XYZ"
        case vasprun = "vasprun.xml"
        case dcd = "DCD"
        case amberNetCDF = "AMBER NetCDF"
    }

    /// How the time between frames is known.
    public enum Timing: Hashable, Sendable {
        /// The file says it, with its unit: `ITEM: TIME` with `ITEM: UNITS` of LAMMPS, `time_fs` or `time_ps` of extended XYZ, `time` of CP2K, POTIM in
        /// vasprun.xml, AMBER's NetCDF.
        case written
        /// The time between stored frames in fs (VASP: POTIM × NBLOCK).
        case frameInterval(Double)
        /// The time step of the integrator in fs; the file says the number of each frame's step.
        case integratorStep(Double)
    }

    /// What becomes of a last frame that is not whole.
    public enum TruncatedFrame: Sendable { case reject, drop }

    /// What numbers of steps mean.
    public enum Steps: Sendable {
        /// They must rise evenly.
        case check
        /// Each frame follows the one before, whatever the numbers say: runs written one after another.
        case ignore
    }

    /// Nil tells the format from the first lines.
    public var format: Format?
    public var timing: Timing
    /// Element of each type (LAMMPS, type 1 first) or of each group of ions (XDATCAR without names).
    public var elements: [String]?
    /// Element of each ion in turn, for DCD and NetCDF, which hold none: see `Topology`.
    public var ionElements: [String]?
    /// Å in the file's unit of length; nil where the format fixes it (XDATCAR, XYZ) or the file says it.
    public var lengthUnit: Double?
    /// For files without one.
    public var cell: UnitCell?
    /// Frames to keep, from 0.
    public var frames: Range<Int>
    /// Every how manieth of these frames to keep.
    public var stride: Int
    /// Elements to keep; nil keeps all.
    public var keptElements: [String]?
    public var truncatedFrame: TruncatedFrame
    public var steps: Steps
    /// Takes the lines of a LAMMPS dump without `id` for always the same ions.
    public var hasFixedOrder: Bool
    /// Leaves out the quick way through usual lines; it must make no difference.
    var readsLineByLine = false

    public init(
        format: Format? = nil, timing: Timing = .written, elements: [String]? = nil, lengthUnit: Double? = nil,
        cell: UnitCell? = nil, frames: Range<Int> = 0..<Int.max, stride: Int = 1, keptElements: [String]? = nil,
        truncatedFrame: TruncatedFrame = .reject, steps: Steps = .check, hasFixedOrder: Bool = false,
        ionElements: [String]? = nil
    ) {
        self.ionElements = ionElements
        self.format = format
        self.timing = timing
        self.elements = elements
        self.lengthUnit = lengthUnit
        self.cell = cell
        self.frames = frames
        self.stride = stride
        self.keptElements = keptElements
        self.truncatedFrame = truncatedFrame
        self.steps = steps
        self.hasFixedOrder = hasFixedOrder
    }
}
