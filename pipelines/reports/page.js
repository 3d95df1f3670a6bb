"use strict";
// The tables, the search and the evidence browser of the report page, from the JSON embedded in it.
// Texts are set with textContent only: nothing in them can become markup.
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const PAGE = 50; // rows drawn at once
  const HITS = 60; // sentences listed for a search
  const byId = (id) => document.getElementById(id);
  let language = "vi";
  let current = data.tables.length ? data.tables[0].name : null;
  let filter = "";
  let sorting = null; // {column, down}
  let drawn = PAGE;
  let opener = null; // what had the focus before the dialog

  // fact -> the first row that stands on it alone, for a heading in words
  const rowOf = new Map();
  for (const table of data.tables) {
    for (const row of table.rows) {
      const facts = row[row.length - 1];
      if (facts.length === 1 && !rowOf.has(facts[0]) && table.name !== "conflicts" && table.name !== "new") {
        rowOf.set(facts[0], [table, row]);
      }
    }
  }

  const word = (key) => (Object.hasOwn(data.labels, key) ? data.labels[key][language] : key);

  function make(tag, attributes = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (value !== null && value !== undefined) element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null));
    return element;
  }

  // Figures and dates as each language writes them.
  const number = (value, digits = 2) =>
    new Intl.NumberFormat(language === "vi" ? "vi-VN" : "en-GB", { maximumFractionDigits: digits }).format(value);
  const scales = {
    vi: [[1e12, "nghìn tỷ"], [1e9, "tỷ"], [1e6, "triệu"]],
    en: [[1e12, "trillion"], [1e9, "billion"], [1e6, "million"]],
  };
  function amount(value, unit) {
    const said = unit === "VND" && language === "vi" ? "đồng" : unit ? word(unit) : "";
    const scale = scales[language].find(([least]) => Math.abs(value) >= least);
    return (scale ? `${number(value / scale[0])} ${scale[1]}` : number(value)) + (said ? ` ${said}` : "");
  }
  const day = (iso) => iso.split("-").reverse().join("/");
  function period({ start, end, text }) {
    if (!start || !end) return start || end ? day(start || end) : text || "";
    if (start.endsWith("-01-01") && end.endsWith("-12-31")) {
      return start.slice(0, 4) === end.slice(0, 4) ? end.slice(0, 4) : `${start.slice(0, 4)}–${end.slice(0, 4)}`;
    }
    const last = new Date(`${end}T00:00:00Z`).getTime() + 864e5;
    if (start !== end && start.endsWith("-01") && new Date(last).getUTCDate() === 1 && start.slice(0, 4) === end.slice(0, 4)) {
      const [from, to] = [Number(start.slice(5, 7)), Number(end.slice(5, 7))];
      return `${from === to ? from : `${from}–${to}`}/${end.slice(0, 4)}`;
    }
    return start === end ? day(start) : `${day(start)} – ${day(end)}`;
  }
  function said(cell) {
    if (cell === null || cell === undefined) return "";
    if (Array.isArray(cell)) return cell.map(said).join("; ");
    if (typeof cell === "boolean") return word(cell ? "yes" : "no");
    if (typeof cell === "number") return number(cell);
    if (typeof cell === "object") {
      if ("start" in cell) return period(cell);
      const much = cell.value === null ? "" : amount(cell.value, cell.unit);
      return cell.item ? [much, cell.item].filter(Boolean).join(" ") : much;
    }
    if (/^\d{4}-\d\d-\d\d$/.test(cell)) return day(cell);
    return word(cell);
  }
  const isNumber = (cell) => typeof cell === "number" || (cell !== null && typeof cell === "object" && "value" in cell && !cell.item);

  function sortKey(cell) {
    if (cell === null || cell === undefined) return null;
    if (Array.isArray(cell)) return cell.length ? fold(said(cell)) : null;
    if (typeof cell === "object") return "start" in cell ? cell.end || cell.start : cell.value;
    return typeof cell === "string" ? fold(said(cell)) : Number(cell);
  }
  function compare(a, b) {
    return typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b));
  }

  // Letters without diacritics, one for one, so that offsets in the folded text are those of the text.
  const bare = new Map();
  function fold(text) {
    return text.toLowerCase().replace(/[^\x00-\x7f]/g, (letter) => {
      if (!bare.has(letter)) {
        const plain = letter === "đ" ? "d" : letter.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
        bare.set(letter, plain.length === letter.length ? plain : letter);
      }
      return bare.get(letter);
    });
  }

  // Tables
  function drawTabs() {
    byId("tabs").replaceChildren(
      ...data.tables.map((table) =>
        make(
          "button",
          {
            type: "button",
            role: "tab",
            id: `tab-${table.name}`,
            "aria-selected": String(table.name === current),
            "aria-controls": "table",
            tabindex: table.name === current ? "0" : "-1",
            onclick: () => choose(table.name),
            onkeydown: (event) => {
              const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
              if (!step) return;
              const place = data.tables.findIndex((other) => other.name === current);
              choose(data.tables[(place + step + data.tables.length) % data.tables.length].name);
              byId(`tab-${current}`).focus();
            },
          },
          `${word(table.name)} (${number(table.total)})`,
        ),
      ),
    );
  }
  function choose(name) {
    [current, filter, sorting, drawn] = [name, "", null, PAGE];
    drawTabs();
    drawTable();
  }
  function matching(table) {
    const wanted = fold(filter).split(/\s+/).filter(Boolean);
    let rows = table.rows;
    if (wanted.length) {
      rows = rows.filter((row) => {
        const text = fold(row.slice(0, -1).map(said).join(" | "));
        return wanted.every((one) => text.includes(one));
      });
    }
    if (sorting) {
      const keyed = rows.map((row) => [sortKey(row[sorting.column]), row]);
      keyed.sort(([a], [b]) => (a === null || b === null ? (a === null) - (b === null) : compare(a, b) * (sorting.down ? -1 : 1)));
      rows = keyed.map(([, row]) => row);
    }
    return rows;
  }
  function drawTable() {
    const table = data.tables.find((one) => one.name === current);
    if (!table) return;
    const panel = byId("table");
    panel.setAttribute("aria-labelledby", `tab-${current}`);
    const input = make("input", { id: "filter", type: "search", autocomplete: "off" });
    input.value = filter;
    input.addEventListener("input", () => {
      filter = input.value;
      drawn = PAGE;
      drawRows(table);
    });
    const head = table.columns.map((column, place) => {
      const button = make("button", { type: "button", title: word("sort_hint") }, word(column));
      button.addEventListener("click", () => {
        sorting = { column: place, down: sorting?.column === place ? !sorting.down : typeof firstValue(table, place) !== "string" };
        drawRows(table);
      });
      return make("th", { scope: "col" }, button);
    });
    panel.replaceChildren(
      make("div", { class: "bar" }, make("div", {}, make("label", { for: "filter" }, word("filter_label")), input), make("p", { class: "note", id: "count", role: "status" })),
      make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": word(current) }, make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", { id: "rows" }))),
      make("p", { class: "more", id: "more" }),
    );
    drawRows(table);
  }
  const firstValue = (table, place) => sortKey((table.rows.find((row) => sortKey(row[place]) !== null) || [])[place]);
  function drawRows(table) {
    const rows = matching(table);
    byId("table").querySelectorAll("th").forEach((cell, place) => {
      cell.setAttribute("aria-sort", sorting?.column === place ? (sorting.down ? "descending" : "ascending") : "none");
    });
    byId("rows").replaceChildren(...rows.slice(0, drawn).map((row) => drawRow(table, row)));
    const shown = Math.min(drawn, rows.length);
    byId("count").textContent = table.total
      ? `${number(shown)} / ${number(rows.length)} ${word("rows_shown")}` + (table.rows.length < table.total ? ` (${number(table.total)}). ${word("left_out")}` : "")
      : word("no_rows");
    byId("more").replaceChildren(
      ...(shown < rows.length
        ? [make("button", { type: "button", onclick: () => { drawn += 4 * PAGE; drawRows(table); } }, word("more_rows"))]
        : rows.length ? [] : [word("nothing")]),
    );
  }
  function drawRow(table, row) {
    const facts = row[row.length - 1];
    const told = facts.length > 0;
    const cells = table.columns.map((column, place) => {
      const text = said(row[place]);
      const content = place === 0 && told ? make("a", { href: `#f=${facts.join(",")}` }, text || "–") : text;
      const kind = [isNumber(row[place]) ? "n" : "", text || place === 0 ? "" : "empty"].join(" ").trim();
      return make("td", { class: kind || null, "data-label": word(column) }, content);
    });
    const line = make("tr", { class: told ? "told" : null }, ...cells);
    if (told) {
      line.addEventListener("click", (event) => {
        if (!event.target.closest("a") && !String(getSelection())) location.hash = `f=${facts.join(",")}`;
      });
    }
    return line;
  }

  // Evidence
  function summary(fact) {
    const found = rowOf.get(fact);
    if (!found) return null;
    const [table, row] = found;
    const list = make("dl", {});
    table.columns.forEach((column, place) => {
      const text = said(row[place]);
      if (text) list.append(make("dt", {}, word(column)), make("dd", {}, text));
    });
    return list;
  }
  function source(one) {
    const about = [one.outlet, one.published ? day(one.published) : null, one.path].filter(Boolean).join(" · ");
    const link = one.url ? make("a", { href: one.url, rel: "noopener noreferrer", target: "_blank" }, word("open_source")) : null;
    return make("div", {}, make("h3", { lang: "vi" }, one.title || one.path), make("p", { class: "note" }, about, link ? " · " : "", link));
  }
  // A piece of a text with spans of it marked.
  function marked(text, spans) {
    const parts = [];
    let at = 0;
    for (const [start, end] of spans) {
      if (end <= at) continue;
      parts.push(text.slice(at, Math.max(at, start)), make("mark", {}, text.slice(Math.max(at, start), end)));
      at = end;
    }
    return [...parts, text.slice(at)];
  }
  function document_(index, places) {
    const one = data.documents[index];
    const text = make("div", { class: "text", lang: "vi", tabindex: "0", role: "region", "aria-label": one.title || one.path });
    one.pieces.forEach((piece, place) => {
      const spans = places.filter(([, at]) => at === place).map(([, , start, end]) => [start, end]);
      if (!one.whole) text.append(make("span", { class: "gap" }, "[…]"));
      text.append(...marked(piece, spans));
    });
    const kind = one.whole ? null : make("p", { class: "note" }, word("excerpt"));
    return make("article", {}, source(one), kind, text);
  }
  // The sentence around a place, without the rest of its text.
  function sentence([index, piece, start, end]) {
    const text = data.documents[index].pieces[piece];
    let from = Math.max(text.lastIndexOf("\n", start - 1), text.slice(0, start).search(/[.!?…]["”’]?\s(?![\s\S]*[.!?…]["”’]?\s)/) + 1) + 1;
    if (start - from > 400) from = start - 300;
    const rest = text.slice(end).search(/[.!?…](\s|$)|\n/);
    const to = rest < 0 || rest > 400 ? Math.min(text.length, end + 300) : end + rest + 1;
    return make("p", { class: "text", lang: "vi" }, ...marked(text.slice(from, to), [[start - from, end - from]]));
  }
  // `total` counts the facts behind a figure, of which the page holds the first.
  function showFacts(facts, total = facts.length) {
    const body = byId("evidence-body");
    const known = facts.filter((fact) => Object.hasOwn(data.evidence, fact));
    if (total === 1 || (total === 2 && known.length)) {
      const perDocument = new Map();
      for (const place of known.flatMap((fact) => data.evidence[fact])) {
        perDocument.set(place[0], [...(perDocument.get(place[0]) || []), place].sort((a, b) => a[1] - b[1] || a[2] - b[2]));
      }
      body.replaceChildren(
        ...facts.map(summary).filter(Boolean),
        ...[...perDocument].map(([index, places]) => document_(index, places)),
        ...(known.length ? [] : [make("p", {}, word("no_evidence"))]),
      );
    } else {
      body.replaceChildren(
        make("p", { class: "note" }, `${number(total)} ${word("facts")}`),
        ...known.map((fact) => {
          const place = data.evidence[fact][0];
          return make("article", {}, source(data.documents[place[0]]), sentence(place), make("p", {}, make("a", { href: `#f=${fact}` }, word("whole_text"))));
        }),
        ...(total > facts.length ? [make("p", { class: "note" }, `${number(total - facts.length)} ${word("facts_more")}`)] : []),
        ...(known.length ? [] : [make("p", {}, word("no_evidence"))]),
      );
    }
    const dialog = byId("evidence");
    if (!dialog.open) {
      opener = document.activeElement;
      dialog.showModal();
    }
    dialog.scrollTop = 0;
    for (const text of body.querySelectorAll("article .text")) {
      const first = text.querySelector("mark");
      if (first && text.scrollHeight > text.clientHeight) text.scrollTop = first.offsetTop - text.offsetTop - text.clientHeight / 3;
    }
    const first = body.querySelector("mark");
    if (first) first.classList.add("here");
    byId("evidence-close").focus();
  }
  function follow() {
    const [, kind, rest] = /^#([fgd])=(.*)$/.exec(decodeURIComponent(location.hash)) || [];
    if (kind === "f") showFacts(rest.split(",").filter(Boolean));
    else if (kind === "g" && Object.hasOwn(data.groups, rest)) showFacts(data.groups[rest].slice(1), data.groups[rest][0]);
    else if (byId("evidence").open) byId("evidence").close();
  }
  byId("evidence").addEventListener("close", () => {
    if (/^#[fg]=/.test(location.hash)) history.replaceState(null, "", location.pathname + location.search);
    if (opener && opener.isConnected) opener.focus({ preventScroll: true });
  });
  byId("evidence-close").addEventListener("click", () => byId("evidence").close());
  byId("evidence").addEventListener("click", (event) => {
    if (event.target === byId("evidence")) byId("evidence").close();
  });
  addEventListener("hashchange", follow);

  // Search
  let folded = null;
  function search(words) {
    folded ??= data.documents.map((one) => one.pieces.map(fold));
    const wanted = fold(words).trim().replace(/\s+/g, " ");
    const hits = [];
    let count = 0;
    if (!wanted) return { hits, count };
    const typed = words.trim().toLowerCase();
    data.documents.forEach((one, index) => {
      folded[index].forEach((text, piece) => {
        for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
          const end = at + wanted.length;
          if (/[a-z0-9]/.test(text[at - 1] || "") || /[a-z0-9]/.test(text[end] || "")) continue;
          count += 1;
          if (hits.length < 20 * HITS) hits.push([one.pieces[piece].slice(at, end).toLowerCase() === typed ? 0 : 1, [index, piece, at, end]]);
        }
      });
    });
    hits.sort(([a], [b]) => a - b);
    return { hits: hits.slice(0, HITS).map(([, place]) => place), count };
  }
  function drawSearch() {
    const words = byId("search-words").value;
    if (!words.trim()) return byId("search-results").replaceChildren();
    const { hits, count } = search(words);
    byId("search-results").replaceChildren(
      make("p", {}, `${number(count)} ${word("results")}` + (count > hits.length ? ` · ${number(hits.length)} ${word("first_results")}` : "")),
      ...hits.map((place) => {
        const hit = make("article", {}, source(data.documents[place[0]]), sentence(place));
        hit.append(make("p", {}, make("button", { type: "button", onclick: () => showPlace(place) }, word("whole_text"))));
        return hit;
      }),
    );
  }
  function showPlace(place) {
    byId("evidence-body").replaceChildren(document_(place[0], [place]));
    opener = document.activeElement;
    byId("evidence").showModal();
    const text = byId("evidence-body").querySelector(".text");
    text.scrollTop = text.querySelector("mark").offsetTop - text.offsetTop - text.clientHeight / 3;
    byId("evidence-close").focus();
  }
  byId("search-form").addEventListener("submit", (event) => {
    event.preventDefault();
    drawSearch();
  });

  // Language
  function speak(chosen) {
    language = chosen;
    document.documentElement.lang = chosen;
    document.title = word("page_title");
    for (const button of document.querySelectorAll("[data-language]")) {
      button.setAttribute("aria-pressed", String(button.dataset.language === chosen));
    }
    drawTabs();
    drawTable();
    drawSearch();
    if (byId("evidence").open) follow();
  }
  for (const button of document.querySelectorAll("[data-language]")) {
    button.addEventListener("click", () => speak(button.dataset.language));
  }
  speak("vi");
  follow();
})();
