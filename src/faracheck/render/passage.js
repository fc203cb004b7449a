// Finds the words of a passage on the page and returns what can be asked about them.
// Runs in the page; touches nothing of it until `clear` is called, and `restore` undoes that.
({ words, copy, copies }) => {
  const UNREAD = new Set(["SCRIPT", "STYLE", "TITLE", "TEMPLATE", "NOSCRIPT"]);
  const nodes = [];
  const places = [];
  const roots = [document];
  const letters = [];
  const walk = (node) => {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        const data = child.data;
        for (const found of data.matchAll(/[\p{L}\p{N}]/gu)) {
          letters.push(found[0]);
          nodes.push(child);
          places.push(found.index);
        }
      } else if (child.nodeType === Node.ELEMENT_NODE && !UNREAD.has(child.tagName)) {
        if (child.shadowRoot) {
          roots.push(child.shadowRoot);
          walk(child.shadowRoot);
        }
        walk(child);
      }
    }
  };
  walk(document);

  // Offsets below count characters, as `letters` does, and not the units of a string.
  const wanted = Array.from(words.join(""));
  const starts = [];
  for (let at = 0; at + wanted.length <= letters.length; at++) {
    let same = 0;
    while (same < wanted.length && letters[at + same] === wanted[same]) same++;
    if (same === wanted.length) {
      starts.push(at);
      at += wanted.length - 1;
    }
  }
  if (starts.length !== copies) return { copies: starts.length };

  const ranges = [];
  const parents = [];
  let next = starts[copy];
  for (const word of words) {
    const last = next + Array.from(word).length - 1;
    const range = document.createRange();
    range.setStart(nodes[next], places[next]);
    range.setEnd(nodes[last], places[last] + letters[last].length);
    ranges.push(range);
    parents.push(nodes[next].parentElement || nodes[next].getRootNode().host);
    next = last + 1;
  }

  const up = (element) => element.parentElement || element.getRootNode().host || null;
  const control = (element) => element.closest("textarea, select");
  const around = new Set();
  for (let number = 0; number < ranges.length; number++)
    for (const end of [ranges[number].startContainer, ranges[number].endContainer])
      for (let here = end.parentElement || end.getRootNode().host; here; here = up(here))
        around.add(here);

  const rects = (number) => {
    let found = [...ranges[number].getClientRects()].filter((r) => r.width > 0 && r.height > 0);
    const field = control(parents[number]);
    const option = parents[number].closest("option");
    // A closed list shows the option that is chosen, in a box of its own.
    if (!found.length && field && (!option || option.selected))
      found = [field.getBoundingClientRect()];
    return found.map((r) => ({ x: r.x, y: r.y, w: r.width, h: r.height }));
  };

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(
    "::highlight(faracheck) { color: transparent !important; background: none !important;" +
      "-webkit-text-fill-color: transparent !important; text-shadow: none !important;" +
      "-webkit-text-stroke-color: transparent !important }",
  );
  const reachable = new CSSStyleSheet();
  reachable.replaceSync("* { pointer-events: auto !important }");
  const changed = [];
  const set = (element, name, value) => {
    changed.push([element, name, element.style.getPropertyValue(name),
      element.style.getPropertyPriority(name)]);
    element.style.setProperty(name, value, "important");
  };
  const withSheet = (own, act) => {
    for (const root of roots) root.adoptedStyleSheets = [...root.adoptedStyleSheets, own];
    return act();
  };
  const withoutSheet = (own) => {
    for (const root of roots)
      root.adoptedStyleSheets = [...root.adoptedStyleSheets].filter((other) => other !== own);
  };

  const clear = () => {
    const highlight = new Highlight(...ranges);
    highlight.priority = 1e9;
    CSS.highlights.set("faracheck", highlight);
    withSheet(sheet, () => null);
    for (const element of around) {
      const style = getComputedStyle(element);
      // Shadows, and backgrounds cut to the shape of the glyphs, paint them as well.
      if (style.textShadow !== "none") set(element, "text-shadow", "none");
      if (style.backgroundClip.includes("text")) set(element, "background", "none");
    }
    for (const parent of new Set(parents)) {
      // A highlight does not reach these.
      const target = control(parent) || (parent.closest("svg") ? parent : null);
      if (!target) continue;
      set(target, "transition", "none");
      for (const name of ["color", "fill", "stroke", "-webkit-text-fill-color"])
        set(target, name, "transparent");
    }
  };
  const restore = () => {
    CSS.highlights.delete("faracheck");
    withoutSheet(sheet);
    while (changed.length) {
      const [element, name, value, priority] = changed.pop();
      if (value) element.style.setProperty(name, value, priority);
      else element.style.removeProperty(name);
    }
  };

  const described = (element) => {
    const id = element.id ? ` id="${element.id}"` : "";
    const names = element.getAttribute("class");
    return `<${element.localName}${id}${names ? ` class="${names}"` : ""}>`.slice(0, 120);
  };
  const holds = (outer, inner) => {
    for (let here = inner; here; here = up(here)) if (here === outer) return true;
    return false;
  };
  const stackAt = (rect) =>
    document.elementsFromPoint(rect.x + rect.w / 2, rect.y + rect.h / 2);
  // Says what lies over the words of these numbers, which are not painted.
  const cover = (numbers) =>
    withSheet(reachable, () => {
      let found = null;
      for (const number of numbers) {
        const rect = rects(number)[0];
        const top = rect && stackAt(rect)[0];
        if (top && !holds(top, parents[number]) && !holds(parents[number], top))
          found = found || described(top);
      }
      withoutSheet(reachable);
      return found;
    });
  // Returns the addresses of the pictures that lie behind the words.
  const pictures = () =>
    withSheet(reachable, () => {
      const found = new Set();
      const behind = new Set(around);
      for (let number = 0; number < ranges.length; number++) {
        const rect = rects(number)[0];
        if (rect) stackAt(rect).forEach((element) => behind.add(element));
      }
      for (const element of behind) {
        if (element.currentSrc || element.src) found.add(element.currentSrc || element.src);
        for (const part of [null, "::before", "::after"])
          for (const address of getComputedStyle(element, part).backgroundImage
              .matchAll(/url\("((?:[^"\\]|\\.)*)"\)/g))
            found.add(address[1]);
      }
      withoutSheet(reachable);
      return [...found];
    });

  const page = document.documentElement;
  // What the root says of overflow holds for the window; where it says nothing, the body does.
  const overflow = (axis) => {
    const own = getComputedStyle(page)[`overflow${axis}`];
    return own === "visible" && document.body
      ? getComputedStyle(document.body)[`overflow${axis}`] : own;
  };
  const shut = (axis) => ["hidden", "clip"].includes(overflow(axis));
  const scroll = (left, top) =>
    scrollTo({ left: shut("X") ? 0 : left, top: shut("Y") ? 0 : top, behavior: "instant" });

  const size = (element) => parseFloat(getComputedStyle(element).fontSize);
  const paragraphs = [...document.querySelectorAll("p")]
    .sort((one, two) => two.textContent.length - one.textContent.length);
  const others = paragraphs.filter((one) => !parents.some((parent) => holds(one, parent)));
  const body = (others.length ? others : paragraphs)[0];
  const masked = parents.some((parent) =>
    !["none", ""].includes(getComputedStyle(parent).webkitTextSecurity));

  const bold = parents.every((parent) => getComputedStyle(parent).fontWeight >= 700);

  const frame = () => {
    const all = ranges.flatMap((_, number) => rects(number));
    if (!all.length) return null;
    const left = Math.min(...all.map((r) => r.x)) - 6;
    const top = Math.min(...all.map((r) => r.y)) - 6;
    const box = document.createElement("div");
    const looks = {
      all: "initial", position: "fixed", left: `${left}px`, top: `${top}px`,
      width: `${Math.max(...all.map((r) => r.x + r.w)) - left + 6}px`,
      height: `${Math.max(...all.map((r) => r.y + r.h)) - top + 6}px`,
      "box-sizing": "border-box", border: "3px solid #d00000", "z-index": "2147483647",
      "pointer-events": "none", display: "block",
    };
    for (const [name, value] of Object.entries(looks))
      box.style.setProperty(name, value, "important");
    page.append(box);
    return () => box.remove();
  };

  return {
    copies,
    rects: () => ranges.map((_, number) => rects(number)),
    at: () => ({ x: scrollX, y: scrollY }),
    clear, restore, cover, pictures, scroll, frame,
    facts: { font: Math.min(...parents.map(size)), body: body ? size(body) : null, masked, bold },
  };
}
