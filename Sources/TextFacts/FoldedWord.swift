private import ICUText

/// Words and phrases as they are compared: without case, compatibility differences, white space, full stops and hyphens.
///
/// "E-Mail", "e-mail" and "email" are one word; so are "U.S." and "US".
package enum FoldedWord {
    package static func of(_ text: String) -> [UInt16] {
        foldedForMatching(Array(text.utf16)).filter { unit in
            switch CharacterClass.of(UInt32(unit)) {
            case .space, .dot, .control: false
            default: unit != 0x2D && unit != 0x2010 && unit != 0xAD && unit != 0x200F && unit != 0x200E
            }
        }
    }
}
