private import Foundation

/// How probable it is that a version really lacks a unit that the table has not for it: a logistic model, fitted by
/// `Scripts/fit-check`.
enum LackModel {
    static let intercept = -5.132
    /// In the order of `CheckUnit.lackValues`.
    static let weights = [1.057, 0.276, -0.658, 0.564, 1.396]
    /// For a whole paragraph, set by hand (the texts of the fit have none): who leaves out or adds on purpose does it by
    /// the paragraph, and an aligner that errs does not.
    static let wholeParagraph = 1.5
}

extension CheckUnit {
    /// What speaks for a version's lacking the unit: log-odds of the alignment's being right in leaving it out, whether
    /// that is known, how much nearer its neighbours come by having it, in meaning and in length, ln of its characters.
    package func lackValues(of version: Int, in text: CheckedText) -> [Double] {
        let lack = lacks[version]
        let leftOut = min(0.999, max(0.001, lack.leftOut ?? 0.5))
        let ink = present.reduce(0) { sum, version in
            sum + (ranges[version].map { text.versions[version].ink(in: $0) } ?? 0)
        }
        return [
            log(leftOut / (1 - leftOut)), lack.joinGain == nil ? 1 : 0, lack.joinGain ?? 0, lack.joinFit,
            log(Double(max(1, ink)) / Double(max(1, present.count))),
        ]
    }

    func lackProbability(of version: Int, in text: CheckedText) -> Double {
        var sum = zip(LackModel.weights, lackValues(of: version, in: text)).reduce(LackModel.intercept) {
            $0 + $1.0 * $1.1
        }
        let areParagraphs = present.allSatisfy { version in
            ranges[version].map { text.versions[version].isWholeParagraph($0) } ?? false
        }
        if areParagraphs { sum += LackModel.wholeParagraph }
        return 1 / (1 + exp(-sum))
    }
}
