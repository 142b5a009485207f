// Filters the table of the formats. Without it, all of them stand side by side. A format of which a fact is not known is
// never hidden for it: it comes after those that suit for sure. The address says the choices, so that they can be shared.
(function () {
  "use strict";
  var form = document.querySelector("[data-formats]");
  if (!form) return;
  var body = document.querySelector(".compare tbody"), status = form.querySelector("[role=status]");
  var rows = Array.from(body.rows), fields = Array.from(form.querySelectorAll("select"));

  /** The choices made, as the address says them. */
  function query() {
    var chosen = new URLSearchParams();
    fields.forEach(function (field) { if (field.value) chosen.set(field.name, field.value); });
    return chosen.toString();
  }

  /** Takes the choices of the address; what it names and the form does not offer is left. */
  function read() {
    var asked = new URLSearchParams(location.search);
    fields.forEach(function (field) {
      field.value = asked.get(field.name) || "";
      if (field.selectedIndex < 0) field.value = "";
    });
  }

  /** Whether a row suits: true, false, or null when a fact that is asked for is not known. */
  function suits(row) {
    var sure = true;
    for (var field of fields) {
      if (!field.value) continue;
      var known = row.dataset[field.name];
      if (!known) sure = false;
      else if (!known.split(" ").includes(field.value)) return false;
    }
    return sure ? true : null;
  }

  function count(n, one, many) { return (n < 2 ? one : many).replace(/^\d+/, n); }

  function show() {
    var sure = [], unsure = [];
    rows.forEach(function (row) {
      var answer = suits(row);
      row.hidden = answer === false;
      row.classList.toggle("is-unknown", answer === null);
      (answer === null ? unsure : sure).push(row);
    });
    body.append(...sure, ...unsure);
    var found = sure.filter(function (row) { return !row.hidden; }).length;
    var words = [found ? count(found, form.dataset.un, form.dataset.plusieurs) : form.dataset.aucun];
    if (unsure.length) words.push(count(unsure.length, form.dataset.autre, form.dataset.autres));
    status.textContent = query() ? words.join(" ") : form.dataset.tous;
  }

  function change() {
    var chosen = query();
    history.pushState(null, "", chosen ? "?" + chosen : location.pathname);
    show();
  }

  form.addEventListener("change", change);
  form.addEventListener("submit", function (event) { event.preventDefault(); });
  // The fields have their new values once the event is over.
  form.addEventListener("reset", function () { setTimeout(change); });
  window.addEventListener("popstate", function () { read(); show(); });
  read();
  show();
})();
