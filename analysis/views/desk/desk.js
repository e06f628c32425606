// What Python sends in, the desk on the page out; what is pressed goes back. All words of articles are put in as text.

const ROW = 46, AHEAD = 20, PAUSE = 150, LOOK = "Enter opens the article";
const LEFT = ["table", "talks", "article", "party", "target", "issue", "act", "kind", "status", "part", "dimension", "strength", "flag", "rows", "mark"];
const KEYS = { a: "accept", r: "reject", i: "unsure", f: "flag", u: "undo", c: "complete" };
const ONWARD = "arif";
const FORMS = { e: "edit", m: "merge", s: "split", n: "add", t: "settle" };
const HELP = "j k move · Enter article · a accept · r reject · i unsure · f flag · e edit · n new row from selected words · " +
  "m merge actors · s split · t take one reader's word · c section complete · A R all rows listed · u undo";

const LEGEND = { own: "this row", claims: "statement", conditions: "condition", assessments: "judgement", flags: "doubt", speaker: "who says it", cue: "that it is said" };
const LABELS = { mark: "reviewed", since: "published since", until: "until", confidence: "confidence at least" };
const NO_WORDS = "No words are selected: open the article with Enter, select the words of the new row, then press n.";

const NUMBERS = ["strength", "confidence", "side", "verdict", "n_mentions"]; // narrow columns
const width = (column) => column === "quote" ? "minmax(18em, 4fr)" : NUMBERS.includes(column) ? "minmax(5.4em, .5fr)" : "minmax(7em, 1fr)";
const title = (column) => column === "quote" ? "words" : column.replace("_id", "").replaceAll("_", " ");

const HERE = "#desk?"; // what an address has before the filter that its desk opens on
const PATIENCE = 8000, SILENT = "The kernel does not answer. What was decided is kept: run the notebook again.";

function make(tag, name = "", text = "", parent = null) {
  const element = document.createElement(tag);
  if (name) element.className = `parley-desk-${name}`;
  if (text) element.textContent = text;
  parent?.append(element);
  return element;
}

const asked = (address) => address.includes(HERE) ? address.slice(address.indexOf(HERE) + HERE.length) : "";
const named = (path) => path.split("/").pop();

// The filter in the address that this page was opened with; JupyterLab has taken it off by now.
function linked() {
  const [opened] = performance.getEntriesByType("navigation");
  const address = opened && new URL(opened.name);
  return asked(location.hash) || (address && named(address.pathname) === named(location.pathname) ? asked(address.hash) : "");
}

