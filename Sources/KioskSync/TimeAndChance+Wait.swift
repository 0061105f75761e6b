import HallCore

extension TimeAndChance {
    /// Waits for the time to pass or for one signal, whichever is first; ends at once when the task is cancelled.
    func wait(atMost limit: Duration, orUntil signals: AsyncStream<Void>) async {
        let clock = clock
        await withTaskGroup(of: Void.self) { group in
            group.addTask { try? await clock.sleep(for: limit) }
            group.addTask { for await _ in signals { return } }
            await group.next()
            group.cancelAll()
        }
    }
}
