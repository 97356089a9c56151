/// What a user can set. The raw value is what the library calls it.
public enum Setting: String, Sendable, CaseIterable {
    // What is read.
    case encoding
    case lossyDecoding = "lossy decoding"
    case emptyTexts = "empty texts"
    case maximumInputSize = "maximum input size"
    case input = "kind of input"
    case dictionary
    case weights
    case from = "format to read"
    case fromColumns = "columns to read"
    case text
    // How versions are aligned.
    case encoder
    case models = "folder of models"
    case locked = "locked version"
    case extended = "table to extend"
    case explained = "row to explain"
    case anchors
    // What is written.
    case output
    case format
    case convertedFormat = "format to write"
    case exports
    case columns
    case byteOrderMark = "byte order mark"
    case layout
    case report
    case timing = "version with the times"
    case shownScores = "shown scores"
    case pairs
    case links = "links between words"
    case tokens
    case complete = "complete rows"
    case provenance
    case languages
    case kept = "rows that stay"
    case filterCommand = "program that filters"
    case split
    // What is checked, and evaluated.
    case source = "source language"
    case rule
    case writtenBaseline = "baseline to write"
    case gold
    case pair
    case nway = "versions together"
    case documents
    case reliability
    // What is reviewed.
    case port
    case baseline
    case review = "log of a review"
}

/// What a user can have done. The raw value is what the library calls it.
public enum Action: String, Sendable, CaseIterable {
    case align = "aligning"
    case alignToJSONLines = "aligning to JSON Lines"
    case match = "matching"
    case check = "checking"
    case reviewing
    case listModels = "the list of models"
    case installModel = "the installer of models"
    case fetchModel = "the model's script"
}
