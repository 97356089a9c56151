/// How the words of a unit sound, to be asked for what sounds alike.
///
/// Alike are sounds that are equal, or equal but for an ending; a long name may have a longer one.
/// - Complexity: O(sounds) to begin with, O(1) a question.
struct HeardSounds {
    private var sounds: Set<[UInt16]> = []
    /// The sounds without their endings.
    private var beginnings: Set<[UInt16]> = []

    private static let shortEnding = 1
    private static let longEnding = 3

    init(_ heard: some Sequence<[UInt16]>) {
        for sound in heard where sounds.insert(sound).inserted {
            for beginning in Self.beginnings(of: sound) { beginnings.insert(beginning) }
        }
    }

    func hasOne(like sound: [UInt16]) -> Bool {
        sounds.contains(sound) || beginnings.contains(sound)
            || Self.beginnings(of: sound).contains(where: sounds.contains)
    }

    private static func beginnings(of sound: [UInt16]) -> [[UInt16]] {
        (shortEnding...longEnding).compactMap { ending in
            let count = sound.count - ending
            guard count > 0, ending <= (count > NameTable.fewestConsonants ? longEnding : shortEnding) else {
                return nil
            }
            return Array(sound.prefix(count))
        }
    }
}
