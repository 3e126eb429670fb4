
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const root = document.documentElement;
  const controls = document.querySelector(".controls");
  if (!controls) return;

  /* Findings by number, and the pieces of the articles that belong to each. */
  const entries = all("li.finding");
  const numberOf = (entry) => entry.id.slice(1);
  const entryOf = new Map(entries.map((entry) => [numberOf(entry), entry]));
  const pieces = all("a[data-f]").map((element) => ({
    element,
    keys: element.dataset.f.split(" "),
    labels: (element.dataset.n || "").split(" ").filter(Boolean),
    spaces: element.classList.contains("spaces"),
    reachable: element.tabIndex === 0,
  }));
  const finding = (key) => key.split(".")[0];
  const isEnd = (key) => key.includes(".");
  const piecesOf = new Map();
  const pieceOf = new Map();
  for (const piece of pieces) {
    pieceOf.set(piece.element, piece);
    for (const number of new Set(piece.keys.map(finding))) {
      if (!piecesOf.has(number)) piecesOf.set(number, []);
      piecesOf.get(number).push(piece.element);
    }
  }
  const isShown = (number) => !entryOf.get(number).hidden;
  const shownKeys = (piece) => piece.keys.filter((key) => isShown(finding(key)));

  /* Filters: entries first, then the pieces, which look like the first finding that is left to them. */
  const search = controls.querySelector('input[type="search"]');
  const status = controls.querySelector('[role="status"]');
  const said = new Map();
  const words = (entry) => {
    if (!said.has(entry)) {
      const place = entry.closest(".file");
      const headline = place.querySelector("article .headline");
      const told = [entry, place.querySelector("h2"), headline].map((one) => (one ? one.textContent : ""));
      said.set(entry, told.join(" ").toLowerCase());
    }
    return said.get(entry);
  };
  const chosen = (name) => new Set(all(`input[name="${name}"]:checked`, controls).map((box) => box.value));
  const classesOf = (piece, keys) => {
    if (!keys.length) return "mark off";
    const level = (key) => entryOf.get(finding(key)).dataset.level;
    const [inner] = keys;
    const outer = keys.slice(1).find((key) => !isEnd(key) && finding(key) !== finding(inner));
    const classes = [isEnd(inner) ? "end" : "mark", level(inner)];
    if (isEnd(inner) && keys.includes(finding(inner))) classes.push("within");
    if (outer && !isEnd(inner)) classes.push(`in-${level(outer)}`);
    if (piece.spaces) classes.push("spaces");
    return classes.join(" ");
  };
  const draw = (piece) => {
    const keys = shownKeys(piece);
    const { element } = piece;
    const labels = piece.labels.filter((key) => isShown(finding(key)));
    element.className = classesOf(piece, keys);
    if (keys.length && piece.reachable) element.removeAttribute("tabindex");
    else element.tabIndex = -1;
    if (labels.length) element.dataset.n = labels.join(" ");
    else delete element.dataset.n;
    if (!keys.length) element.removeAttribute("href");
    else element.href = isEnd(keys[0]) && byId(`m${finding(keys[0])}`) ? `#m${finding(keys[0])}` : `#f${finding(keys[0])}`;
    if (keys.length) element.setAttribute("aria-describedby", `d${finding(keys[0])}`);
  };
  let shown = entries;
  const filter = () => {
    const levels = chosen("level");
    const topics = chosen("topic");
    const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const entry of entries) {
      entry.hidden = !(
        levels.has(entry.dataset.level) &&
        topics.has(entry.dataset.topic) &&
        wanted.every((word) => words(entry).includes(word))
      );
    }
    shown = entries.filter((entry) => !entry.hidden);
    pieces.forEach(draw);
    for (const way of all("a.way")) way.hidden = !isShown(way.dataset.of);
    const all_shown = shown.length === entries.length;
    for (const file of all(".file")) {
      file.hidden = !all_shown && !file.querySelector("li.finding:not([hidden])");
      const row = document.querySelector(`[data-section="${file.id}"]`);
      if (row) row.hidden = file.hidden;
    }
    if (current && !isShown(current)) select(null);
    tell();
  };

  /* The current finding. */
  let current = null;
  const tell = () => {
    const count = (number) => `${number.toLocaleString("en")} ${number === 1 ? "finding" : "findings"}`;
    const at = current ? shown.indexOf(entryOf.get(current)) + 1 : 0;
    const total = entries.length.toLocaleString("en");
    if (at) status.textContent = `${at.toLocaleString("en")} of ${count(shown.length)}`;
    else if (shown.length < entries.length) status.textContent = `${shown.length.toLocaleString("en")} of ${total} shown`;
    else status.textContent = count(entries.length);
  };
  let lit = [];
  const light = (number) => {
    for (const element of lit) element.classList.remove("lit");
    lit = number ? (piecesOf.get(number) || []).filter((piece) => !piece.classList.contains("off")) : [];
    for (const element of lit) element.classList.add("lit");
  };
  const select = (number) => {
    if (current) {
      entryOf.get(current).classList.remove("current");
      entryOf.get(current).removeAttribute("aria-current");
    }
    current = number;
    if (current) {
      entryOf.get(current).classList.add("current");
      entryOf.get(current).setAttribute("aria-current", "true");
    }
    light(current);
    tell();
  };

  /* Going to a place: the article and the list beside it both move, and the place gets the focus. */
  const beside = matchMedia("(min-width: 64rem)");
  const listed = (number) => {
    const entry = entryOf.get(number);
    const list = entry.closest(".list");
    const box = list.getBoundingClientRect();
    const at = entry.getBoundingClientRect();
    if (at.top < box.top + 48 || at.bottom > box.bottom) list.scrollTop += at.top - box.top - box.height / 3;
  };
  const linkAt = (id) => {
    const place = byId(id);
    if (!place) return null;
    return place.matches("a") ? place : place.nextElementSibling && nextLink(place);
  };
  const nextLink = (place) => {
    let link = place;
    while (link && !link.matches("a[data-f]")) link = link.nextElementSibling;
    return link;
  };
  const toText = (key) => {
    const link = linkAt(`m${key}`);
    if (!link) return toEntry(finding(key));
    select(finding(key));
    link.scrollIntoView({ block: "center" });
    if (beside.matches) listed(current);
    stop = key;
    link.focus({ preventScroll: true });
  };
  const toEntry = (number) => {
    select(number);
    const link = linkAt(`m${number}`);
    if (beside.matches && link) {
      const at = link.getBoundingClientRect();
      if (at.top < bar() + 20 || at.bottom > innerHeight - 20) link.scrollIntoView({ block: "center" });
      listed(number);
    } else {
      entryOf.get(number).scrollIntoView({ block: "center" });
    }
    stop = null;
    entryOf.get(number).focus({ preventScroll: true });
    history.replaceState(null, "", `#f${number}`);
  };
  let stop = null; /* the place of the current finding where the reader is, or null for its entry */
  const step = (by) => {
    if (!shown.length) return;
    let at = current ? shown.indexOf(entryOf.get(current)) + by : by < 0 ? -1 : 0;
    if (!current && by > 0) {
      at = shown.findIndex((entry) => entry.closest(".file").getBoundingClientRect().bottom > bar() + 20);
    }
    toEntry(numberOf(shown[(at + shown.length) % shown.length]));
  };
  const follow = (by) => {
    const related = all('dd a[href^="#m"]', entryOf.get(current)).map((link) => link.hash.slice(2));
    const stops = byId(`m${current}`) ? [current, ...related] : related;
    if (!stops.length) return;
    const at = stops.indexOf(stop);
    if (at < 0) toText(by > 0 && related.length ? related[0] : stops.at(-1));
    else toText(stops[(at + by + stops.length) % stops.length]);
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return undefined;
    const piece = pieceOf.get(link);
    if (piece) {
      event.preventDefault();
      const keys = shownKeys(piece);
      if (!keys.length) return undefined;
      /* Back from where one came; else a second click on the same words goes on to the next finding there. */
      if (stop && isEnd(stop) && keys.includes(stop)) return toText(finding(stop));
      const at = keys.findIndex((key) => !isEnd(key) && finding(key) === current);
      const key = keys[(at + 1) % keys.length];
      if (isEnd(key)) toText(finding(key));
      else toEntry(key);
    } else if (/^#m[\d.]+$/.test(link.getAttribute("href"))) {
      event.preventDefault();
      toText(link.hash.slice(2));
    }
    return undefined;
  });
  const numberAt = (target) => {
    if (!(target instanceof Element)) return null;
    const link = target.closest("a[data-f]");
    if (link) return (shownKeys(pieceOf.get(link)).map(finding))[0] || null;
    const way = target.closest("a.way");
    if (way) return way.dataset.of;
    const entry = target.closest("li.finding");
    return entry ? numberOf(entry) : null;
  };
  for (const kind of ["pointerover", "focusin"]) {
    document.addEventListener(kind, (event) => light(numberAt(event.target) || current));
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const { target } = event;
    const menu = document.querySelector(".menu[open]");
    if (event.key === "Escape") {
      if (menu) {
        menu.open = false;
        menu.querySelector("summary").focus();
      } else if (target === search && search.value) {
        search.value = "";
        filter();
      } else if (current && (stop || document.activeElement !== entryOf.get(current))) {
        toEntry(current);
      } else {
        select(null);
        document.activeElement.blur();
      }
      event.preventDefault();
      return;
    }
    if (target === search || !controls.querySelector('[name="keys"]').checked) return;
    const own = target.closest("a, button, summary, input");
    const does = {
      j: () => step(1),
      n: () => step(1),
      k: () => step(-1),
      p: () => step(-1),
      "/": () => search.focus(),
      Enter: own || !current ? null : () => follow(1),
      ArrowRight: current && !target.closest("input") ? () => follow(1) : null,
      ArrowLeft: current && !target.closest("input") ? () => follow(-1) : null,
    }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  });

  /* The controls. */
  const bar = () => (getComputedStyle(controls).position === "sticky" ? controls.offsetHeight : 0);
  const theme = controls.querySelector(".theme");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);
  const showTheme = () => theme.setAttribute("aria-pressed", String(isDark()));
  theme.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    showTheme();
  });
  dark.addEventListener("change", showTheme);
  controls.addEventListener("input", filter);
  controls.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if ("step" in button.dataset) step(Number(button.dataset.step));
    if ("all" in button.dataset) {
      for (const box of all('input[name="topic"]', controls)) box.checked = Boolean(button.dataset.all);
      filter();
    }
  });
  document.addEventListener("click", (event) => {
    for (const menu of all(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
  });
  controls.hidden = false;
  new ResizeObserver(() => root.style.setProperty("--bar", `${bar()}px`)).observe(controls);
  showTheme();
  const opened = /^#f(\d+)$/.exec(location.hash);
  if (opened && entryOf.has(opened[1])) toEntry(opened[1]);
})();
