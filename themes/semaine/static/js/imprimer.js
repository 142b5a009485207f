// What is still to come takes the place of what is past in the forms that cannot show everything, and what does not fit is
// counted. Without it they show the first activities and say how many there are in all.
(function () {
  "use strict";

  /** Copies of the days of the list, without the lines that a selector names, nor what is narrowed away (commune.js). */
  function copies(without) {
    return Array.from(document.querySelectorAll("#liste .sheet-day"), function (day) { return day.cloneNode(true); })
      .filter(function (day) {
        day.removeAttribute("data-commune-jour");
        day.querySelectorAll("li").forEach(function (line) {
          if (line.hidden || line.matches(without)) line.remove();
          line.removeAttribute("data-commune");
        });
        return day.querySelector("li");
      });
  }

  /** What is to come, or all of it once everything is past. */
  function toCome() {
    var days = copies(".is-passe");
    return days.length ? days : copies(":not(li)");
  }

  /** How many lines a form leaves out: columns that overflow stand to the right of its own. */
  function leftOut(columns) {
    var edge = columns.getBoundingClientRect().right;
    return Array.from(columns.querySelectorAll("li")).filter(function (line) {
      return line.getBoundingClientRect().left >= edge;
    }).length;
  }

  /** Fills a form up to what it can hold, and says what it cannot. It can only be measured while it is shown. */
  function fill(columns) {
    var rest = columns.parentElement.querySelector(".rest");
    columns.replaceChildren.apply(columns, toCome());
    var count = leftOut(columns);
    rest.hidden = !count;
    rest.textContent = (count === 1 ? rest.dataset.un : rest.dataset.plusieurs).replace("{n}", count.toLocaleString("fr-FR"));
  }

  function show() {
    document.querySelectorAll(".paper-forms a").forEach(function (link) {
      if (link.hash === (location.hash || "#liste")) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    document.querySelectorAll(".form:target [data-remplir]").forEach(fill);
  }

  // Only once everything is there: temps.js has then marked what is past, the fonts have their widths, and the form of the
  // address is shown.
  window.addEventListener("load", function () {
    document.fonts.ready.then(show);
    window.addEventListener("hashchange", show);
    // commune.js has then narrowed the list: it listens to the choice itself.
    document.addEventListener("change", show);
  });
})();
