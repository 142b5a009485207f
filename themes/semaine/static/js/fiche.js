// What the page of an event adds in the browser: copying, sharing, the time that is left, the visitor's own time.
// Without it the page says the same in full dates, and shares by mail.
(function () {
  "use strict";

  /** Says something beside a button, to those who do not see it as well. */
  function say(button, words) {
    var status = button.closest("[data-dire]").querySelector("[role=status]");
    status.textContent = words;
  }

  /** Shows a button, and its place when it has one of its own. */
  function show(button) {
    button.hidden = false;
    var place = button.closest("[data-place]");
    if (place) place.hidden = false;
  }

  document.querySelectorAll("[data-copier]").forEach(function (button) {
    // Browsers copy for secure pages only.
    if (!navigator.clipboard) return;
    // A phone's own sharing copies too: two buttons would be one too many.
    if (button.hasAttribute("data-sinon-partager") && navigator.share) return;
    show(button);
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(button.dataset.copier).then(
        function () { say(button, button.dataset.fait); },
        function () { say(button, texte("js-event.no-copy")); }
      );
    });
  });

  document.querySelectorAll("[data-partager]").forEach(function (button) {
    if (!navigator.share) return;
    show(button);
    button.addEventListener("click", function () {
      navigator.share({ title: button.dataset.partager, url: button.dataset.adresse }).catch(function (error) {
        // To close the list of applications is not a failure.
        if (error.name !== "AbortError") say(button, texte("js-event.no-share"));
      });
    });
  });

  /** The day of an instant in a time zone, as a number of days. */
  function dayIn(zone, instant) {
    return Date.parse(instant.toLocaleDateString("sv-SE", { timeZone: zone })) / 864e5;
  }

  // A deadline is the place's: its midnight is not the visitor's.
  document.querySelectorAll("[data-limite]").forEach(function (element) {
    var now = new Date(), limit = new Date(element.dataset.limite);
    if (now > limit) {
      element.textContent = element.dataset.clos;
      document.querySelector(".event").classList.add("is-clos");
      return;
    }
    var days = dayIn(element.dataset.zone, limit) - dayIn(element.dataset.zone, now);
    var left = days === 0 ? texte("js-event.left-today") : days === 1 ? texte("js-event.left-tomorrow") : texte("js-event.left", { n: days });
    element.querySelector("[data-reste]").textContent = left;
  });

  // The head of the page shows the first session: once it is over, the next one that takes place is told.
  document.querySelectorAll("[data-prochaine]").forEach(function (element) {
    var sessions = Array.from(document.querySelectorAll(".sessions [data-jour]"));
    var next = sessions.findIndex(function (session) {
      var off = session.querySelector(".status-annule, .status-reporte");
      return !off && Date.parse(session.dataset.dernier) / 864e5 >= dayIn(session.dataset.zone, new Date());
    });
    if (next < 1) return;
    element.textContent = texte("js-event.next", { seance: sessions[next].querySelector("[data-seance]").textContent });
    element.hidden = false;
  });

  /** « 9 h 30 », with narrow no-break spaces. */
  function hour(instant) {
    var minutes = instant.getMinutes();
    return instant.getHours() + "\u202fh" + (minutes ? "\u202f" + String(minutes).padStart(2, "0") : "");
  }

  // 2026-05-24T23:00:00+11:00 says both the time of the place and the instant.
  document.querySelectorAll("[data-instant]").forEach(function (element) {
    var written = element.dataset.instant, here = new Date(written);
    var local = new Date(written.slice(0, 19));
    if (here.getTime() === local.getTime()) return;
    var sameDay = here.toDateString() === local.toDateString();
    var day = here.toLocaleDateString("fr-FR", { weekday: "long", day: "numeric", month: "long" }).replace(" 1 ", " 1er ");
    element.textContent = sameDay ? texte("js-event.your-hour", { heure: hour(here) }) : texte("js-event.your-day", { jour: day, heure: hour(here) });
    element.hidden = false;
  });
})();
