internal import Logging

/// Does what a machine decides, on the port of one device: opens it, opens it again whenever it is gone, and tells
/// the machine what happens. Everything passes through one stream, so that nothing overtakes anything.
actor LineRunner<Machine: LineMachine> {
    private enum Occurrence: Sendable {
        case line(LineEvent<Machine.Command>, generation: Int)
        case asked(Machine.Command)
        case timerRang
        case portsChanged
    }

    private var machine: Machine
    private let source: any PortSource
    private let configuration: PortConfiguration
    private let line: LineSettings
    private let time: Monotonic
    private let logger: Logger
    private let report: @Sendable (Machine.Report) async -> Void
    private let occurrences: AsyncStream<Occurrence>
    private let feed: AsyncStream<Occurrence>.Continuation

    private var link = Link.down(since: .zero, tries: 0)
    /// Counts openings: what an earlier port still says is dropped.
    private var generation = 0
    private var timer: Task<Void, Never>?
    private var lastFault: PortFault?

    private enum Link {
        case down(since: Duration, tries: Int)
        case up(any DevicePort, reader: Task<Void, Never>)
    }

    init(
        machine: Machine, source: any PortSource, configuration: PortConfiguration, line: LineSettings,
        time: Monotonic, logger: Logger, report: @escaping @Sendable (Machine.Report) async -> Void
    ) {
        self.machine = machine
        self.source = source
        self.configuration = configuration
        self.line = line
        self.time = time
        self.logger = logger
        self.report = report
        (occurrences, feed) = AsyncStream.makeStream()
    }

    /// Asks something of the machine; taken up in turn.
    nonisolated func ask(_ command: Machine.Command) {
        feed.yield(.asked(command))
    }

    /// Has an absent device looked for at once.
    nonisolated func portsChanged() {
        feed.yield(.portsChanged)
    }

    /// Runs until the task is cancelled. May be called once. On return the port can be opened by another.
    func run() async {
        await openPort()
        setTimer()
        for await occurrence in occurrences {
            await take(occurrence)
            setTimer()
        }
        timer?.cancel()
        await releasePort()
    }

    private func take(_ occurrence: Occurrence) async {
        switch occurrence {
        case .line(.closed, let origin) where origin == generation: await closePort()
        case .line(let event, let origin) where origin == generation: await tell(event)
        case .line: break
        case .asked(let command): await tell(.asked(command))
        case .timerRang: await timerRang()
        case .portsChanged: await openPort()
        }
    }

    private func timerRang() async {
        if let moment = reopening, time.now() >= moment { await openPort() }
        await tell(.timePassed)
    }
}

extension LineRunner {
    /// When a port that is down is tried next.
    private var reopening: Duration? {
        guard case .down(let since, let tries) = link else { return nil }
        return since + PortBackOff.pause(afterTries: tries)
    }

    private func openPort() async {
        guard case .down(_, let tries) = link else { return }
        do throws(PortFault) {
            let port = try source.open(configuration, line: line)
            generation += 1
            link = .up(port, reader: reader(of: port, generation: generation))
            lastFault = nil
            logger.info("port opened", metadata: ["port": "\(configuration)"])
            await tell(.opened)
        } catch {
            link = .down(since: time.now(), tries: tries + 1)
            if lastFault != error { logger.warning("\(error)") }
            lastFault = error
            await tell(.openingFailed(error))
        }
    }

    private func reader(of port: any DevicePort, generation: Int) -> Task<Void, Never> {
        Task { [feed] in
            for await bytes in port.input { feed.yield(.line(.received(bytes), generation: generation)) }
            feed.yield(.line(.closed, generation: generation))
        }
    }

    private func closePort() async {
        guard case .up(let port, _) = link else { return }
        port.close()
        generation += 1
        link = .down(since: time.now(), tries: 0)
        logger.notice("port closed", metadata: ["port": "\(configuration)"])
        await tell(.closed)
    }

    private func releasePort() async {
        guard case .up(_, let reader) = link else { return }
        await closePort()
        // The input of a port ends when the port is closed.
        await reader.value
    }

    private func tell(_ event: LineEvent<Machine.Command>) async {
        for action in machine.happened(event, at: time.now()) { await perform(action) }
    }

    private func perform(_ action: LineAction<Machine.Report>) async {
        switch (action, link) {
        case (.report(let value), _): await report(value)
        case (.send(let bytes, let limit), .up(let port, _)): await send(bytes, within: limit, over: port)
        case (.flush, .up(let port, _)): port.flush()
        case (.setBaudRate(let rate), .up(let port, _)): setBaudRate(rate, of: port)
        case (.close, .up): await closePort()
        case (_, .down): break
        }
    }

    private func send(_ bytes: [UInt8], within limit: Duration, over port: any DevicePort) async {
        do throws(PortFault) {
            try await port.write(bytes, within: limit)
            await tell(.sent)
        } catch .overdue {
            await tell(.sendingOverdue)
        } catch {
            await closePort()
        }
    }

    private func setBaudRate(_ rate: Int, of port: any DevicePort) {
        do throws(PortFault) {
            try port.setBaudRate(rate)
        } catch {
            logger.warning("\(error)")
        }
    }

    /// Rings at the earliest moment that anything waits for.
    private func setTimer() {
        timer?.cancel()
        timer = nil
        guard let moment = [machine.deadline, reopening].compactMap(\.self).min() else { return }
        timer = Task { [feed, time] in
            guard (try? await time.sleep(until: moment)) != nil else { return }
            feed.yield(.timerRang)
        }
    }
}
