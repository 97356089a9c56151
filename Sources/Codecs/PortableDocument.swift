private import Foundation
private import Glibc

/// The text of a PDF file, by poppler's `pdftotext` where it is installed.
public enum PortableDocument {
    /// Seconds after which the program is ended: a made-up file may keep it busy for ever.
    private static let longest = 300.0

    /// - Parameters:
    ///   - name: What errors call the file.
    ///   - maximumSize: The most bytes that its text may have.
    /// - Returns: UTF-8: the lines of every page, each page ended by a form feed.
    /// - Throws: `missingProgram` where there is no `pdftotext`.
    public static func text(of bytes: [UInt8], name: String, maximumSize: Int) throws(CodecError) -> [UInt8] {
        guard let program = program else {
            throw .missingProgram(path: name, program: "pdftotext", package: "poppler-utils")
        }
        // A file without a name: the program wants to go back and forth in it.
        guard let file = tmpfile() else {
            throw .unreadable(path: name, reason: "there is no room for a temporary file")
        }
        defer { fclose(file) }
        guard bytes.withUnsafeBytes({ fwrite($0.baseAddress, 1, $0.count, file) }) == bytes.count, fflush(file) == 0
        else {
            throw .unreadable(path: name, reason: "there is no room for a temporary file")
        }
        rewind(file)
        let process = Process()
        let (output, errors) = (Pipe(), Pipe())
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = ["-enc", "UTF-8", "-eol", "unix", "/dev/stdin", "-"]
        process.standardInput = FileHandle(fileDescriptor: fileno(file), closeOnDealloc: false)
        (process.standardOutput, process.standardError) = (output, errors)
        do {
            try process.run()
        } catch {
            throw .unreadable(path: name, reason: "pdftotext cannot be run: \(error.localizedDescription)")
        }
        let read = read(
            output.fileHandleForReading.fileDescriptor, errors.fileHandleForReading.fileDescriptor, most: maximumSize)
        if read.isCut { process.terminate() }
        process.waitUntilExit()
        guard !read.isTooLarge else { throw .tooLarge(path: name, maximumSize: maximumSize) }
        guard !read.isCut, process.terminationReason == .exit, process.terminationStatus == 0 else {
            let said = String(decoding: read.errors, as: UTF8.self).split(whereSeparator: \.isNewline).first
            let reason = read.isCut ? "pdftotext takes too long" : said.map(String.init) ?? "pdftotext failed"
            throw .damaged(path: name, format: "PDF file", reason: reason)
        }
        return read.text
    }

    private static var program: String? {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").map(String.init) ?? []
        return folders.map { "\($0)/pdftotext" }.first { FileManager.default.isExecutableFile(atPath: $0) }
    }

    private struct Answer {
        var text: [UInt8] = []
        var errors: [UInt8] = []
        var isTooLarge = false
        /// Whether it was not read to its end.
        var isCut = false
    }

    /// Reads both pipes to their ends.
    private static func read(_ output: Int32, _ errors: Int32, most: Int) -> Answer {
        var answer = Answer()
        var open = [
            pollfd(fd: output, events: Int16(POLLIN), revents: 0),
            pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
        ]
        var piece = [UInt8](repeating: 0, count: 1 << 16)
        let end = ProcessInfo.processInfo.systemUptime + longest
        while open.contains(where: { $0.fd >= 0 }) {
            let left = end - ProcessInfo.processInfo.systemUptime
            let ready = left > 0 ? poll(&open, nfds_t(open.count), Int32(left * 1000)) : 0
            if ready < 0, errno == EINTR { continue }
            guard ready > 0 else {
                answer.isCut = true
                return answer
            }
            for place in open.indices where open[place].fd >= 0 && open[place].revents != 0 {
                let count = Glibc.read(open[place].fd, &piece, piece.count)
                if count < 0, errno == EINTR { continue }
                guard count > 0 else {
                    open[place].fd = -1
                    continue
                }
                if place == 0 {
                    answer.text.append(contentsOf: piece[..<count])
                } else if answer.errors.count < 4096 {
                    answer.errors.append(contentsOf: piece[..<count])
                }
                if answer.text.count > most {
                    (answer.isTooLarge, answer.isCut) = (true, true)
                    return answer
                }
            }
        }
        return answer
    }
}
