import Diagnostics
import Document
import Drawing
import Evaluation

/// Reads the images that a document shows, and reports those that cannot be shown.
final class ImageFiles {
    private let files: DiskFiles
    private var images: [String: RasterImage] = [:]
    private(set) var diagnostics: [Diagnostic] = []
    /// The files that were read, as they were just before.
    private(set) var uses: [InputUse] = []

    init(files: DiskFiles) { self.files = files }

    func image(_ path: String) -> RasterImage? { images[path] }

    /// The paths of all images that were read, in order of their names.
    var paths: [String] { images.keys.sorted() }

    /// Reads all images of a document's figures and text.
    func load(_ document: ResolvedDocument) {
        for image in document.metadata.abstract.images + document.blocks.images { load(image.path, image.span) }
    }

    private func load(_ path: String, _ span: SourceSpan) {
        guard images[path] == nil else { return }
        uses.append(InputUse(.file(path.hasPrefix("/") ? path : files.folder + "/" + path)))
        do {
            let bytes = try files.contents(of: path)
            guard let size = Self.pngSize(bytes) else {
                diagnostics.append(
                    .error(
                        "unsupported-image", "'\(path)' is not a PNG image", at: span, hint: "convert the image to PNG")
                )
                return
            }
            images[path] = RasterImage(format: .png, bytes: bytes, pixelWidth: size.width, pixelHeight: size.height)
        } catch {
            diagnostics.append(.error("missing-image", "\(error)", at: span))
        }
    }

    /// Width and height from a PNG file's head.
    private static func pngSize(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
        guard bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) else {
            return nil
        }
        func number(_ start: Int) -> Int { bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) } }
        let (width, height) = (number(16), number(20))
        return width > 0 && height > 0 ? (width, height) : nil
    }
}
