// The library: one import for all that a program needs to align texts. See the README for an example.
@_exported public import Checking
@_exported public import Codecs
@_exported public import Documents
@_exported public import Embedding
@_exported public import Parallel
@_exported public import Pipeline
@_exported public import Segmentation
