import Foundation
import FoundationXML

/// Whether a text is well-formed XML.
struct XMLParserRun {
    let succeeds: Bool
    let message: String

    init(_ text: String) {
        let parser = XMLParser(data: Data(text.utf8))
        succeeds = parser.parse()
        message = parser.parserError.map { "\($0) at line \(parser.lineNumber)" } ?? ""
    }
}
