"use strict";
// Searches and filters the rows that the page holds. What is asked for stands in the address behind #.
(async () => {
  const MOST = 100; // rows that are shown
  const form = document.getElementById("ask"), said = document.getElementById("said"), found = document.getElementById("found");
  if (!("DecompressionStream" in window)) return;
  const packed = Uint8Array.from(atob(document.getElementById("rows").textContent), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const { articles, rows } = JSON.parse(await new Response(unpacked).text());
  const NAMES = ["q", "party", "issue", "kind", "source", "talks", "rows", "as"], FIELDS = NAMES.slice(1, 6);
  const own = document.getElementById("own");
  const known = rows.map(([n, at, speaker, party, kind, issue, strength, quote]) => {
    const [id, title, source, published, talks] = articles[n];
    const text = [quote, speaker, party, kind, issue, strength].join("\n").toLowerCase();
    return { id, at, speaker, party, kind, issue, strength, quote, title, source, published, talks, text };
  });

  for (const name of FIELDS) {
    const values = new Set(known.flatMap((row) => (name === "issue" ? row.issue.split("; ") : [row[name]])));
    values.delete("");
    for (const value of [...values].sort((a, b) => a.localeCompare(b, "en"))) form[name].append(new Option(value, value));
    form[name].parentElement.hidden = values.size < 2;
  }

  // `coast-herald:c14,k90;island-post:c3` are the rows that a number of another page rests on
  function listed() {
    if (!form.rows.value) return null;
    const parts = form.rows.value.split(";").map((part) => [part.slice(0, part.lastIndexOf(":")), part.slice(part.lastIndexOf(":") + 1)]);
    return new Set(parts.flatMap(([id, places]) => places.split(",").map((at) => `${id}#${at}`)));
  }

  const element = (tag, text, more) => Object.assign(document.createElement(tag), { textContent: text }, more);

  function shown(row) {
    const line = document.createElement("li"), words = element("q", row.quote, { dir: "auto", className: /^["“]/.test(row.quote) ? "whole" : "" });
    const who = row.speaker && row.party && row.speaker !== row.party ? `${row.speaker} (${row.party})` : row.speaker || row.party;
    const link = element("a", who || "nobody named", { href: `articles/${row.id}.html#${row.at}` });
    const about = [row.kind, row.issue, row.strength].filter(Boolean).join(" · ");
    const from = [row.title, row.source, row.published || "undated"].filter(Boolean).join(", ");
    line.append(link, ` ${about} `, words, element("small", from));
    return line;
  }

  function answer() {
    const words = form.q.value.toLowerCase().split(/\s+/).filter(Boolean);
    const asked = FIELDS.filter((name) => form[name].value).map((name) => [name, form[name].value]);
    found.replaceChildren();
    const only = listed();
    own.hidden = !only;
    if (!words.length && !asked.length && !only) return void (said.textContent = "");
    const fits = (row, [name, value]) => (name === "issue" ? row.issue.split("; ").includes(value) : row[name] === value);
    const hits = known.filter((row) => (!only || only.has(`${row.id}#${row.at}`)) && words.every((word) => row.text.includes(word)) && asked.every((one) => fits(row, one)));
    const more = hits.length > MOST ? `; the first ${MOST} are shown` : "";
    said.textContent = `${hits.length.toLocaleString("en")} ${hits.length === 1 ? "row" : "rows"}${only && form.as.value ? ` behind “${form.as.value}”` : ""}${more}`;
    found.append(...hits.slice(0, MOST).map(shown));
  }

  function fromAddress() {
    const state = new URLSearchParams(location.hash.slice(1));
    for (const name of NAMES) form[name].value = state.get(name) ?? "";
    answer();
  }

  function ask() {
    const state = new URLSearchParams(NAMES.filter((name) => form[name].value).map((name) => [name, form[name].value]));
    history.replaceState(null, "", `#${state}`);
    answer();
  }

  form.addEventListener("input", ask);
  own.addEventListener("click", () => { form.rows.value = form.as.value = ""; ask(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", fromAddress);
  form.hidden = false;
  fromAddress();
})();
