import FlyingFox
import FlyingSocks
import Foundation
import Synchronization

/// Serves one page on this machine alone, at an address that others cannot guess, and tells the browser when it changed.
public final class PreviewServer: Sendable {
    private struct State {
        var page = ""
        var news = PreviewNews(version: 0, message: "")
    }

    private let state = Mutex(State())
    private let token: String
    private let server: HTTPServer

    /// Seconds that a browser's question for a newer page stays open.
    private static let patience = 20.0
    private static let pause = Duration.milliseconds(15)

    public init() throws {
        var generator = SystemRandomNumberGenerator()
        token =
            String(UInt64.random(in: .min ... .max, using: &generator), radix: 36)
            + String(UInt64.random(in: .min ... .max, using: &generator), radix: 36)
        server = HTTPServer(
            address: try .inet(ip4: "127.0.0.1", port: 0), timeout: Self.patience + 10, logger: .disabled)
    }

    /// Starts to listen on a free port of 127.0.0.1 and returns the page's address.
    public func start() async throws -> String {
        await server.appendRoute(HTTPRoute("GET /\(token)/")) { [self] _ in
            HTTPResponse(
                statusCode: .ok, headers: Self.headers("text/html; charset=utf-8"),
                body: Data(state.withLock { PreviewPage.live($0.page, news: $0.news) }.utf8))
        }
        await server.appendRoute(HTTPRoute("GET /\(token)/newer")) { [self] request in
            let known = PreviewNews(
                version: request.query["than"].flatMap { Int($0) } ?? -1, message: request.query["told"] ?? "")
            let news = try await news(after: known)
            return HTTPResponse(
                statusCode: .ok, headers: Self.headers("text/plain; charset=utf-8"), body: Data(news.text.utf8))
        }
        let server = server
        Task.detached { try await server.run() }
        try await server.waitUntilListening(timeout: 5)
        guard case .ip4(_, let port)? = await server.listeningAddress else { throw PreviewError.noAddress }
        return "http://127.0.0.1:\(port)/\(token)/"
    }

    /// Shows a page from now on.
    public func show(_ page: String) {
        state.withLock {
            $0.page = page
            $0.news = PreviewNews(version: $0.news.version + 1, message: "")
        }
    }

    /// Tells the reader what is going on until the next page is there.
    public func tell(_ message: String) {
        state.withLock { $0.news.message = message.replacing("\n", with: " ") }
    }

    private func news(after known: PreviewNews) async throws -> PreviewNews {
        let end = ContinuousClock.now.advanced(by: .seconds(Self.patience))
        while ContinuousClock.now < end {
            let news = state.withLock(\.news)
            if news != known { return news }
            try await Task.sleep(for: Self.pause)
        }
        return known
    }

    /// The page belongs to its author alone: no other site may frame or keep it.
    private static func headers(_ type: String) -> HTTPHeaders {
        [
            .contentType: type, HTTPHeader("Cache-Control"): "no-store", HTTPHeader("X-Frame-Options"): "DENY",
            HTTPHeader("Referrer-Policy"): "no-referrer",
        ]
    }
}

/// Why the preview cannot start.
public enum PreviewError: Error, CustomStringConvertible {
    case noAddress

    public var description: String { "no port of 127.0.0.1 is free for the preview" }
}
