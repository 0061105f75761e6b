/// A device with a cable.
public enum SimulatedDevice: String, Sendable, CaseIterable {
    /// The identity-card reader, the receipt printer, the code scanner.
    case reader, printer, scanner
}

/// What a person can do to the simulated devices.
public enum SimulatorCommand: Sendable, Hashable {
    /// Lists the cards.
    case listCards
    /// Puts the card with this key on the reader.
    case placeCard(String)
    /// Takes the card away.
    case removeCard
    /// The card leaves by itself just before this step is answered.
    case removeCardAt(SecurityModule.Step)
    /// Plugs a device in, at a new node.
    case plug(SimulatedDevice)
    /// Pulls its cable: the node hangs up and the link goes.
    case unplug(SimulatedDevice)
    /// Pulls the cable after so many more bytes: of a reader or scanner to the host, of a printer from the host.
    case unplugAfter(SimulatedDevice, bytes: Int)
    /// Lets a device fall silent or speak.
    case mute(SimulatedDevice, AnswerFaults.Voice)
    /// Changes one byte in each of the next answers.
    case garble(answers: Int)
    /// Puts a stray byte into the preamble of the next answers.
    case stray(answers: Int)
    /// Cuts answers into pieces of so many bytes; nil sends them whole.
    case split(bytes: Int?)
    /// Holds each second answer back until the next one.
    case merge(Switch)
    /// Gives or takes the module its authorisation.
    case authorisation(SecurityModule.Authorisation)
    /// Answers this status at its step instead of working; nil ends that.
    case failWith(status: UInt8?)
    /// Sets the line speed of the module, in bits a second.
    case speed(Int)
    /// Changes the roll.
    case paper(PrinterCondition.Paper)
    /// Lets the roll end after so many more bytes.
    case paperOutAfter(bytes: Int)
    /// Opens or closes the lid.
    case cover(PrinterCondition.Cover)
    /// Chooses what DLE sequences inside pictures do.
    case lookAlikes(SimulatedPrinter.LookAlikes)
    /// Switches the printer off and on.
    case restartPrinter
    /// Scans a code with this text.
    case scan(String)
    /// Asks for the newest picture of paper.
    case lastPaper
    /// Asks for the state of all devices.
    case status

    /// On or off, for what has no better words.
    public enum Switch: String, Sendable, CaseIterable {
        /// The two positions.
        case on, off
    }
}