function render({ model, el }) {
  const state = { at: 0, count: 0, columns: [], choice: {}, rows: new Map(), decides: false, look: null, selected: null, asked: new Set() };
  const root = make("div", "root", "", el);
  // Notebook 7 looks for its shortcuts before the desk hears of a key, from the focused element on
  root.addEventListener("focusin", (event) => event.target.setAttribute("data-lm-suppress-shortcuts", "true"));
  const controls = make("div", "controls", "", root);
  const bar = make("div", "bar", "", root);
  const line = make("code", "line", "", bar);
  function copies(label, title, text) {
    const button = make("button", "copy", label, bar);
    button.title = title;
    button.addEventListener("click", async () => {
      try { await navigator.clipboard.writeText(text()); button.textContent = "Copied"; setTimeout(() => { button.textContent = label; }, 1500); }
      catch { line.textContent = text(); document.getSelection().selectAllChildren(line); }
    });
  }
  copies("Copy pandas", "the line of pandas that gives these rows", () => state.line);
  copies("Copy filter", "opens a desk on these rows: an.desk(articles, tables, filter=…)", () => `filter="${state.link}"`);
  copies("Copy link", "opens this notebook on these rows, once its cells are run", () => location.origin + location.pathname + HERE + state.link);
  const told = make("div", "told", "", root);
  told.setAttribute("role", "status");
  const asking = make("form", "form", "", root);
  asking.hidden = true;
  const picture = make("div", "picture", "", root);
  const main = make("div", "main", "", root);
  const list = make("div", "list", "", main);
  list.tabIndex = 0;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "Rows");
  const head = make("div", "head", "", list);
  const space = make("div", "space", "", list);
  const side = make("div", "side", "", main);
  side.tabIndex = 0;
  const help = make("div", "help", HELP, root);
  let silence = 0;
  function send(message, patience = PATIENCE) {
    model.send(message);
    silence ||= setTimeout(() => { told.textContent = SILENT; told.dataset.wrong = "yes"; }, patience);
  }

  // choices
  const selects = make("div", "choices", "", controls), typed = make("div", "choices", "", controls);
  let waiting = 0;
  function field(name, element, place) {
    const label = make("label", "", "", place);
    make("span", "", LABELS[name] ?? name, label);
    element.dataset.choice = name;
    label.append(element);
    return element;
  }
  function choose() {
    const choice = { ...state.choice };
    for (const element of controls.querySelectorAll("[data-choice]")) choice[element.dataset.choice] = element.value;
    if (choice.table !== state.choice.table) for (const name of LEFT.slice(3)) choice[name] = "";
    send({ do: "choose", choice });
  }
  for (const [name, type] of [["words", "search"], ["since", "date"], ["until", "date"], ["confidence", "number"]]) {
    const input = field(name, document.createElement("input"), typed);
    input.type = type;
    if (type === "number") Object.assign(input, { min: 0, max: 1, step: 0.05 });
    input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(choose, PAUSE); });
  }
  function select(name, options) {
    const element = field(name, document.createElement("select"), selects);
    for (const [value, text] of options) element.append(new Option(text, value));
    const now = String(state.choice[name] || "");
    if (![...element.options].some((option) => option.value === now)) element.append(new Option(now, now));
    element.value = now;
    element.addEventListener("change", choose);
  }
  function drawChoices(options) {
    const focused = selects.contains(document.activeElement) ? document.activeElement.dataset.choice : "";
    selects.replaceChildren();
    select("table", options.table);
    for (const name of LEFT.slice(1)) {
      const few = ["talks", "article"].includes(name) ? 2 : 1;
      if ((options[name]?.length ?? 0) >= few) select(name, [["", "any"], ...options[name]]);
    }
    select("order", ["text", "least certain", "random sample", "most telling", ...state.columns].map((name) => [name, title(name)]));
    for (const input of typed.querySelectorAll("[data-choice]")) {
      if (input !== document.activeElement) input.value = state.choice[input.dataset.choice] || "";
    }
    if (focused) selects.querySelector(`[data-choice=${focused}]`)?.focus();
  }

  // the list
  function near() {
    const first = Math.max(0, Math.floor(list.scrollTop / ROW) - AHEAD);
    return [first, Math.min(state.count, first + Math.ceil(list.clientHeight / ROW) + 2 * AHEAD)];
  }
  function drawRows() {
    const [first, last] = near();
    space.style.height = `${state.count * ROW}px`;
    space.replaceChildren();
    let missing = -1;
    for (let at = first; at < last; at++) {
      const row = state.rows.get(at);
      if (!row) { if (missing < 0) missing = at; continue; }
      const [cells, mark] = row;
      const shown = make("div", "row", "", space);
      shown.style.top = `${at * ROW}px`;
      shown.dataset.at = at;
      shown.setAttribute("role", "option");
      shown.setAttribute("aria-selected", at === state.at);
      if (mark) shown.dataset.mark = mark;
      make("span", "mark", mark, shown);
      cells.forEach((cell, column) => { make("span", column ? "cell" : "words", cell, shown).title = state.columns[column]; });
    }
    if (missing >= 0 && !state.asked.has(missing)) {
      state.asked.add(missing);
      send({ do: "rows", first: missing, n: last - missing });
    }
  }
  function take(first, rows) {
    rows.forEach((row, n) => state.rows.set(first + n, row));
    state.asked.delete(first);
    drawRows();
  }
  function askAgain() {
    const [first, last] = near();
    for (const at of state.rows.keys()) if (at < first || at >= last) state.rows.delete(at);
    state.asked.clear();
    send({ do: "rows", first, n: last - first });
  }
  function go(at, whole = false) {
    if (!state.count) { side.replaceChildren(); return; }
    state.at = Math.max(0, Math.min(at, state.count - 1));
    const top = state.at * ROW, height = list.clientHeight - head.offsetHeight;
    if (top < list.scrollTop) list.scrollTop = top;
    if (top + ROW > list.scrollTop + height) list.scrollTop = top + ROW - height;
    drawRows();
    send({ do: "look", at: state.at, whole });
  }
  list.addEventListener("scroll", () => requestAnimationFrame(drawRows));
  space.addEventListener("click", (event) => {
    const row = event.target.closest("[data-at]");
    if (row) go(Number(row.dataset.at));
  });

  // the article
  function drawLook(look) {
    state.look = look;
    state.selected = null;
    side.replaceChildren();
    const text = make("div", "text", "", side), legend = make("div", "legend", "", side), facts = make("div", "facts", "", side);
    const seen = new Set(look.pieces.flatMap(([, , on]) => on));
    for (const [name, what] of Object.entries(LEGEND)) if (seen.has(name)) make("span", "", what, legend).className = `parley-on-${name}`;
    for (const [what, text, choice, value] of look.facts) {
      const fact = make("div", "fact", "", facts);
      make("span", "what", what, fact);
      if (!choice) { make("span", "", text, fact); continue; }
      const lead = make("button", "lead", text, fact);
      lead.title = choice === "rows" ? "all rows that say this" : `all rows of this ${choice}`;
      lead.addEventListener("click", () => {
        send({ do: "choose", choice: { ...state.choice, mark: "", [choice]: value } });
        list.focus();
      });
    }
    let own = null;
    for (const [start, words, on] of look.pieces) {
      const piece = make("span", "", words, text);
      piece.dataset.start = start;
      if (on.length) piece.className = on.map((name) => `parley-on-${name}`).join(" ");
      if (on.includes("own")) own ??= piece;
    }
    if (!look.whole) make("div", "hint", LOOK, text);
    if (own) text.scrollTop = Math.max(0, own.offsetTop - text.clientHeight / 4);
  }
  function offset(node, at) {
    const piece = node.parentElement?.closest("[data-start]");
    return piece ? Number(piece.dataset.start) + [...node.textContent.slice(0, at)].length : null;
  }
  function noteSelection() {
    const chosen = document.getSelection();
    if (!chosen?.rangeCount || chosen.isCollapsed) return;
    const range = chosen.getRangeAt(0);
    if (!side.contains(range.commonAncestorContainer)) return;
    const start = offset(range.startContainer, range.startOffset), end = offset(range.endContainer, range.endOffset);
    if (start !== null && end !== null && start < end) Object.assign(state, { selected: [[start, end]], words: String(chosen) });
  }
  document.addEventListener("selectionchange", noteSelection);

  // decisions
  function close() { asking.hidden = true; asking.replaceChildren(); list.focus(); }
  function ask(title, submit) {
    asking.replaceChildren();
    asking.hidden = false;
    make("strong", "", title, asking);
    asking.onsubmit = (event) => { event.preventDefault(); submit(); close(); };
  }
  function buttons(text) {
    make("button", "do", text, asking).type = "submit";
    const stop = make("button", "stop", "Cancel (Esc)", asking);
    stop.type = "button";
    stop.addEventListener("click", close);
  }
  function drawForm(form) {
    const selected = state.selected;
    const values = () => Object.fromEntries([...asking.querySelectorAll("[name]")].map((e) => [e.name, e.value]));
    const short = state.words?.length > 60 ? `${state.words.slice(0, 60)}…` : state.words;
    ask(form.what === "add" ? `new row: “${short}”` : form.what, () => {
      const { table, spans, ...rest } = values();
      send({ do: form.what, at: state.at, article: state.look?.article, table: table || form.table, values: rest,
        spans: form.what === "add" || spans === "move" ? selected : null });
    });
    const put = (name, value, allowed, blank) => {
      const label = make("label", "", "", asking);
      make("span", "", name.replace("_id", ""), label);
      const closed = allowed && !Array.isArray(allowed[0]);
      const input = make(closed ? "select" : "input", "", "", label);
      input.name = name;
      if (closed) {
        if (blank && !allowed.includes("")) input.append(new Option("", ""));
        for (const text of allowed) input.append(new Option(text, text));
        if (value && !allowed.includes(value)) input.append(new Option(value, value));
      } else if (allowed) {
        const known = make("datalist", "", "", label);
        known.id = `parley-${Math.round(performance.now())}-${name}`;
        for (const [id, text] of allowed) known.append(new Option(text, id));
        input.setAttribute("list", known.id);
      }
      input.value = value;
      return input;
    };
    if (form.what === "add") {
      put("table", form.table, form.tables).addEventListener("change", (event) =>
        send({ do: "form", what: "add", at: state.at, article: state.look?.article, table: event.target.value }));
    }
    for (const [name, value, allowed] of form.fields) put(name, value, allowed, form.what === "add");
    if (form.what === "edit" && selected) put("spans", "keep", ["keep", "move"]).previousSibling.textContent = "evidence to selected words";
    buttons("Save (Enter)");
    (asking.querySelector("label:not(:first-of-type) [name]") ?? asking.querySelector("[name]"))?.focus();
    if (form.what !== "add") asking.querySelector("[name]")?.focus();
  }
  function all(kind) {
    const count = state.count;
    ask(`${kind} all ${count} rows listed?`, () => {
      told.textContent = `deciding about ${count} rows …`;
      send({ do: "all", kind, count }, PATIENCE + 100 * count);
    });
    buttons(`${kind} ${count} rows`);
    asking.querySelector("button").focus();
  }
  function did(message) {
    told.textContent = [message.told, message.says].filter(Boolean).join(" — ");
    told.dataset.wrong = "";
    if (message.row) state.rows.set(message.at, message.row);
    if (message.count !== undefined) state.count = message.count;
    if (message.again) askAgain();
    if (message.next) drawRows();
    else go(message.go ?? state.at);
  }
  function key(event) {
    if (event.key === "Escape") { close(); return event.stopPropagation(); }
    if (event.key === "Enter" && event.target.closest("form") && event.target.localName !== "button") {
      event.preventDefault();
      asking.requestSubmit();
    }
    if (event.target.closest("input, select, textarea, form, button") || event.ctrlKey || event.metaKey || event.altKey) return;
    noteSelection(); // the browser tells of a selection a moment later
    const at = state.at, name = event.key;
    const moves = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    if (name in moves) go(at + moves[name]);
    else if (name === "Enter") go(at, true);
    else if (name in KEYS && state.decides) {
      send({ do: KEYS[name], at });
      if (ONWARD.includes(name)) go(at + 1); // at once, so that the next key is for the next row
    }
    else if (name === "n" && state.decides && !state.selected) hear.wrong({ told: NO_WORDS });
    else if (name in FORMS && state.decides) send({ do: "form", what: FORMS[name], at, article: state.look?.article });
    else if ((name === "A" || name === "R") && state.decides) all(name === "A" ? "accept" : "reject");
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  root.addEventListener("keydown", key);

  function drawChart({ source, alt, parts }) {
    picture.replaceChildren();
    if (!source) return;
    const image = make("img", "", "", picture);
    Object.assign(image, { src: source, alt });
    for (const [place, table, rows, says] of parts) {
      const part = make("button", "part", "", picture);
      part.title = says;
      part.setAttribute("aria-label", says);
      ["left", "top", "width", "height"].forEach((side, n) => { part.style[side] = `${place[n]}%`; });
      part.addEventListener("click", () => send({ do: "choose", choice: { table, rows } }));
    }
  }
  const hear = {
    chart: drawChart,
    all(message) {
      Object.assign(state, { count: message.count, columns: message.columns, choice: message.choice, decides: message.decides });
      root.dataset.decides = message.decides;
      const one = message.options.article.length < 2; // which article it is need not be said
      root.dataset.one = one;
      const shown = message.columns.slice(0, message.columns.length - one).map(width);
      list.style.setProperty("--parley-desk-columns", [message.decides ? "4.8em" : "0", ...shown].join(" "));
      help.hidden = !message.decides;
      drawChoices(message.options);
      Object.assign(state, { line: message.line, link: message.link });
      line.textContent = message.line;
      told.textContent = [message.count === 1 ? "1 row" : `${message.count} rows`, message.says, message.wrong].filter(Boolean).join(" — ");
      told.dataset.wrong = message.wrong ? "yes" : "";
      head.replaceChildren();
      make("span", "mark", "", head);
      for (const name of message.columns) {
        make("button", "by", title(name), head).addEventListener("click", () => send({ do: "choose", choice: { ...state.choice, order: name } }));
      }
      state.rows.clear();
      state.asked.clear();
      list.scrollTop = 0;
      take(message.first, message.rows);
      go(0);
    },
    rows: (message) => take(message.first, message.rows),
    look: (message) => { if (message.at === state.at) drawLook(message); },
    form: drawForm,
    did,
    wrong(message) { told.textContent = message.told; told.dataset.wrong = "yes"; },
  };
  const listen = (message) => {
    clearTimeout(silence);
    silence = 0;
    hear[message.kind]?.(message);
  };
  model.on("msg:custom", listen);
  const follow = () => { if (asked(location.hash)) send({ do: "open", link: asked(location.hash) }); };
  addEventListener("hashchange", follow);
  const link = linked();
  send(link ? { do: "open", link } : { do: "open" });
  send({ do: "chart" });
  return () => {
    model.off("msg:custom", listen);
    document.removeEventListener("selectionchange", noteSelection);
    removeEventListener("hashchange", follow);
  };
}

export default { render };
