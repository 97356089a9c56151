/// Scripts that measure a table's page, and what they find.
struct PageFacts: Decodable {
    struct Rectangle: Decodable {
        let left: Double
        let right: Double
        let top: Double
        let bottom: Double
        var width: Double { right - left }
    }

    struct Cell: Decodable {
        let text: String
        let language: String
        let direction: String
        let isGap: Bool
        let label: String?
        let box: Rectangle
        /// Within the padding.
        let content: Rectangle
        /// Of the text itself; nil for none.
        let ink: Rectangle?
        /// What the style sheet puts before the text.
        let before: String
        let background: String
    }

    struct Row: Decodable {
        let id: String
        let link: String
        let linkedRow: String
        let score: String
        let shade: String
        let cells: [Cell]
    }

    let rows: [Row]
    let headings: [Rectangle]
    let width: Double
    let scrollWidth: Double

    static let script = """
        (() => {
          const flat = r => ({ left: r.left, right: r.right, top: r.top, bottom: r.bottom });
          const ink = cell => {
            if (!cell.textContent) return null;
            const range = document.createRange();
            range.selectNodeContents(cell);
            return flat(range.getBoundingClientRect());
          };
          const content = cell => {
            const style = getComputedStyle(cell), box = cell.getBoundingClientRect(), side = name => parseFloat(style[name]);
            return { left: box.left + side('borderLeftWidth') + side('paddingLeft'),
              right: box.right - side('borderRightWidth') - side('paddingRight'), top: box.top, bottom: box.bottom };
          };
          const rows = [...document.querySelectorAll('tbody tr')].map(row => ({
            id: row.id,
            link: row.querySelector('th a').getAttribute('href'),
            linkedRow: document.querySelector(row.querySelector('th a').getAttribute('href')).id,
            score: row.querySelector('button')?.firstChild.textContent ?? '',
            shade: getComputedStyle(row.querySelector('th')).backgroundColor,
            cells: [...row.querySelectorAll('td')].map(cell => ({
              text: cell.textContent, language: cell.lang, direction: getComputedStyle(cell).direction,
              isGap: cell.matches('.gap'), label: cell.getAttribute('aria-label'), box: flat(cell.getBoundingClientRect()),
              content: content(cell), ink: ink(cell), before: getComputedStyle(cell, '::before').content,
              background: getComputedStyle(cell).backgroundImage })) }));
          return { rows, headings: [...document.querySelectorAll('thead th')].map(h => flat(h.getBoundingClientRect())),
            width: innerWidth, scrollWidth: document.documentElement.scrollWidth };
        })()
        """

    /// The least contrast (WCAG 2's ratio) of text against the colour behind it, and where it is.
    struct Contrast: Decodable {
        let least: Double
        let place: String
    }

    static let contrastScript = """
        (() => {
          const channels = colour => colour.match(/[\\d.]+/g).map(Number);
          const light = colour => {
            const [r, g, b] = channels(colour).map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const behind = element => {
            for (let e = element; e; e = e.parentElement) {
              const colour = getComputedStyle(e).backgroundColor;
              if (channels(colour)[3] !== 0) return colour;
            }
            return 'rgb(255, 255, 255)';
          };
          let least = 99, place = '';
          for (const element of document.querySelectorAll('body *')) {
            const holdsText = [...element.childNodes].some(n => n.nodeType === 3 && n.data.trim());
            if (!holdsText && !element.matches('th, td')) continue;
            const styles = [getComputedStyle(element)];
            if (element.matches('th, td')) styles.push(getComputedStyle(element, '::before'), getComputedStyle(element, '::after'));
            for (const style of styles) {
              const [high, low] = [light(style.color), light(behind(element))].sort((a, b) => b - a);
              const ratio = (high + 0.05) / (low + 0.05);
              if (ratio < least) [least, place] = [ratio, element.outerHTML.slice(0, 120) + ' ' + style.color + ' on ' + behind(element)];
            }
          }
          return { least, place };
        })()
        """
}
