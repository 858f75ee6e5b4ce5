// Makes the table sortable by its headings; everything else works without.
(function () {
  "use strict";
  var table = document.getElementById("articles");
  if (!table) return;
  var body = table.tBodies[0], heads = table.tHead.rows[0].cells;
  function value(row, column) {
    var cell = row.cells[column];
    var text = cell.getAttribute("data-order") || cell.textContent.replace("–", "0");
    var number = Number(text.replace(/,/g, ""));
    return isNaN(number) ? text : number;
  }
  function sort(column) {
    var head = heads[column], down = head.getAttribute("aria-sort") === "ascending";
    if (!head.hasAttribute("aria-sort") && head.className.indexOf("n") === 0) down = true;
    Array.prototype.forEach.call(heads, function (h) { h.removeAttribute("aria-sort"); });
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    var rows = Array.prototype.map.call(body.rows, function (row) { return { row: row, value: value(row, column) }; });
    rows.sort(function (a, b) {
      var order = typeof a.value === "number" && typeof b.value === "number" ? a.value - b.value : String(a.value).localeCompare(String(b.value));
      return down ? -order : order;
    });
    rows.forEach(function (r) { body.appendChild(r.row); });
  }
  Array.prototype.forEach.call(heads, function (head, column) {
    var button = document.createElement("button");
    button.type = "button";
    while (head.firstChild) button.appendChild(head.firstChild);
    button.addEventListener("click", function () { sort(column); });
    head.appendChild(button);
  });
})();
