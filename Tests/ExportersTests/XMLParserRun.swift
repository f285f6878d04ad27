import Foundation
import FoundationXML

/// Whether a text is well-formed XML, and how many children its elements have.
struct XMLParserRun {
    let succeeds: Bool
    let message: String
    let childCounts: [(name: String, count: Int)]

    init(_ text: String) {
        let parser = XMLParser(data: Data(text.utf8))
        let counter = ChildCounter()
        parser.delegate = counter
        succeeds = parser.parse()
        message = parser.parserError.map { "\($0) at line \(parser.lineNumber)" } ?? ""
        childCounts = counter.finished
    }
}

private final class ChildCounter: NSObject, XMLParserDelegate {
    private var open: [(name: String, count: Int)] = []
    private(set) var finished: [(name: String, count: Int)] = []

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        if !open.isEmpty { open[open.count - 1].count += 1 }
        open.append((name, 0))
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        if let element = open.popLast() { finished.append(element) }
    }
}
