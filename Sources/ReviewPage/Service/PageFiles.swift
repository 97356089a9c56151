internal import LoopbackServer

/// The page itself: plain files that need nothing else.
enum PageFiles {
    static func file(_ path: String) -> ServerResponse? {
        switch path {
        case "": ServerResponse(.done, type: "text/html; charset=utf-8", body: PackageResources.review_html)
        case "review.css": ServerResponse(.done, type: "text/css; charset=utf-8", body: PackageResources.review_css)
        case "review.js": script(PackageResources.review_js)
        case "page.js": script(PackageResources.page_js)
        case "drawing.js": script(PackageResources.drawing_js)
        case "views.js": script(PackageResources.views_js)
        case "corrections.js": script(PackageResources.corrections_js)
        case "actions.js": script(PackageResources.actions_js)
        case "input.js": script(PackageResources.input_js)
        case "keys.js": script(PackageResources.keys_js)
        case "server.js": script(PackageResources.server_js)
        case "tools.js": script(PackageResources.tools_js)
        case "heights.js": script(PackageResources.heights_js)
        case "rows.js": script(PackageResources.rows_js)
        case "cutting.js": script(PackageResources.cutting_js)
        case "dialogs.js": script(PackageResources.dialogs_js)
        default: nil
        }
    }

    private static func script(_ bytes: [UInt8]) -> ServerResponse {
        ServerResponse(.done, type: "text/javascript; charset=utf-8", body: bytes)
    }
}
