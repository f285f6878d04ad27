import Foundation

/// The files of a first notebook: text with a figure and citations, the data that it reads, and the works that it cites.
struct StarterNotebook {
    /// Path of the notebook without its ending, as the user gave it.
    let path: String

    enum Failure: Error, CustomStringConvertible {
        case unusableName(String)
        case exists(String)
        case cannotWrite(path: String, reason: String)

        var description: String {
            switch self {
            case .unusableName(let name):
                "'\(name)' cannot name a notebook; use letters, figures, '-' and '_'"
            case .exists(let path): "'\(path)' is there already, and nothing was written"
            case .cannotWrite(let path, let reason): "'\(path)' cannot be written: \(reason)"
            }
        }
    }

    init(name: String) throws(Failure) {
        path = name.hasSuffix(".md") ? String(name.dropLast(3)) : name
        let stem = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
        let isUsable = stem.unicodeScalars.allSatisfy {
            $0.properties.isAlphabetic || $0.properties.numericType != nil || "-_.".unicodeScalars.contains($0)
        }
        guard isUsable, !stem.isEmpty, !stem.hasPrefix(".") else { throw .unusableName(name) }
    }

    private var folder: String { path.lastIndex(of: "/").map { String(path[...$0]) } ?? "" }
    private var stem: String { String(path.dropFirst(folder.count)) }

    /// Paths and texts, the notebook first.
    var files: [(path: String, text: String)] {
        [
            (path + ".md", notebook), (folder + "data/" + stem + ".csv", Self.data),
            (folder + stem + ".bib", Self.bibliography),
        ]
    }

    /// Writes the files; when one of them is there already, none is written.
    func write() throws(Failure) {
        for file in files where FileManager.default.fileExists(atPath: file.path) { throw .exists(file.path) }
        for file in files {
            let folder = (file.path as NSString).deletingLastPathComponent
            do {
                if !folder.isEmpty {
                    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
                }
                // Without overwriting also when another program was quicker.
                try Data(file.text.utf8).write(to: URL(fileURLWithPath: file.path), options: .withoutOverwriting)
            } catch {
                throw .cannotWrite(path: file.path, reason: error.localizedDescription)
            }
        }
    }

    private var title: String {
        let words = stem.map { "-_".contains($0) ? " " : String($0) }.joined()
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    private var notebook: String {
        """
        ---
        title: "\(title)"
        author: Your Name
        bibliography: \(stem).bib
        citation-style: acs          # or rsc, nature, author-year
        ---

        # Conductivity

        The conductivity of a solid electrolyte follows from the concentration of its mobile ions and the rate at which they
        hop [@li2023]; what holds the ions back is more than the height of a barrier [@wood2021]. Where one process
        is activated, $\\sigma T = \\sigma_0 \\exp(-E_\\mathrm{a}/k_\\mathrm{B}T)$.

        The block below reads `data/\(stem).csv` and fits this line (@fig-arrhenius). The activation energy is
        `{swift} fit.activationEnergy` eV. The numbers of the file are made up: put your own in their place, render again, and
        text and figure follow.

        ```{swift}
        //| label: fig-arrhenius
        //| fig-cap: "Conductivity with the Arrhenius fit and its band of one standard uncertainty."
        //| fig-alt: "The logarithm of σT falls linearly with 1000/T."
        let table = try DataTable(contentsOf: "data/\(stem).csv")
        let temperatures = try table.numbers("temperature_C").map { $0 + 273.15 }
        let conductivities = try table.numbers("conductivity_S_per_cm")
        let products = zip(conductivities, temperatures).map { $0 * $1 }
        let fit = try ArrheniusFit(temperatures: temperatures, values: products)
        let line = fit.curve()
        Figure.arrhenius(
            [ArrheniusSeries("sample", temperatures: temperatures, values: products, lineTemperatures: line.temperatures,
                lineValues: line.values, band: (line.lower, line.upper))],
            quantity: "*σT* / S cm^−1^ K")
        ```

        # References {.unnumbered}

        ::: {#refs}
        :::

        """
    }

    private static let data = """
        # Made-up conductivities: put yours in their place
        temperature_C,conductivity_S_per_cm
        -20,1.9e-5
        0,6.4e-5
        20,1.8e-4
        40,4.6e-4
        60,1.02e-3
        80,2.1e-3

        """

    private static let bibliography = """
        @article{li2023,
          author  = {Li, Xiaona and Liu, Honggang and Zhao, Changtai and Kim, Jung Tae and Fu, Jiamin and Hao, Xiaoge and Li, Weihan
                     and Li, Ruying and Chen, Ning and Cao, Duanyun and Wu, Zhenwei and Su, Yuefeng and Liang, Jianwen and Sun, Xueliang},
          title   = {Hopping Rate and Migration Entropy as the Origin of Superionic Conduction within Solid-State Electrolytes},
          journal = {J. Am. Chem. Soc.},
          year    = {2023},
          volume  = {145},
          pages   = {11701--11709},
        }

        @article{wood2021,
          author  = {Wood, B. C. and Varley, J. B. and Kweon, K. E. and Shea, P. and Hall, A. T. and Grieder, A. and Ward, M.
                     and Aguirre, V. P. and Rigling, D. and Lopez Ventura, E. and Stancill, C. and Adelstein, N.},
          title   = {Paradigms of frustration in superionic solid electrolytes},
          journal = {Philos. Trans. R. Soc., A},
          year    = {2021},
          volume  = {379},
          pages   = {20190467},
          doi     = {10.1098/rsta.2019.0467},
        }

        """
}
