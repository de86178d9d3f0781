// Rows that are loaded on demand: each file of rows is a script that hands them over. There is no server to be asked.
"use strict";

window.wireledger = (() => {
  const rowsOf = new Map();
  const scripts = new Map();
  const api = { about: null, chartSpec: null };

  api.start = (about) => {
    api.about = about;
  };
  api.chart = (spec) => {
    api.chartSpec = spec;
  };

  api.part = (name, rows, columns, factColumns) => {
    const part = name.slice(name.indexOf("/") + 1);
    rowsOf.set(
      name,
      rows.map((values) => {
        const row = named(values, columns);
        for (const [kind, names] of Object.entries(factColumns ?? {})) {
          row[kind] = (row[kind] ?? []).map((fact) => named(fact, names));
        }
        row.part = part;
        return row;
      }),
    );
  };

  function named(values, columns) {
    return Object.fromEntries(columns.map((column, place) => [column, values[place]]));
  }

  // Runs a script once, however often it is asked for.
  api.run = (path) => {
    if (!scripts.has(path)) {
      scripts.set(
        path,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = path;
          script.onload = resolve;
          script.onerror = () => reject(new Error(`${path} is missing: copy the whole folder of the page, with its folder data`));
          document.head.append(script);
        }),
      );
    }
    return scripts.get(path);
  };

  // The rows of one part; none where the snapshot has no such part.
  api.load = async (kind, part) => {
    const found = api.about.parts[kind].find(([name]) => name === String(part));
    if (!found) return [];
    await api.run(found[1]);
    return rowsOf.get(`${kind}/${found[0]}`);
  };

  api.loadAll = async (kind) => {
    const parts = await Promise.all(api.about.parts[kind].map(([name]) => api.load(kind, name)));
    return parts.flat();
  };

  // What is known of the articles, by their number.
  api.docs = new Map();
  api.loadDocs = async () => {
    for (const doc of await api.loadAll("docs")) {
      if (!api.docs.has(doc.doc)) api.docs.set(doc.doc, doc);
    }
    return api.docs;
  };

  api.article = async (doc) => {
    const articles = await api.load("articles", Math.floor(doc / 50));
    return articles.find((article) => article.doc === doc);
  };

  return api;
})();
