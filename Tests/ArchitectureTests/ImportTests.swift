import Foundation
import Testing

/// The imports in the sources are those that ARCHITECTURE.md allows.
@Suite struct ImportTests {
    private let root =
        ((((#filePath as NSString).deletingLastPathComponent as NSString).deletingLastPathComponent) as NSString)
        .deletingLastPathComponent

    private struct Module {
        var level: Int
        var imports: Set<String>
    }

    /// Rows `| level | target | imports | … |` of the table of modules.
    private func table() throws -> [String: Module] {
        let text = try String(contentsOfFile: root + "/ARCHITECTURE.md", encoding: .utf8)
        var modules: [String: Module] = [:]
        for line in text.split(separator: "\n") where line.hasPrefix("| ") {
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count >= 4, let level = Int(cells[0]) else { continue }
            let imports = cells[2].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter {
                $0 != "–"
            }
            for name in cells[1].split(separator: ",") {
                modules[name.trimmingCharacters(in: .whitespaces)] = Module(level: level, imports: Set(imports))
            }
        }
        return modules
    }

    /// Imports by module and file.
    private func sources() throws -> [(module: String, file: String, imports: [String])] {
        var result: [(String, String, [String])] = []
        for module in try FileManager.default.contentsOfDirectory(atPath: root + "/Sources").sorted() {
            let folder = root + "/Sources/" + module
            for case let file as String in FileManager.default.enumerator(atPath: folder) ?? .init()
            where file.hasSuffix(".swift") {
                let text = try String(contentsOfFile: folder + "/" + file, encoding: .utf8)
                let imports = text.split(separator: "\n").compactMap { line -> String? in
                    let words = line.split(separator: " ")
                    guard let index = words.firstIndex(of: "import"), index <= 2, index + 1 < words.count,
                        words[..<index].allSatisfy({
                            ["public", "internal", "package", "private", "fileprivate", "@_exported", "@testable"]
                                .contains($0)
                        })
                    else { return nil }
                    return String(words[index + 1])
                }
                result.append((module, file, imports))
            }
        }
        return result
    }

    @Test func everyModuleHasItsRow() throws {
        let modules = try table()
        for module in try FileManager.default.contentsOfDirectory(atPath: root + "/Sources") {
            #expect(modules[module] != nil, "\(module) is not in ARCHITECTURE.md")
        }
    }

    @Test func importsAreThoseOfTheTableAndPointDown() throws {
        let modules = try table()
        for (module, file, imports) in try sources() {
            guard let row = modules[module] else { continue }
            for name in imports {
                guard let other = modules[name] else { continue }
                #expect(
                    row.imports.contains(name), "\(module)/\(file) imports \(name), which ARCHITECTURE.md does not list"
                )
                #expect(other.level < row.level, "\(module)/\(file) imports \(name), which is not below it")
            }
        }
    }

    @Test func whatMustNeverMeetDoesNotMeet() throws {
        let never = [
            ("Ionics", "Plotting"), ("Plotting", "Ionics"), ("Plotting", "Document"), ("Document", "Plotting"),
            ("Document", "Evaluation"),
            ("Typesetting", "CCairo"), ("ionweave", "NotebookRuntime"), ("ionweave", "Ionics"),
        ]
        for (module, _, imports) in try sources() {
            for (first, second) in never where module == first { #expect(!imports.contains(second)) }
        }
    }

    @Test func everyCLibraryHasOneUser() throws {
        var users: [String: Set<String>] = [:]
        var files: [String: Int] = [:]
        for (module, _, imports) in try sources() {
            for name in imports
            where name.first == "C" && name.dropFirst().first?.isUppercase == true && name != "CellProtocol" {
                users[name, default: []].insert(module)
                files[name, default: 0] += 1
            }
        }
        for (name, modules) in users where name != "Crypto" {
            #expect(modules.count == 1, "\(name) is used by \(modules.sorted())")
        }
        #expect(files["CCmark"] == 1)
    }
}
