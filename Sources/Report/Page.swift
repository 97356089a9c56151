private import Formats

/// The frame of every page: one file that needs nothing else, with no script in it and nothing fetched.
///
/// The markup is written by hand and not by a template engine: in a trial swift-mustache took 22 s for 100,000 rows that
/// plain Swift wrote in 0.8 s, and it escapes by `Character`, which lets a quotation mark with a combining mark pass.
struct Page {
    let title: String
    /// Style sheets after the one that all pages share.
    let styles: [String]

    /// Up to the page's content.
    var opening: String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="referrer" content="no-referrer">
        <meta name="generator" content="Hexapla">
        <title>\(title.escapedAsMarkup)</title>
        <style>
        \(([Self.style] + styles).joined(separator: "\n"))</style>
        </head>
        <body>

        """
    }

    /// From the content's end on.
    var closing: String { "</body>\n</html>\n" }

    private static let style = String(decoding: PackageResources.page_css, as: UTF8.self)
}
