public import Quantities

/// One line of a manifest: a file and what is known about its sample.
public struct SampleRow: Hashable, Codable, Sendable {
    /// Line of the manifest, from 1.
    public let line: Int
    /// As written; a relative path starts at the manifest's folder.
    public let file: String
    /// Which sweep of the file, from 0; nil when it must hold one only.
    public let sweep: Int?
    /// Name of the sample; the file's name where no other is given.
    public let sample: String
    /// In K; nil when neither the manifest nor the file tells it.
    public let temperature: Double?
    /// nil without thickness and area or diameter.
    public let geometry: CellGeometry?
    /// Share of the volume that is pores, from its own column or from density and theoretical density.
    public let porosity: Uncertain?
    public let date: String
    public let operatorName: String
    /// Points left out by hand, numbered from 0 in rising order of frequency.
    public let mask: [Int]
    /// In Hz; nil takes all points.
    public let fitWindow: ClosedRange<Double>?
    /// How the sign of Im Z in the file is meant.
    public let sign: ImaginarySign
    /// File of the spectrum with the cell shorted, which is taken off (`BlankCorrection`); nil for none.
    public let shortFile: String?
    /// File of the spectrum of the empty cell, which is taken off as well; nil for none.
    public let openFile: String?
}
