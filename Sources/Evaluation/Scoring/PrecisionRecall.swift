/// Precision, recall and their harmonic mean, each 0 to 1.
public struct PrecisionRecall: Sendable, Equatable {
    public let precision: Double
    public let recall: Double

    public var f1: Double {
        precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall)
    }

    func figures(group: String, heading: String) -> [Figure] {
        [
            Figure("precision", in: group, precision, heading: heading + "P"),
            Figure("recall", in: group, recall, heading: heading + "R"),
            Figure("f1", in: group, f1, heading: heading + "F1"),
        ]
    }
}

/// A share; 0 where there is nothing to have a share of.
func ratio(_ part: Double, _ whole: Double) -> Double { whole == 0 ? 0 : part / whole }
func ratio(_ part: Int, _ whole: Int) -> Double { ratio(Double(part), Double(whole)) }
