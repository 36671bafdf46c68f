import TerminalKit

extension ExplorerState {
    /// Answers an event: changes the state, and says what must be done outside it. Pure.
    public mutating func update(_ event: Event) -> [Effect] {
        let effects = answer(event)
        settle()
        return effects + askForWhatShows()
    }

    private mutating func answer(_ event: Event) -> [Effect] {
        switch event {
        case .resize(let size):
            self.size = size
            return []
        case .quit:
            isQuitting = true
            return [.quit]
        case .key(let chord):
            message = nil
            return handle(chord)
        case .paste(let text):
            message = nil
            paste(text)
            return []
        case .mouse(let mouse):
            return handle(mouse)
        }
    }

    /// Types keys one after another, as `frame --keys` does, and waits for what is worked out beside the explorer.
    ///
    /// - Parameter work: Does what a file is asked for; nil where there is nobody to do it.
    /// - Parameter waitsForTries: Whether what would help is worked out at the end, so that the picture says it.
    public mutating func replay(
        _ keys: [KeyChord], waitsForTries: Bool = true, files work: (FileRequest) -> FileAnswer? = { _ in nil }
    ) {
        for key in keys where !isQuitting {
            if asksForTry(key) { finishTries() }
            let effects = update(.key(key))
            for case .file(let request) in effects {
                if let answer = work(request) { receive(answer) }
            }
            // Tries are waited for where they are put in force, and at the end: each key would ask for others.
            finish(effects.filter { if case .derive(.tries) = $0 { false } else { true } })
            remember(render())
        }
        if waitsForTries { finishTries() }
    }

    /// Whether a key puts a try in force, or may.
    private func asksForTry(_ key: KeyChord) -> Bool {
        if let prompt { return key.key == .enter && prompt.field.text.hasPrefix("try") }
        return Command.command(for: key, in: focus, view: view)?.id.hasPrefix("try-") ?? false
    }

    /// Keeps what the last picture says of clicks.
    public mutating func remember(_ frame: Frame) {
        hitMap = frame.hitMap
    }

    private mutating func handle(_ chord: KeyChord) -> [Effect] {
        if chord == KeyChord(key: .character("c"), control: true) {
            isQuitting = true
            return [.quit]
        }
        if chord == KeyChord(key: .character("z"), control: true) { return [.suspend] }
        if chord == KeyChord(key: .character("l"), control: true) { return [.redraw] }
        if help != nil {
            handleInHelp(chord)
            return []
        }
        if picking.session != nil { return handleInPicker(chord) }
        if prompt != nil { return handleInPrompt(chord) }
        if editor != nil {
            handleInEditor(chord)
            return []
        }
        guard let command = Command.command(for: chord, in: focus, view: view) else {
            if case .character = chord.key {
                message = Message(text: hint(for: chord), kind: .note)
            }
            return []
        }
        return command.run(&self)
    }

    /// Where a key would do something.
    private func hint(for chord: KeyChord) -> String {
        for pane in Pane.allCases where pane != focus {
            if let command = Command.command(for: chord, in: pane, view: view) {
                return "\(chord.name) (\(command.title)) works in the \(pane.title); Tab goes there"
            }
        }
        return "\(chord.name) has no meaning here; ? lists the keys"
    }

    /// Something to tell the user.
    mutating func note(_ text: String, kind: Message.Kind = .note) {
        message = Message(text: text, kind: kind)
    }
}
