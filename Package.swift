// swift-tools-version: 6.2
import PackageDescription

// In continuous integration a warning stops the build; at a desk it is only shown.
let strictness: [SwiftSetting] =
    Context.environment["CI"] == nil ? [] : [.treatAllWarnings(as: .error)]

// What a notebook's block imports is compiled with library evolution: the block's compiler then needs none of the C
// modules that these targets use inside (ARCHITECTURE.md, "Runtime modules").
let runtime: [SwiftSetting] = strictness + [.unsafeFlags(["-enable-library-evolution"])]

let swiftSyntax: [Target.Dependency] = [
    .product(name: "SwiftSyntax", package: "swift-syntax"),
    .product(name: "SwiftParser", package: "swift-syntax"),
]

func systemLibrary(_ name: String, pkgConfig: String? = nil, apt: [String]) -> Target {
    .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt(apt)])
}

let package = Package(
    name: "IonWeave",
    products: [
        .executable(name: "ionweave", targets: ["ionweave"]),
        .executable(name: "ionweave-kernel", targets: ["ionweave-kernel"]),
        .library(name: "NotebookRuntime", type: .dynamic, targets: ["NotebookRuntime"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
        .package(url: "https://github.com/swiftlang/swift-syntax", from: "603.0.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    ],
    targets: [
        // Level 0: C libraries.
        systemLibrary("CCmark", pkgConfig: "libcmark", apt: ["libcmark-dev"]),
        systemLibrary("CCairo", pkgConfig: "cairo-ft", apt: ["libcairo2-dev"]),
        systemLibrary("CFreeType", pkgConfig: "freetype2", apt: ["libfreetype-dev"]),
        systemLibrary("CHarfBuzz", pkgConfig: "harfbuzz-subset", apt: ["libharfbuzz-dev"]),
        systemLibrary("CFontconfig", pkgConfig: "fontconfig", apt: ["libfontconfig-dev"]),
        systemLibrary("CHyphen", apt: ["libhyphen-dev"]),
        systemLibrary("CUnibreak", pkgConfig: "libunibreak", apt: ["libunibreak-dev"]),
        systemLibrary("CLAPACK", pkgConfig: "lapacke", apt: ["liblapacke-dev", "libopenblas-serial-dev"]),
        systemLibrary("CMinpack", pkgConfig: "cminpack", apt: ["libcminpack-dev"]),
        systemLibrary("CZlib", pkgConfig: "zlib", apt: ["zlib1g-dev"]),
        systemLibrary("CDeflate", pkgConfig: "libdeflate", apt: ["libdeflate-dev"]),
        systemLibrary("CZstd", pkgConfig: "libzstd", apt: ["libzstd-dev"]),
        systemLibrary("CQPDF", pkgConfig: "libqpdf", apt: ["libqpdf-dev"]),
        .target(name: "CFFT"),

        // Level 1.
        .target(name: "Diagnostics", swiftSettings: strictness),
        .target(name: "Quantities", swiftSettings: runtime),
        .target(name: "Chemistry", swiftSettings: runtime),
        .target(name: "NumericalMethods", dependencies: ["CLAPACK", "CMinpack", "CFFT"], swiftSettings: runtime),
        .target(name: "Compression", dependencies: ["CZlib", "CZstd", "CDeflate"], swiftSettings: runtime),
        .target(name: "Drawing", swiftSettings: runtime),
        .target(
            name: "Preview", dependencies: [.product(name: "FlyingFox", package: "FlyingFox")],
            swiftSettings: strictness),

        // Level 2.
        .target(name: "SwiftSource", dependencies: swiftSyntax, swiftSettings: strictness),
        .target(
            name: "Ionics", dependencies: ["Quantities", "Chemistry", "NumericalMethods", "Compression"],
            swiftSettings: runtime),
        .target(name: "Plotting", dependencies: ["Drawing", "Quantities", "Chemistry"], swiftSettings: runtime),
        .target(
            name: "Document",
            dependencies: [
                "Diagnostics", "Quantities", "Chemistry", "CCmark", .product(name: "Yams", package: "Yams"),
            ], swiftSettings: strictness),

        // Level 3.
        .target(name: "CellProtocol", dependencies: ["Plotting", "Quantities"], swiftSettings: runtime),
        .target(
            name: "Typesetting",
            dependencies: [
                "Document", "Drawing", "Diagnostics", "CHarfBuzz", "CFontconfig", "CHyphen", "CUnibreak",
                "CFreeType",
            ], swiftSettings: strictness),

        // Level 4.
        .target(
            name: "NotebookRuntime",
            dependencies: ["CellProtocol", "Ionics", "Plotting", "Quantities", "Chemistry", "NumericalMethods"],
            swiftSettings: runtime),
        .target(
            name: "Evaluation",
            dependencies: [
                "Document", "CellProtocol", "SwiftSource", "Diagnostics",
                .product(name: "Crypto", package: "swift-crypto"),
            ], swiftSettings: strictness),
        .target(
            name: "Exporters",
            dependencies: [
                "Typesetting", "Document", "Drawing", "Diagnostics", "Plotting", "Compression", "CCairo",
                "CQPDF",
            ],
            swiftSettings: strictness),

        // Level 5.
        .executableTarget(
            name: "ionweave",
            dependencies: [
                "Diagnostics", "Document", "CellProtocol", "Plotting", "Drawing", "Typesetting", "Evaluation",
                "Exporters", "Preview",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], swiftSettings: strictness),
        // In C: blocks that throw are left by longjmp. Its symbols must be seen by the libraries that it loads.
        .executableTarget(
            name: "ionweave-kernel",
            linkerSettings: [.linkedLibrary("dl"), .unsafeFlags(["-Xlinker", "--export-dynamic"])]),

        // Run by hand; see Benchmarks/impedance.
        .executableTarget(
            name: "impedance-benchmark", dependencies: ["Ionics"], path: "Benchmarks/Impedance",
            swiftSettings: strictness),
        .executableTarget(
            name: "impedance-parameters", dependencies: ["Ionics"], path: "Benchmarks/ImpedanceParameters",
            exclude: ["README.md", "compare.py"], swiftSettings: strictness),
        .executableTarget(
            name: "spectra-calibration", dependencies: ["Ionics", "NumericalMethods", "Quantities"],
            path: "Benchmarks/SpectraCalibration", exclude: ["README.md"], swiftSettings: strictness),
        // Run by hand; see Benchmarks/calibration.
        .executableTarget(
            name: "calibration-benchmark", dependencies: ["Ionics", "NumericalMethods"], path: "Benchmarks/Calibration",
            swiftSettings: strictness),

        // Benchmarks.
        .executableTarget(
            name: "figure-benchmark", dependencies: ["Plotting", "Drawing", "Typesetting", "Exporters"],
            path: "Benchmarks/Figures", swiftSettings: strictness),
        .executableTarget(
            name: "parsing-benchmark", dependencies: ["Document", "Diagnostics"], path: "Benchmarks/Parsing",
            swiftSettings: strictness),

        // Tests.
        .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"], swiftSettings: strictness),
        .testTarget(name: "QuantitiesTests", dependencies: ["Quantities"], swiftSettings: strictness),
        .testTarget(name: "ChemistryTests", dependencies: ["Chemistry"], swiftSettings: strictness),
        .testTarget(name: "NumericalMethodsTests", dependencies: ["NumericalMethods"], swiftSettings: strictness),
        .testTarget(
            name: "CompressionTests", dependencies: ["Compression", "NumericalMethods"], swiftSettings: strictness),
        .testTarget(name: "DrawingTests", dependencies: ["Drawing"], swiftSettings: strictness),
        .testTarget(name: "SwiftSourceTests", dependencies: ["SwiftSource"], swiftSettings: strictness),
        .testTarget(
            name: "IonicsTests", dependencies: ["Ionics", "Quantities", "NumericalMethods", "Compression"],
            swiftSettings: strictness),
        .testTarget(
            name: "PlottingTests", dependencies: ["Plotting", "Drawing", "Quantities", "NumericalMethods"],
            swiftSettings: strictness),
        .testTarget(
            name: "DocumentTests", dependencies: ["Document", "Diagnostics", "NumericalMethods"],
            exclude: ["Snapshots"],
            swiftSettings: strictness),
        .testTarget(
            name: "CellProtocolTests", dependencies: ["CellProtocol", "Plotting", "Quantities", "NumericalMethods"],
            swiftSettings: strictness),
        .testTarget(
            name: "TypesettingTests",
            dependencies: ["Typesetting", "Document", "Drawing", "Diagnostics", "NumericalMethods"],
            exclude: ["Snapshots"], swiftSettings: strictness),
        .testTarget(
            name: "EvaluationTests",
            dependencies: ["Evaluation", "Document", "CellProtocol", "Diagnostics", "Plotting", "NumericalMethods"],
            swiftSettings: strictness),
        .testTarget(
            name: "ExportersTests",
            dependencies: [
                "Exporters", "Typesetting", "Document", "Drawing", "Diagnostics", "Plotting", "Compression",
            ],
            exclude: ["Snapshots", "commonmark-extensions.txt"], swiftSettings: strictness),
        .testTarget(
            name: "CommandLineTests", dependencies: ["NumericalMethods"], exclude: ["Snapshots"],
            swiftSettings: strictness),
        .testTarget(name: "ArchitectureTests", swiftSettings: strictness),
    ],
    swiftLanguageModes: [.v6],
    cxxLanguageStandard: .cxx17
)
