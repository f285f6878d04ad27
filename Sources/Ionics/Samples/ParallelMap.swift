import Glibc

/// The results of a function for 0..<count, computed by several threads, in the order of the numbers.
enum ParallelMap {
    private final class State: @unchecked Sendable {
        var lock = pthread_mutex_t()
        var finished = pthread_cond_t()
        var next = 0
        var done = 0
        let count: Int
        let work: @Sendable (Int) -> Void

        init(count: Int, work: @escaping @Sendable (Int) -> Void) {
            self.count = count
            self.work = work
            pthread_mutex_init(&lock, nil)
            pthread_cond_init(&finished, nil)
        }

        deinit {
            pthread_cond_destroy(&finished)
            pthread_mutex_destroy(&lock)
        }

        func run() {
            while true {
                pthread_mutex_lock(&lock)
                let index = next
                next += 1
                pthread_mutex_unlock(&lock)
                guard index < count else { return }
                work(index)
                pthread_mutex_lock(&lock)
                done += 1
                pthread_cond_signal(&finished)
                pthread_mutex_unlock(&lock)
            }
        }
    }

    /// Each element is written by one thread, and read only after that thread has ended.
    private final class Slots<Value>: @unchecked Sendable {
        let values: UnsafeMutablePointer<Value?>
        let count: Int

        init(_ count: Int) {
            self.count = count
            values = .allocate(capacity: count)
            values.initialize(repeating: nil, count: count)
        }

        deinit {
            values.deinitialize(count: count)
            values.deallocate()
        }
    }

    /// - Parameter progress: called by the calling thread with 1, 2, … count; nothing of it depends on which thread was faster.
    static func map<Value: Sendable>(
        _ count: Int, progress: (Int) -> Void, _ function: @escaping @Sendable (Int) -> Value
    ) -> [Value] {
        guard count > 0 else { return [] }
        let slots = Slots<Value>(count)
        let state = State(count: count) { slots.values[$0] = function($0) }
        let available = Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        var threads: [pthread_t] = []
        for _ in 0..<min(count, max(1, available)) {
            var thread = pthread_t()
            let context = Unmanaged.passRetained(state)
            let status = pthread_create(
                &thread, nil,
                { argument in
                    if let argument { Unmanaged<State>.fromOpaque(argument).takeRetainedValue().run() }
                    return nil
                }, context.toOpaque())
            if status == 0 { threads.append(thread) } else { context.release() }
        }
        // Where no thread can be made, the calling one does the work.
        if threads.isEmpty { state.run() }
        for number in 1...count {
            pthread_mutex_lock(&state.lock)
            while state.done < number { pthread_cond_wait(&state.finished, &state.lock) }
            pthread_mutex_unlock(&state.lock)
            progress(number)
        }
        for thread in threads { pthread_join(thread, nil) }
        return (0..<count).compactMap { slots.values[$0] }
    }
}
