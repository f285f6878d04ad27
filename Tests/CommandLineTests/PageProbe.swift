/// What is looked for in pages that a browser shows.
enum PageProbe {
    /// A phone, a tablet and a wide screen, in CSS pixels.
    static let widths = [400, 800, 1600]

    /// Problems of the page that is shown, one a line: what goes over its edge, and text that cannot be told from its ground.
    ///
    /// Contrast is that of WCAG 2.2, 1.4.3, with the colours that the browser computed. Text of figures lies on what is drawn below
    /// it at its middle, with all opacities.
    static let problems = #"""
        (() => {
          const lines = [];
          const root = document.documentElement;
          if (root.scrollWidth > root.clientWidth) lines.push("overflow: " + root.scrollWidth + " in " + root.clientWidth);
          for (const element of document.querySelectorAll("body *")) {
            if (!element.checkVisibility() || element.closest(".scroll, .formula, pre, .drawing, .hidden, .skip, .status, svg, math")) continue;
            const box = element.getBoundingClientRect();
            if (box.width > 0 && (box.right > root.clientWidth + 1 || box.left < -1))
              lines.push("over the edge: <" + element.localName + " " + element.className + "> " + box.left + " to " + box.right);
          }
          const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
          canvas.canvas.width = canvas.canvas.height = 1;
          const color = text => {
            const number = text.match(/^rgba?\(([\d.]+), ([\d.]+), ([\d.]+)(?:, ([\d.]+))?\)$/);
            if (number) return [+number[1], +number[2], +number[3], number[4] === undefined ? 1 : +number[4]];
            canvas.clearRect(0, 0, 1, 1);
            canvas.fillStyle = text;
            canvas.fillRect(0, 0, 1, 1);
            const c = canvas.getImageData(0, 0, 1, 1).data;
            return [c[0], c[1], c[2], c[3] / 255];
          };
          const over = (top, below) => top.slice(0, 3).map((v, i) => v * top[3] + below[i] * (1 - top[3])).concat(1);
          const light = c => {
            const l = c.slice(0, 3).map(v => { v /= 255; return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; });
            return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
          };
          const opacity = (element, end) => {
            let result = 1;
            for (let e = element; e && e !== end; e = e.parentElement) result *= Number(getComputedStyle(e).opacity);
            return result;
          };
          const ground = element => {
            const layers = [];
            for (let e = element; e; e = e.parentElement) {
              const c = color(getComputedStyle(e).backgroundColor);
              if (c[3] > 0) layers.push(c);
              if (c[3] === 1) break;
            }
            const page = matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18, 1] : [255, 255, 255, 1];
            return layers.reverse().reduce((below, top) => over(top, below), page);
          };
          // What a figure has drawn under a place before the text itself.
          const drawn = (text, svg, x, y) => {
            const layers = [];
            let result = ground(svg);
            for (const shape of document.elementsFromPoint(x, y)) {
              if (shape === text || text.contains(shape) || !svg.contains(shape) || shape === svg) continue;
              if (!(shape instanceof SVGGeometryElement)) { if (shape.localName === "image") return null; continue; }
              if (shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING) continue;
              const style = getComputedStyle(shape), point = new DOMPoint(x, y).matrixTransform(shape.getScreenCTM().inverse());
              const isFilled = style.fill !== "none" && shape.isPointInFill(point);
              if (!isFilled && style.stroke === "none") continue;
              const paint = isFilled ? style.fill : style.stroke;
              if (paint.startsWith("url")) return null;
              const c = color(paint);
              c[3] *= opacity(shape, svg) * Number(isFilled ? style.fillOpacity : style.strokeOpacity);
              // Lines that cross the text are not its ground.
              if (isFilled) layers.push(c);
            }
            return layers.reverse().reduce((below, top) => over(top, below), result);
          };
          const seen = new Set(), walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          let checked = 0, inFigures = 0, worst = 21;
          while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || seen.has(element)) continue;
            seen.add(element);
            if (!element.checkVisibility() || element.closest(".anchor, .hidden, .skip, .status, script, style, title, desc, metadata")) continue;
            const style = getComputedStyle(element), svg = element.closest("svg");
            let below, ink;
            if (svg) {
              const text = element.closest("text") ?? element;
              let box = element.getBoundingClientRect();
              if (!box.width) continue;
              element.scrollIntoView({ block: "nearest", inline: "nearest" });
              box = element.getBoundingClientRect();
              below = drawn(text, svg, box.left + box.width / 2, box.top + box.height / 2);
              if (!below) continue;
              ink = color(style.fill);
              ink[3] *= opacity(element, svg) * Number(style.fillOpacity);
              inFigures++;
            } else {
              below = ground(element);
              ink = color(style.color);
              ink[3] *= opacity(element, null);
            }
            const a = light(over(ink, below)), b = light(below), ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
            checked++;
            worst = Math.min(worst, ratio);
            if (ratio < 4.495)
              lines.push("contrast " + ratio.toFixed(2) + " of '" + element.textContent.trim().slice(0, 40) + "' <" + element.localName + "> "
                + over(ink, below).slice(0, 3).map(Math.round) + " on " + below.slice(0, 3).map(Math.round)
                + " in " + (element.closest("figure")?.id || element.closest("[id]")?.id));
          }
          scrollTo(0, 0);
          return lines.concat("checked " + checked + " texts, " + inFigures + " in figures, least contrast " + worst.toFixed(2)).join("\n");
        })()
        """#
}
