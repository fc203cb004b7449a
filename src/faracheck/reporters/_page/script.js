"use strict";
(() => {
  const tools = document.getElementById("tools");
  const shown = document.getElementById("shown");
  const search = document.getElementById("search");
  const rows = [...document.querySelectorAll("tbody tr")];
  const draftOf = (row) => document.getElementById(row.dataset.draft);
  const all = () => document.querySelectorAll("main details");

  function filter() {
    const verdict = tools.querySelector("input[name=verdict]:checked").value;
    const words = search.value.trim().toLowerCase();
    let count = 0;
    for (const row of rows) {
      const fits =
        (verdict === "all" || row.dataset.verdict === verdict) &&
        row.textContent.toLowerCase().includes(words);
      row.hidden = !fits;
      const draft = draftOf(row);
      if (draft) draft.hidden = !fits;
      count += fits;
    }
    shown.textContent = `${count} of ${rows.length} shown`;
  }

  function openAll(open) {
    for (const one of all()) one.open = open;
  }

  // A link into a draft that is folded or filtered away would lead nowhere.
  function reveal() {
    const target = location.hash && document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.hidden) {
      tools.querySelector("input[value=all]").checked = true;
      search.value = "";
      filter();
    }
    const folded = target.matches("details") ? target : target.querySelector("details");
    if (folded) folded.open = true;
    target.scrollIntoView();
  }

  tools.hidden = false;
  tools.addEventListener("change", filter);
  search.addEventListener("input", filter);
  document.getElementById("open").addEventListener("click", () => openAll(true));
  document.getElementById("close").addEventListener("click", () => openAll(false));
  addEventListener("hashchange", reveal);

  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...all()].filter((one) => !one.open);
    openAll(true);
  });
  addEventListener("afterprint", () => {
    for (const one of folded) one.open = false;
  });

  filter();
  reveal();
})();
