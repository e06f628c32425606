for (const table of document.querySelectorAll("table.parley-sortable:not([data-ready])")) {
  table.dataset.ready = "yes";
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const text = (row, column) => row.cells[column].textContent;
  const search = document.createElement("input");
  search.type = "search";
  search.placeholder = "Search these rows";
  search.setAttribute("aria-label", "Search these rows");
  search.addEventListener("input", () => {
    const wanted = search.value.toLowerCase();
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  });
  table.caption.append(search);
  [...table.tHead.rows[0].cells].forEach((heading, column) => {
    const button = document.createElement("button");
    button.textContent = heading.textContent;
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      const down = heading.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
      heading.setAttribute("aria-sort", down > 0 ? "ascending" : "descending");
      const order = new Intl.Collator("en", { numeric: true });
      rows.sort((a, b) => down * order.compare(text(a, column), text(b, column)));
      body.append(...rows);
    });
  });
}
