// The next days of a weekly meeting in Paris, whatever the visitor's own time. Without it the page says the rule alone.
(function () {
  "use strict";
  var DAYS = 4, PARIS = { timeZone: "Europe/Paris" };

  /** « jeudi 1er octobre 2026 », for a day written 2026-10-01. */
  function words(day) {
    var format = { weekday: "long", day: "numeric", month: "long", year: "numeric", timeZone: "UTC" };
    return new Date(day + "T12:00Z").toLocaleDateString("fr-FR", format).replace(" 1 ", " 1er ");
  }

  document.querySelectorAll("[data-rendez-vous]").forEach(function (place) {
    var now = new Date(), list = place.querySelector("ul");
    var today = now.toLocaleDateString("sv-SE", PARIS), hour = now.toLocaleTimeString("sv-SE", PARIS).slice(0, 5);
    var noon = Date.parse(today + "T12:00Z");
    for (var step = 0; list.children.length < DAYS; step++) {
      var day = new Date(noon + step * 864e5);
      // Once it is over, today is no next day.
      if (day.getUTCDay() !== Number(place.dataset.semaine) || (step === 0 && hour >= place.dataset.finHeure)) continue;
      var item = document.createElement("li");
      item.textContent = words(day.toISOString().slice(0, 10)) + (step === 0 ? ", " + place.dataset.aujourdhui : "");
      list.append(item);
    }
    place.hidden = false;
  });
})();
