// swift-tools-version: 6.2
import PackageDescription

// The parsers with libFuzzer linked in; `make fuzz` builds and runs it. The folders are those of the project itself.
let package = Package(
    name: "Fuzzing",
    dependencies: [.package(url: "https://github.com/jpsim/Yams", from: "6.2.2")],
    targets: [
        .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),
        .target(name: "Diagnostics"),
        .target(name: "Quantities"),
        .target(name: "Chemistry"),
        .target(
            name: "Document",
            dependencies: [
                "Diagnostics", "Quantities", "Chemistry", "CCmark", .product(name: "Yams", package: "Yams"),
            ]),
        .executableTarget(
            name: "Fuzzer", dependencies: ["Document", "Diagnostics"],
            swiftSettings: [.unsafeFlags(["-parse-as-library"])],
            linkerSettings: [.unsafeFlags(["-use-ld=lld", "-sanitize=fuzzer"])]),
    ],
    swiftLanguageModes: [.v6]
)
