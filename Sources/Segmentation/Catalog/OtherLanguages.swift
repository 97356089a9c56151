private import FittedModels

/// The fitted numbers for languages whose file gives none (the folder `Fitted`, which the build puts into the program).
enum OtherLanguages {
    static let spaceModel = file["space-model"]
    static let innerModel = file["inner-model"]

    private static let file = FittedFile(
        builtIn: PackageResources.other_languages_txt,
        names: ["space-model": SpaceWeights.names, "inner-model": Set(InnerWeights.names)])
}
