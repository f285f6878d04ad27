extension Figure {
    /// The periodic table with one value for each element by colour; elements without a value are left grey.
    ///
    /// - Parameters:
    ///   - values: by symbol; symbols that are no element are passed over.
    ///   - title: of the colour bar, in label markup.
    ///   - scale: linear or logarithmic.
    ///   - map: `.diverging` for values on both sides of zero.
    public static func periodicTable(
        _ values: [String: Double], title: String, unit: String? = nil, scale: AxisScale = .linear,
        map: ColorScale.Map = .viridis
    ) -> Figure {
        let cells = PeriodicTable.places
        let half = 0.48
        return Figure {
            Shapes(
                xs: cells.map { [$0.column - half, $0.column + half, $0.column + half, $0.column - half] },
                ys: cells.map { [$0.row - half, $0.row - half, $0.row + half, $0.row + half] },
                values: cells.map { values[$0.symbol] ?? .nan })
            Labels(cells.map(\.symbol), x: cells.map(\.column), y: cells.map(\.row))
        }
        .xAxis(from: 0.4, to: 18.6)
        .yAxis(from: 0.4, to: 9.9)
        .yReversed()
        .frame(.none)
        .colors(title, unit: unit, map: map, scale: scale)
        .aspect(9.5 / 18.2)
        .width(.page)
    }
}

/// Where elements stand in the long form with 18 groups (IUPAC), f elements in two rows below.
enum PeriodicTable {
    static let symbols = """
        H He Li Be B C N O F Ne Na Mg Al Si P S Cl Ar K Ca Sc Ti V Cr Mn Fe Co Ni Cu Zn Ga Ge As Se Br Kr Rb Sr Y Zr Nb \
        Mo Tc Ru Rh Pd Ag Cd In Sn Sb Te I Xe Cs Ba La Ce Pr Nd Pm Sm Eu Gd Tb Dy Ho Er Tm Yb Lu Hf Ta W Re Os Ir Pt Au \
        Hg Tl Pb Bi Po At Rn Fr Ra Ac Th Pa U Np Pu Am Cm Bk Cf Es Fm Md No Lr Rf Db Sg Bh Hs Mt Ds Rg Cn Nh Fl Mc Lv Ts \
        Og
        """.split(separator: " ").map(String.init)

    static let places: [(symbol: String, column: Double, row: Double)] = symbols.enumerated().map { index, symbol in
        let (column, row) = place(index + 1)
        return (symbol, Double(column), row)
    }

    private static func place(_ number: Int) -> (column: Int, row: Double) {
        switch number {
        case 1: (1, 1)
        case 2: (18, 1)
        case 3...4: (number - 2, 2)
        case 5...10: (number + 8, 2)
        case 11...12: (number - 10, 3)
        case 13...18: (number, 3)
        case 19...36: (number - 18, 4)
        case 37...54: (number - 36, 5)
        case 55...56: (number - 54, 6)
        // La to Yb and Ac to No below; Lu and Lr begin the d block.
        case 57...70: (number - 54, 8.4)
        case 71...86: (number - 68, 6)
        case 87...88: (number - 86, 7)
        case 89...102: (number - 86, 9.4)
        default: (number - 100, 7)
        }
    }
}
