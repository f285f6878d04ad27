/// The formats of files that are told apart by what is in them, never by the name.
public enum ImpedanceFileFormat: String, Hashable, Codable, Sendable, CaseIterable {
    /// Gamry Framework's text (.DTA).
    case gamry
    /// Text exported by EC-Lab or BT-Lab (.mpt, .txt).
    case ecLabText
    /// EC-Lab's binary file (.mpr).
    case ecLabBinary
    /// ZPlot and ZView (.z).
    case zPlot
    /// The Z60W text that Autolab exports for ZView.
    case autolab
    /// VersaStudio (.par).
    case versaStudio
    /// Text exported by CH Instruments' program.
    case chInstruments
    /// Text exported by RelaxIS.
    case relaxIS
    /// Eco Chemie's FRA (.dfr).
    case ecoChemieList
    /// IviumSoft (.idf).
    case ivium
    /// An Excel workbook (.xlsx).
    case workbook
    /// Columns with names, in any order: CSV and TSV, PARSTAT, PowerSuite, Novocontrol, .P00 and others.
    case table
    /// Columns without names: frequency, Re Z, Im Z.
    case numbers
}
