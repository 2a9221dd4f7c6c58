// What a sweep asks a page, beside what axe does: each answer is a list of lines, empty where all is well.
(() => {
  const SEEN = { checkOpacity: true, checkVisibilityCSS: true, contentVisibilityAuto: true };
  const HIDDEN = ".visually-hidden, .skip-link, [hidden], [aria-hidden=true] *, svg *, .w-sr-only, .sr-only";
  // Wagtail's own: the frame of its admin with its first link, its tabs and the bar below its forms, its text editor,
  // the bar on the pages of the site. Its buttons and blocks it draws and moves itself: admin screens of ours are not
  // asked what moves, what is cut and what is small (looking.py).
  const NOT_OURS =
    "wagtail-userbar, .sidebar, .skiplink, .w-slim-header, .w-tabs__tab, .footer, .Draftail-Editor, .side-panel, " +
    ".w-minimap, .tippy-box";
  const named = element => element.outerHTML.replace(/\s+/g, " ").slice(0, 120);
  const ours = element => !element.closest(NOT_OURS);
  // What is in sight: not what is kept for screen readers, by its class or as the heads of tables without columns are.
  const all = selector => {
    const away = [...document.querySelectorAll("thead, th, td, span")].filter(
      part => getComputedStyle(part).clipPath === "inset(50%)",
    );
    const seen = element =>
      element.checkVisibility(SEEN) && !element.closest(HIDDEN) && ours(element) && !away.some(part => part.contains(element));
    return [...document.querySelectorAll(selector)].filter(seen);
  };
  const words = element =>
    [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
  const texts = () => all("body *").filter(element => words(element).length);

  const pixel = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgba = colour => {
    if (!known.has(colour)) {
      pixel.clearRect(0, 0, 1, 1);
      pixel.fillStyle = colour;
      pixel.fillRect(0, 0, 1, 1);
      const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
      known.set(colour, [r, g, b, a / 255]);
    }
    return known.get(colour);
  };
  const over = ([r, g, b, a], [R, G, B]) => [r * a + R * (1 - a), g * a + G * (1 - a), b * a + B * (1 - a), 1];
  const light = colour => {
    const [r, g, b] = colour.map(part => (part / 255 <= 0.04045 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => {
    const [more, less] = [light(one), light(other)].sort((a, b) => b - a);
    return (more + 0.05) / (less + 0.05);
  };
  // What a text stands on; null where that is a picture.
  const ground = element => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.backgroundImage !== "none") return null;
      const colour = rgba(style.backgroundColor);
      layers.push(colour);
      if (colour[3] > 0.99) break;
    }
    const canvas = rgba(getComputedStyle(document.documentElement).backgroundColor);
    return layers.reverse().reduce((below, layer) => over(layer, below), over(canvas, [255, 255, 255]));
  };
  const large = style => {
    const size = parseFloat(style.fontSize);
    return size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
  };

  // Text in whose box nothing else may stand: the lines themselves, not the boxes of their elements.
  const lines = element =>
    words(element).flatMap(node => {
      const range = document.createRange();
      range.selectNodeContents(node);
      return [...range.getClientRects()].filter(box => box.width > 1 && box.height > 1);
    });
  // Not where a box that scrolls has it above or below what it shows.
  const shown = (element, box) => {
    for (let at = element.parentElement; at; at = at.parentElement) {
      const around = at.getBoundingClientRect();
      if (/auto|scroll/.test(getComputedStyle(at).overflowY) && (box.bottom > around.bottom || box.top < around.top)) {
        return false;
      }
    }
    return true;
  };
  const shared = (one, other) =>
    Math.max(0, Math.min(one.right, other.right) - Math.max(one.left, other.left)) *
    Math.max(0, Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top));
  const clips = style => /hidden|clip/.test(style.overflowX + style.overflowY);

  const look = (element, pseudo) => {
    const style = getComputedStyle(element, pseudo);
    const parts = ["borderTopWidth", "borderBottomWidth", "borderInlineStartWidth", "borderTopColor", "outlineWidth"];
    parts.push("borderBottomColor", "borderInlineStartColor", "textDecorationLine", "fontWeight", "content");
    parts.push("borderBottomStyle", "borderTopStyle", "outlineStyle", "display");
    // A background says something here only where it is kept from being replaced.
    if (style.forcedColorAdjust === "none") parts.push("backgroundColor", "color");
    return parts.map(part => style[part]).join();
  };
  const looks = element => [look(element), look(element, "::before"), look(element, "::after")].join("|");
  const bordered = style =>
    ["Top", "Bottom", "Left", "Right"].some(
      side => parseFloat(style[`border${side}Width`]) >= 1 && style[`border${side}Style`] !== "none",
    );

  window.sweep = {
    // Of a ring's colour to what its element stands on; pictures are taken for what is right.
    contrast(colour, element) {
      const below = ground(element.parentElement);
      return below ? ratio(over(rgba(colour), below), below) : 21;
    },
    // Wider than the window, and who makes it so.
    wider() {
      const root = document.documentElement;
      if (root.scrollWidth <= root.clientWidth) return [];
      const sticksOut = element => {
        const box = element.getBoundingClientRect();
        return box.right > root.clientWidth + 1 || box.left < -1;
      };
      const first = all("body *").filter(element => sticksOut(element) && ![...element.children].some(sticksOut));
      return [`scrolls sideways by ${root.scrollWidth - root.clientWidth}: ${first.slice(0, 3).map(named).join(" ; ")}`];
    },
    faint() {
      return texts().flatMap(element => {
        if (element.closest(":disabled, [aria-disabled=true], option")) return [];
        const style = getComputedStyle(element);
        const below = ground(element);
        const found = below && ratio(over(rgba(style.color), below), below);
        return found && found < (large(style) ? 2.995 : 4.495) ? [`faint (${found.toFixed(2)}): ${named(element)}`] : [];
      });
    },
    // Text that its own box does not show, though nobody can scroll there.
    cut() {
      return all("body *").flatMap(element => {
        const style = getComputedStyle(element);
        if (!clips(style) || element.matches("html, body, img, svg, input, textarea, select") || !element.innerText?.trim()) return [];
        const tall = /hidden|clip/.test(style.overflowY) && element.scrollHeight > element.clientHeight + 2;
        const wide = /hidden|clip/.test(style.overflowX) && element.scrollWidth > element.clientWidth + 2;
        return element.clientWidth && (tall || wide) ? [`cut: ${named(element)}`] : [];
      });
    },
    overlapping() {
      const boxes = texts()
        .filter(element => getComputedStyle(element).position !== "fixed" && !element.closest("[popover], .conduct-leave"))
        .flatMap(element => lines(element).filter(box => shown(element, box)).map(box => ({ element, box })))
        .sort((a, b) => a.box.top - b.box.top);
      const found = new Set();
      boxes.forEach((one, number) => {
        for (let next = number + 1; next < boxes.length && boxes[next].box.top < one.box.bottom; next++) {
          const other = boxes[next];
          const least = Math.min(one.box.width * one.box.height, other.box.width * other.box.height);
          if (one.element !== other.element && shared(one.box, other.box) > 0.3 * least) {
            found.add(`overlapping: ${named(one.element)} with ${named(other.element)}`);
          }
        }
      });
      return [...found];
    },
    // With the reader's own colours: what can be pressed or filled has an edge, what is chosen is told from what is not.
    same() {
      const edged = all(".button, .tag, input:not([type=checkbox], [type=radio], [type=hidden], [type=file]), select, textarea")
        .filter(element => !bordered(getComputedStyle(element)))
        .map(element => `no edge in forced colours: ${named(element)}`);
      const chosen = all("[aria-current]:not([aria-current=false]), [aria-selected=true]").flatMap(element => {
        const alike = all(element.tagName).filter(
          other => other.className === element.className && !other.matches("[aria-current], [aria-selected=true]"),
        );
        return alike.length && alike.every(other => looks(other) === looks(element))
          ? [`chosen and not told apart in forced colours: ${named(element)}`]
          : [];
      });
      const bands = all(".day-band").filter(band => !ratioOfBand(band)).map(band => `band without day: ${named(band)}`);
      return [...edged, ...chosen, ...bands];
    },
    // What still moves for somebody who asked for none of it.
    moving() {
      return [...document.querySelectorAll("*")].filter(ours).flatMap(element =>
        [null, "::before", "::after"].flatMap(pseudo => {
          const style = getComputedStyle(element, pseudo);
          const slow = /[1-9]/.test(style.transitionDuration) || (style.animationName !== "none" && /[1-9]/.test(style.animationDuration));
          return slow ? [`moves: ${named(element)}`] : [];
        }),
      );
    },
    // Main things to press on a touch screen.
    small() {
      return all(".button").filter(element => {
        const box = element.getBoundingClientRect();
        return box.height < 43.5 || box.width < 43.5;
      }).map(element => `smaller than a thumb: ${named(element)}`);
    },
  };
  const ratioOfBand = band =>
    [band, ...band.querySelectorAll("*")].some(part =>
      [null, "::before", "::after"].some(pseudo => {
        const style = getComputedStyle(part, pseudo);
        return style.backgroundImage !== "none" && style.forcedColorAdjust === "none";
      }),
    );
})();
