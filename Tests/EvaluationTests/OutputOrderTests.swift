import CellProtocol
import Testing

@testable import Evaluation

@Suite struct OutputOrderTests {
    @Test func marksTellWhereMessagesBelong() {
        let mark = OutputMark.bytes
        let text = Array("a".utf8) + mark + mark + Array("b".utf8)
        let messages = [CellMessage.value(markup: "1"), .value(markup: "2"), .value(markup: "3")]
        let order = KernelProcess.pieces(text, messages).map { piece in
            switch piece {
            case .printed(let text): text
            case .message(.value(let markup)): markup
            case .message: "?"
            }
        }
        // The third message lost its mark with cut text, and what is left of the text comes last.
        #expect(order == ["a", "1", "2", "3", "b"])
    }
}
