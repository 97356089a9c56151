private import Glibc

/// Threads that do one thing together and end.
///
/// Where no more threads can be made (a limit of memory, or of processes), those that are there do the work: results do not
/// depend on their number. Dispatch would wait for the system to give more, for ever.
enum Crew {
    /// What a thread does.
    private final class Duty: Sendable {
        let body: @Sendable () -> Void
        init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }

    /// As much as a program's first thread has.
    private static let stackSize = 8 << 20

    /// Calls `body` once on each of up to `count` threads, the caller's among them, and waits for them.
    static func run(_ count: Int, _ body: @Sendable () -> Void) {
        withoutActuallyEscaping(body) { body in
            var attributes = pthread_attr_t()
            guard pthread_attr_init(&attributes) == 0 else { return body() }
            defer { pthread_attr_destroy(&attributes) }
            pthread_attr_setstacksize(&attributes, stackSize)
            let duty = Duty(body)
            var threads: [pthread_t] = []
            while threads.count + 1 < count {
                var thread = pthread_t()
                let argument = Unmanaged.passRetained(duty)
                let code = pthread_create(
                    &thread, &attributes,
                    { argument in
                        guard let argument else { return nil }
                        Unmanaged<Duty>.fromOpaque(argument).takeRetainedValue().body()
                        return nil
                    }, argument.toOpaque())
                guard code == 0 else {
                    argument.release()
                    break
                }
                threads.append(thread)
            }
            body()
            for thread in threads { pthread_join(thread, nil) }
        }
    }
}
