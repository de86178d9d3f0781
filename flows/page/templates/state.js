// What is looked at stands in the address behind '#', so that a view can be sent; and how things are written.
"use strict";

(() => {
  const api = window.wireledger;
  const KEPT = ["view", "q", "pair", "series", "who", "outlet", "from", "to", "sure", "open"];
  const FLOWS = { total: "total trade", exports: "exports", imports: "imports", balance: "trade balance" };
  const SIZES = [
    [1e12, "tn"],
    [1e9, "bn"],
    [1e6, "m"],
  ];

  const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text));
  // What a filter of an address may be; what makes no sense narrows nothing, as no field could show it.
  const SENSE = { from: isDay, to: isDay, sure: (text) => Number(text) > 0 && Number(text) <= 1 };

  api.state = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    const state = Object.fromEntries(KEPT.map((name) => [name, given.get(name) ?? ""]));
    for (const [name, makesSense] of Object.entries(SENSE)) if (!makesSense(state[name])) state[name] = "";
    return { ...state, pair: state.pair.split("-").sort().join("-") };
  };

  api.address = (changes) => {
    const kept = new URLSearchParams();
    const state = { ...api.state(), ...changes };
    for (const name of KEPT) if (state[name]) kept.set(name, state[name]);
    return `#${kept}`;
  };

  // Goes to another view; a filter that is typed leaves no trail of steps back.
  api.go = (changes, isStep = true) => {
    const address = api.address(changes);
    if (isStep) location.hash = address;
    else location.replace(address);
  };

  // An element. Text only ever becomes text.
  api.make = (name, attributes, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes ?? {})) {
      if (key === "onclick") element.addEventListener("click", value);
      else if (value === true) element.setAttribute(key, "");
      else if (value !== null && value !== undefined && value !== false) element.setAttribute(key, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
    return element;
  };

  // Words of an article, whichever way they are written.
  api.words = (name, text, kind) => api.make(name, { dir: "auto", class: kind }, text ?? "");

  // A link that opens the evidence of a row; ``part`` says in which part of its list the row lies.
  api.evidence = (key, part, ...shown) =>
    api.make("a", { class: "evidence", href: api.address({ open: `${key}@${part}` }), "aria-haspopup": "dialog" }, ...shown);

  api.country = (code) => (Object.hasOwn(api.about.countries, code) ? api.about.countries[code] : code);
  api.pairName = (pair) => {
    const codes = pair.split("-");
    return codes.length > 1 ? codes.map(api.country).join(" – ") : `${api.country(pair)} – world`;
  };
  api.flowName = (row) => {
    if (row.flow === "total" && row.partner) return FLOWS.total;
    const [from, to] = [api.country(row.reporter), row.partner ? api.country(row.partner) : "the world"];
    const side = row.flow === "imports" ? `${from} from ${to}` : row.flow === "exports" ? `${from} to ${to}` : `${from} with ${to}`; // totals and balances
    return `${FLOWS[row.flow]}, ${side}`;
  };

  // 'Total trade, China – Russia, 2023': what a figure is of, where the pair is not told beside it.
  api.figureName = (row) => {
    const pair = row.flow === "total" && row.partner ? `, ${api.country(row.reporter)} – ${api.country(row.partner)}` : "";
    return `${api.capital(api.flowName(row))}${pair}, ${row.period}`;
  };
  api.capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

  api.amount = (value, unit) => {
    if (value === null || value === undefined) return "open";
    const [size, word] = SIZES.find(([least]) => Math.abs(value) >= least) ?? [1, ""];
    const number = (value / size).toLocaleString("en", { maximumSignificantDigits: 6 });
    return [number, word, unit].filter(Boolean).join(" ");
  };

  api.counted = (count, one, many = `${one}s`) => `${count.toLocaleString("en")} ${count === 1 ? one : many}`;
  api.sure = (confidence) => {
    if (confidence === null || confidence === undefined) return "";
    return confidence > 0.99 ? "reading over 99 % sure" : `reading ${Math.round(100 * confidence)} % sure`;
  };
  api.sourceOf = (doc) => (doc ? (doc.outlet ?? doc.source_uri) : "an article that is not shown");
  api.dayOf = (doc) => doc?.published_on ?? doc?.published_between?.replace("/", " to ") ?? "no day";
})();
