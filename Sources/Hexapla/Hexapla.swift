// The library: one import for all that a program needs to align and check texts. See the README for an example.
@_exported public import AlignedTable
@_exported public import Alignment
@_exported public import Checking
@_exported public import Codecs
@_exported public import Corpus
@_exported public import Documents
@_exported public import Encoders
@_exported public import Errors
@_exported public import Evidence
@_exported public import Files
@_exported public import FittedModels
@_exported public import Formats
@_exported public import ICUText
@_exported public import Jobs
@_exported public import Segmentation
@_exported public import Words
