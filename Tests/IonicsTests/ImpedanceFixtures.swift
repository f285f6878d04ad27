import Compression
import Glibc
import Ionics

/// Small files of each format, written from the formats' descriptions: 20 Ω in series with 100 Ω parallel to 1 µF, from 100 kHz down to 10 Hz.
enum ImpedanceFixtures {
    struct Point {
        var frequency: Double
        var real: Double
        var imaginary: Double
    }

    /// Nine points, two in a decade, falling.
    static let points: [Point] = (0...8).map { index in
        let frequency = pow(10, 5 - Double(index) / 2)
        let product = 2 * Double.pi * frequency * 1e-4
        return Point(
            frequency: frequency, real: 20 + 100 / (1 + product * product),
            imaginary: -100 * product / (1 + product * product))
    }

    private static func rows(_ line: (Int, Point) -> String, end: String = "\n") -> String {
        points.enumerated().map { line($0.offset, $0.element) + end }.joined()
    }

    static let gamry =
        "EXPLAIN\nTAG\tEISPOT\nDATE\tLABEL\t3/1/2024\tDate\nTIME\tLABEL\t10:00:00\tTime\nAREA\tQUANT\t7.85000E-001\t&Area (cm^2)\n"
        + "OCVCURVE\tTABLE\t1\n\tPt\tT\tVf\n\t#\ts\tV\n\t0\t1\t0.1\nZCURVE\tTABLE\n"
        + "\tPt\tTime\tFreq\tZreal\tZimag\tZsig\tZmod\tZphz\tIdc\tVdc\tIERange\n\t#\ts\tHz\tohm\tohm\tV\tohm\t°\tA\tV\t#\n"
        + rows { "\t\($0)\t\($0)\t\($1.frequency)\t\($1.real)\t\($1.imaginary)\t1\t0\t0\t0\t0\t3" }

    /// With decimal commas and cut in its last line.
    static let gamryCut = gamry.replacing(".", with: ",") + "\t9\t9\t3,1"

    static let ecLab =
        "EC-Lab ASCII FILE\r\nNb header lines : 6\r\n\r\nElectrode surface area : 0.785 cm²\r\nAcquisition started on : 03/01/2024 10:00:00\r\n"
        + "freq/Hz\tRe(Z)/Ohm\t-Im(Z)/Ohm\t|Z|/Ohm\tcycle number\t\r\n"
        + rows({ "\($1.frequency)\t\($1.real)\t\(-$1.imaginary)\t0\t1" }, end: "\r\n")
        + rows({ "\($1.frequency)\t\($1.real * 2)\t\(-$1.imaginary * 2)\t0\t2" }, end: "\r\n")

    static let zPlot =
        "ZPLOT2 ASCII\n  Date:                       01-03-2024\n    Surface Area:             0.785\n"
        + "  Freq(Hz)\tAmpl\tBias\tTime(Sec)\tZ'(a)\tZ''(b)\tGD\tErr\tRange\nEnd Comments\n"
        + rows { "\($1.frequency)\t0.01\t0\t\($0)\t\($1.real)\t\($1.imaginary)\t0\t0\t3" }

    static let autolab =
        "\u{FEFF}\"Z60W Data File: Version 1.1\"\n\"\"\n0,2,0,1,0.1,100000\n9\n"
        + "\"  Freq (Hz)    Ampl     Bias   Time(Sec)   Z'(a)    Z''(b)    GD   Err   Range\"\n"
        + rows { "\($1.frequency),0,0,0,\($1.real),\($1.imaginary),0,0,0" }

    static let versaStudio =
        "<Application>\nName=VersaStudio\n</Application>\n<Action0>\nWorking Electrode Area (cm2)=0.785\n</Action0>\n<Segment1>\nType=2\n"
        + "Definition=Segment #, Point #, E(V), Frequency(Hz), Z Real, Z Imag, ActionId, 0\n0,0,0.1,0,0,0,21\n"
        + rows { "0,\($0),0,\($1.frequency),\($1.real),\($1.imaginary),21" }
        + "</Segment1>\n<Graph1>\n1,2,3\n</Graph1>\n"

    static let chInstruments =
        "Mar. 1, 2024   10:00:00\nA.C. Impedance\nFile: a.bin\nInstrument Model:  CHI660E\n\nInit E (V) = 0\n\n"
        + "Freq/Hz, Z'/ohm, Z\"/ohm, Z/ohm, Phase/deg\n\n"
        + rows { "\($1.frequency), \($1.real), \($1.imaginary), \(hypot($1.real, $1.imaginary)), -1.5" }

    static let relaxIS =
        "RelaxIS 3.0 Spectrum export\nDate: 3/1/2024 2:29:15 PM\nData: Frequency\tData: Z'\tData: Z''\tData: Frequency\tData: Z'\tData: Z''\n"
        + "TM=1\tModel: none\tfirst\tTM=2\tModel: none\tsecond\n"
        + rows {
            $0 < 8
                ? "\($1.frequency)\t\($1.real)\t\($1.imaginary)\t\($1.frequency)\t\($1.real + 1)\t\($1.imaginary)"
                : "\($1.frequency)\t\($1.real)\t\($1.imaginary)\t\t\t"
        }

    static let ecoChemieList =
        "VERSION8.0\n 9\n 1\n" + rows { " \($1.frequency)\n \($1.real)\n \(-$1.imaginary)\n 0\n 0\n 0\n 0\n 0\n 0" }
        + " 0.5\n"

