internal import FittedModels

/// The fitted numbers of the models of passages, units and names: the folder `Fitted`, which the build puts into the program.
enum FittedLosses {
    static let file = FittedFile(
        builtIn: PackageResources.losses_txt,
        names: [
            "part": Set(PartModel.names), "part-by-links": Set(PartModel.names), "part-by-both": Set(PartModel.names),
            "lack": Set(LackModel.names),
            "lack-multilingual-e5-small": Set(LackModel.names), "lack-by-alignment": Set(LackModel.names),
            "name": Set(NameModel.names),
        ])
}
