// Says what is past, today or to come, which the pages cannot know when they are made. Without it they only give dates.
(function () {
  "use strict";
  var root = document.documentElement;
  // What needs scripts takes its place before the page is drawn.
  root.classList.add("js");
  // An activity has the zone of its place, Paris when none is told. The days of the week are those of the visitor, « ici »:
  // it begins in Nouméa before it begins in Paris.
  function today(zone) {
    try {
      return new Date().toLocaleDateString("sv-SE", zone === "ici" ? {} : { timeZone: zone || "Europe/Paris" });
    } catch (error) {
      return new Date().toISOString().slice(0, 10);
    }
  }
  // A date fixed when the site was made (data-temps) stands: the page is then the same for everybody.
  var fixed = root.hasAttribute("data-temps"), day = today("ici");
  if (!fixed && root.dataset.debut) {
    root.dataset.temps = day < root.dataset.debut ? "avant" : day > root.dataset.fin ? "apres" : "pendant";
  }
  function mark(element, name, word) {
    element.classList.add(name);
    var place = element.querySelector("[data-mot]");
    if (place) place.textContent = word;
  }
  document.addEventListener("DOMContentLoaded", function () {
    document.querySelectorAll("[data-imprimer]").forEach(function (button) {
      button.parentElement.hidden = false;
      button.addEventListener("click", function () { window.print(); });
    });
    if (fixed) return;
    document.querySelectorAll("[data-jour]").forEach(function (element) {
      var now = today(element.dataset.zone);
      if (element.dataset.jour === now) mark(element, "is-aujourdhui", texte("js-time.today"));
      else if ((element.dataset.dernier || element.dataset.jour) < now) {
        mark(element, "is-passe", texte("js-time.past"));
        var after = element.querySelector("[data-passe]");
        if (after) after.textContent = after.dataset.passe;
      }
    });
    var days = Math.round((Date.parse(root.dataset.debut) - Date.parse(day)) / 864e5);
    document.querySelectorAll("[data-compte]").forEach(function (element) {
      if (days > 0) element.textContent = days === 1 ? texte("js-time.tomorrow") : texte("js-time.days", { n: days });
    });
  });
})();