    static let ivium =
        "Peaks=false\r\nMethod=Impedance\r\nFrequencies=9\r\nprimary_data    \r\n3         \r\n9         \r\n"
        + rows({ "\($1.real)  \($1.imaginary)\t\($1.frequency) " }, end: "\r\n") + "7\r\nosc_data\r\n"

    /// Line ends of CR CR LF, rising order.
    static let powerSuite =
        "Frequency\t Zre\t Zimg\r\r\n"
        + points.reversed().map { "\($0.frequency)\t \($0.real)\t \($0.imaginary)\r\r\n" }.joined()

    /// Modulus in kΩ and phase in degrees, in an order of their own, temperature and size in the header.
    static let polar =
        "# Temperature: 25.0 °C\n# Thickness [mm]=1.2\n# Diameter = 10 mm\n-Phase (°);index;|Z| (kΩ);Frequency (kHz)\n"
        + rows {
            "\(-atan2($1.imaginary, $1.real) * 180 / .pi);\($0);\(hypot($1.real, $1.imaginary) / 1000);\($1.frequency / 1000)"
                .replacing(".", with: ",")
        }

    static let numbers = rows { "\($1.frequency)   \($1.real)   \($1.imaginary)" }

    /// All texts by name.
    static let texts: [(name: String, text: String)] = [
        ("gamry", gamry), ("gamryCut", gamryCut), ("ecLab", ecLab), ("zPlot", zPlot), ("autolab", autolab),
        ("versaStudio", versaStudio), ("chInstruments", chInstruments), ("relaxIS", relaxIS),
        ("ecoChemieList", ecoChemieList), ("ivium", ivium), ("powerSuite", powerSuite), ("polar", polar),
        ("numbers", numbers),
    ]

    /// EC-Lab's binary file with a module of settings and one of data, of an old (3) or new (11) version.
    static func ecLabBinary(version: UInt32) -> [UInt8] {
        let isNew = version > 3
        var bytes = Array("BIO-LOGIC MODULAR FILE\u{1A}".utf8)
        bytes += [UInt8](repeating: 0x20, count: 48 - bytes.count) + [0, 0, 0, 0]
        func module(_ name: String, _ version: UInt32, _ contents: [UInt8]) {
            bytes += Array("MODULE".utf8)
            bytes += padded(name, 10) + padded(name, 25)
            if isNew { bytes += little(UInt32.max) }
            bytes += little(UInt32(contents.count))
            if isNew { bytes += little(UInt32(0)) }
            bytes += little(version) + Array("03.01.24".utf8) + contents
        }
        module("VMP Set", isNew ? 10 : 0, [UInt8](repeating: 7, count: 33))
        // Flags 1 and 2 share a byte; freq, Re, −Im in single, time and cycle in double precision, the range in two bytes.
        let columns: [UInt16] = [1, 2, 4, 32, 37, 38, 39, 24]
        var data = little(UInt32(points.count)) + [UInt8(columns.count)] + (isNew ? [0] : [])
        for column in columns { data += little(column) }
        data += [UInt8](repeating: 0, count: (isNew ? 1007 : 406) - data.count)
        for point in points {
            data += [0x21] + little(1.5.bitPattern)
            for value in [point.frequency, point.real, -point.imaginary] { data += little(Float(value).bitPattern) }
            data += little(UInt16(40)) + little(1.0.bitPattern)
        }
        module("VMP data", version, data)
        return bytes
    }

    private static func padded(_ text: String, _ count: Int) -> [UInt8] {
        Array(text.utf8) + [UInt8](repeating: 0x20, count: count - text.utf8.count)
    }

    private static func little(_ value: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: value.littleEndian) { Array($0) }
    }

    /// An Excel workbook with a sheet of notes and one with shared texts, an inline text, an empty cell and a merged run.
    static var workbook: [UInt8] {
        var rows = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>Probe A &amp; B</t></is></c></row>"
        rows +=
            "<row r=\"3\"><c r=\"B3\" t=\"s\"><v>0</v></c><c r=\"C3\" t=\"s\"><v>1</v></c><c r=\"E3\" t=\"s\"><v>2</v></c></row>"
        for (index, point) in points.enumerated() {
            let row = index + 4
            rows +=
                "<row r=\"\(row)\"><c r=\"B\(row)\"><v>\(point.frequency)</v></c><c r=\"C\(row)\"><v>\(point.real)</v></c>"
                + "<c r=\"E\(row)\" s=\"1\"><v>\(-point.imaginary)</v></c></row>"
        }
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        var archive = ZipArchiveWriter()
        func add(_ name: String, _ text: String) {
            archive.add(name, Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\(text)".utf8))
        }
        add(
            "xl/workbook.xml",
            "<workbook xmlns=\"\(main)\" xmlns:r=\"\(relation)\"><sheets><sheet name=\"Notes\" sheetId=\"1\" r:id=\"rId2\"/><sheet name=\"Run\" sheetId=\"2\" r:id=\"rId1\"/></sheets></workbook>"
        )
        add(
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"rId2\" Target=\"/xl/worksheets/sheet1.xml\"/></Relationships>"
        )
        add(
            "xl/sharedStrings.xml",
            "<sst><si><t>f/Hz</t></si><si><r><t>Re(Z)</t></r><r><t>/Ohm</t></r></si><si><t>-Im(Z)/Ohm</t><rPh><t>x</t></rPh></si></sst>"
        )
        add("xl/worksheets/sheet1.xml", "<worksheet><sheetData><!-- nothing --></sheetData></worksheet>")
        add("xl/worksheets/sheet2.xml", "<x:worksheet xmlns:x=\"\(main)\"><sheetData>\(rows)</sheetData></x:worksheet>")
        return archive.bytes
    }
}
