import Foundation

/// Headless Chromium, driven by the DevTools protocol over two named pipes: pages are looked at as they are, with
/// nothing put into them.
final class Browser {
    static let comment = "needs Chromium: `make test-browser` installs it"
    static let path = ["chromium", "chromium-browser", "google-chrome"].map { "/usr/bin/\($0)" }
        .first { FileManager.default.isExecutableFile(atPath: $0) }

    struct Failure: Error { let reason: String }

    private let scratch: Scratch
    private let process = Process()
    private let commands: Int32
    private let answers: Int32
    private var unread = Data()
    private var lastNumber = 0
    private var session: String?
    /// What the browser told without being asked, since the last page was opened.
    private(set) var events: [[String: Any]] = []

    init() throws {
        scratch = try Scratch()
        guard let path = Self.path else { throw Failure(reason: "no Chromium") }
        // Open for both directions, a named pipe waits for nobody.
        let ends = try ["commands", "answers"].map { [scratch] (name: String) throws -> Int32 in
            let file = scratch.url(name).path
            guard mkfifo(file, 0o600) == 0 else { throw Failure(reason: "no pipe at \(file)") }
            return open(file, O_RDWR | O_CLOEXEC)
        }
        (commands, answers) = (ends[0], ends[1])
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = [
            "-c", "exec \"$0\" \"$@\" 3<commands 4>answers", path, "--headless", "--no-sandbox", "--disable-gpu",
            "--disable-dev-shm-usage", "--no-first-run", "--remote-debugging-pipe",
            "--user-data-dir=\(scratch.path)/profile",
        ]
        process.environment = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": scratch.path, "LC_ALL": "C.UTF-8"]
        process.currentDirectoryURL = URL(fileURLWithPath: scratch.path)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        let target = try call("Target.createTarget", ["url": "about:blank"])
        session =
            try call("Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])["sessionId"]
            as? String
        for domain in ["Page", "Runtime", "Log", "Network"] { try call("\(domain).enable") }
    }

    deinit {
        session = nil
        _ = try? call("Browser.close")
        for _ in 0..<500 where process.isRunning { usleep(10_000) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        close(commands)
        close(answers)
    }

    // MARK: - What a test does

    func visit(_ file: URL, at anchor: String = "") throws {
        // Another place in the same page would load nothing.
        for url in ["about:blank", file.absoluteString + anchor] {
            events = []
            try call("Page.navigate", ["url": url])
            while !events.contains(where: { $0["method"] as? String == "Page.loadEventFired" }) {
                events.append(try nextMessage())
            }
        }
    }

    func resize(width: Int, height: Int, isPhone: Bool = false) throws {
        try call(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": isPhone])
        try call("Emulation.setTouchEmulationEnabled", ["enabled": isPhone])
    }

    func show(medium: String = "screen", isDark: Bool = false) throws {
        let scheme = ["name": "prefers-color-scheme", "value": isDark ? "dark" : "light"]
        try call("Emulation.setEmulatedMedia", ["media": medium, "features": [scheme]])
    }

    /// What a script's expression gives; it may be a promise.
    func evaluate<Value: Decodable>(_ expression: String, as type: Value.Type = Value.self) throws -> Value {
        let answer = try call(
            "Runtime.evaluate",
            [
                "expression": "(async () => JSON.stringify({ value: await (\(expression)) }))()",
                "returnByValue": true, "awaitPromise": true,
            ])
        guard let result = answer["result"] as? [String: Any], let text = result["value"] as? String else {
            throw Failure(reason: "\(answer)")
        }
        return try JSONDecoder().decode([String: Value].self, from: Data(text.utf8))["value"]
            ?? { throw Failure(reason: text) }()
    }

    func movePointer(x: Double, y: Double) throws {
        try call("Input.dispatchMouseEvent", ["type": "mouseMoved", "x": x, "y": y])
    }

    func tap(x: Double, y: Double) throws {
        try call("Input.dispatchTouchEvent", ["type": "touchStart", "touchPoints": [["x": x, "y": y]]])
        try call("Input.dispatchTouchEvent", ["type": "touchEnd", "touchPoints": [] as [Any]])
    }

    /// What the page asked for, and what went wrong in it.
    var requests: [String] {
        events.filter { $0["method"] as? String == "Network.requestWillBeSent" }.compactMap {
            (($0["params"] as? [String: Any])?["request"] as? [String: Any])?["url"] as? String
        }
    }
    var complaints: [String] {
        events.filter { ["Log.entryAdded", "Runtime.exceptionThrown"].contains($0["method"] as? String) }
            .map { "\($0)" }
    }

    // MARK: - The protocol

    @discardableResult
    func call(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
        lastNumber += 1
        var message: [String: Any] = ["id": lastNumber, "method": method, "params": parameters]
        message["sessionId"] = session
        try FileHandle(fileDescriptor: commands).write(
            contentsOf: JSONSerialization.data(withJSONObject: message) + [0])
        while true {
            let answer = try nextMessage()
            guard answer["id"] as? Int == lastNumber else {
                events.append(answer)
                continue
            }
            guard let result = answer["result"] as? [String: Any] else { throw Failure(reason: "\(answer)") }
            return result
        }
    }

    /// A message ends with a NUL.
    private func nextMessage() throws -> [String: Any] {
        while true {
            if let end = unread.firstIndex(of: 0) {
                let message = try JSONSerialization.jsonObject(with: unread[..<end]) as? [String: Any]
                unread = Data(unread[(end + 1)...])
                return message ?? [:]
            }
            var waiting = pollfd(fd: answers, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, 60_000) > 0 else { throw Failure(reason: "Chromium does not answer") }
            var bytes = [UInt8](repeating: 0, count: 1 << 16)
            let count = read(answers, &bytes, bytes.count)
            guard count > 0 else { throw Failure(reason: "Chromium is gone") }
            unread.append(contentsOf: bytes[..<count])
        }
    }
}
