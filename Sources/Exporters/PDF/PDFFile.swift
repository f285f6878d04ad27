import CQPDF
import Glibc

/// A PDF file's objects in memory, read and changed through qpdf.
final class PDFFile {
    fileprivate let handle: qpdf_data
    /// The file as it was read; qpdf reads from it until the end.
    private let source: UnsafeMutableBufferPointer<CChar>

    init(_ bytes: [UInt8]) throws(ExportError) {
        handle = qpdf_init()
        source = .allocate(capacity: bytes.count)
        _ = source.initialize(from: bytes.lazy.map { CChar(bitPattern: $0) })
        qpdf_silence_errors(handle)
        qpdf_set_suppress_warnings(handle, 1)
        guard qpdf_read_memory(handle, "report", source.baseAddress, UInt64(bytes.count), nil) & 2 == 0 else {
            throw .drawingFailed(format: "PDF", reason: failure)
        }
    }

    deinit {
        var handle: qpdf_data? = handle
        qpdf_cleanup(&handle)
        source.deallocate()
    }

    private var failure: String {
        guard qpdf_has_error(handle) != 0, let error = qpdf_get_error(handle) else { return "unknown" }
        return String(cString: qpdf_get_error_full_text(handle, error))
    }

    var catalog: PDFObject { PDFObject(file: self, handle: qpdf_get_root(handle)) }
    var trailer: PDFObject { PDFObject(file: self, handle: qpdf_get_trailer(handle)) }

    var pages: [PDFObject] {
        (0..<qpdf_get_num_pages(handle)).map { PDFObject(file: self, handle: qpdf_get_page_n(handle, Int($0))) }
    }

    // MARK: New objects

    func dictionary(_ entries: [(String, PDFObject)] = []) -> PDFObject {
        let dictionary = PDFObject(file: self, handle: qpdf_oh_new_dictionary(handle))
        for (key, value) in entries { dictionary[key] = value }
        return dictionary
    }

    func array(_ items: [PDFObject]) -> PDFObject {
        let array = PDFObject(file: self, handle: qpdf_oh_new_array(handle))
        for item in items { qpdf_oh_append_item(handle, array.handle, item.handle) }
        return array
    }

    /// A name such as `/Figure`.
    func name(_ name: String) -> PDFObject { PDFObject(file: self, handle: qpdf_oh_new_name(handle, name)) }
    func integer(_ value: Int) -> PDFObject {
        PDFObject(file: self, handle: qpdf_oh_new_integer(handle, Int64(value)))
    }
    func bool(_ value: Bool) -> PDFObject { PDFObject(file: self, handle: qpdf_oh_new_bool(handle, value ? 1 : 0)) }
    func text(_ text: String) -> PDFObject {
        PDFObject(file: self, handle: qpdf_oh_new_unicode_string(handle, text))
    }
    var null: PDFObject { PDFObject(file: self, handle: qpdf_oh_new_null(handle)) }

    /// The same object, referred to instead of written where it is used.
    func indirect(_ object: PDFObject) -> PDFObject {
        PDFObject(file: self, handle: qpdf_make_indirect_object(handle, object.handle))
    }

    func stream(_ bytes: [UInt8], _ entries: [(String, PDFObject)]) -> PDFObject {
        let stream = PDFObject(file: self, handle: qpdf_oh_new_stream(handle))
        stream.replaceData(bytes)
        for (key, value) in entries { stream.streamDictionary[key] = value }
        return stream
    }

    // MARK: Writing

    /// The file with an identifier made from its content.
    func bytes() throws(ExportError) -> [UInt8] {
        qpdf_init_write_memory(handle)
        qpdf_set_deterministic_ID(handle, 1)
        qpdf_set_object_stream_mode(handle, qpdf_o_generate)
        qpdf_set_minimum_pdf_version(handle, "1.7")
        guard qpdf_write(handle) & 2 == 0, let buffer = qpdf_get_buffer(handle) else {
            throw .drawingFailed(format: "PDF", reason: failure)
        }
        return Array(UnsafeBufferPointer(start: buffer, count: qpdf_get_buffer_length(handle)))
    }
}

/// One object of a PDF file.
struct PDFObject {
    let file: PDFFile
    fileprivate let handle: qpdf_oh

    private var data: qpdf_data { file.handle }

    var isDictionary: Bool { qpdf_oh_is_dictionary(data, handle) != 0 }
    var isStream: Bool { qpdf_oh_is_stream(data, handle) != 0 }
    var isNull: Bool { qpdf_oh_is_null(data, handle) != 0 }
    /// The number that the file knows the object by; 0 when it stands inside another.
    var number: Int { Int(qpdf_oh_get_object_id(data, handle)) }

    var integer: Int? { qpdf_oh_is_integer(data, handle) != 0 ? Int(qpdf_oh_get_int_value(data, handle)) : nil }
    /// A name with its slash.
    var name: String? {
        qpdf_oh_is_name(data, handle) != 0 ? String(cString: qpdf_oh_get_name(data, handle)) : nil
    }
    var text: String? {
        qpdf_oh_is_string(data, handle) != 0 ? String(cString: qpdf_oh_get_utf8_value(data, handle)) : nil
    }
    var isTrue: Bool { qpdf_oh_is_bool(data, handle) != 0 && qpdf_oh_get_bool_value(data, handle) != 0 }

    /// Items of an array; an object that is none counts as an array of itself, null as an empty one.
    var items: [PDFObject] {
        guard qpdf_oh_is_array(data, handle) != 0 else { return isNull ? [] : [self] }
        return (0..<qpdf_oh_get_array_n_items(data, handle)).map {
            PDFObject(file: file, handle: qpdf_oh_get_array_item(data, handle, $0))
        }
    }

    var keys: [String] {
        var keys: [String] = []
        qpdf_oh_begin_dict_key_iter(data, handle)
        while qpdf_oh_dict_more_keys(data) != 0 { keys.append(String(cString: qpdf_oh_dict_next_key(data))) }
        return keys
    }

    /// The entry of a dictionary; setting nil removes it.
    subscript(key: String) -> PDFObject? {
        get {
            guard isDictionary else { return nil }
            let value = PDFObject(file: file, handle: qpdf_oh_get_key(data, handle, key))
            return value.isNull ? nil : value
        }
        nonmutating set {
            if let newValue {
                qpdf_oh_replace_key(data, handle, key, newValue.handle)
            } else {
                qpdf_oh_remove_key(data, handle, key)
            }
        }
    }

    var streamDictionary: PDFObject { PDFObject(file: file, handle: qpdf_oh_get_dict(data, handle)) }

    /// A stream's bytes with its filters undone; nil for what is no such stream.
    var streamData: [UInt8]? {
        guard isStream else { return nil }
        var isFiltered: QPDF_BOOL = 0
        var buffer: UnsafeMutablePointer<UInt8>?
        var length = 0
        guard
            qpdf_oh_get_stream_data(data, handle, qpdf_dl_generalized, &isFiltered, &buffer, &length) & 2 == 0,
            isFiltered != 0, let start = buffer
        else { return nil }
        defer { free(buffer) }
        return Array(UnsafeBufferPointer(start: start, count: length))
    }

    func replaceData(_ bytes: [UInt8]) {
        let null = file.null.handle
        qpdf_oh_replace_stream_data(data, handle, bytes, bytes.count, null, null)
    }

    /// Replaces a stream's bytes by data that are packed already.
    func replaceData(packed bytes: [UInt8]) {
        let filter = qpdf_oh_new_name(data, "/FlateDecode")
        qpdf_oh_replace_stream_data(data, handle, bytes, bytes.count, filter, file.null.handle)
    }
}
