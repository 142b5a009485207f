// The words of the programme's answers, as the static lists write them.
(function (root) {
  "use strict";
  var count = Outils.count;

  function capital(text) { return text.charAt(0).toUpperCase() + text.slice(1); }

  /** « samedi 23 mai » */
  function day(iso) {
    var words = new Date(iso + "T00:00Z").toLocaleDateString("fr-FR", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
    return words.replace(/ 1 /, " 1er ");
  }

  /** « 14 h 30 » */
  function hour(time) {
    return Number(time.slice(0, 2)) + "\u202fh" + (time.slice(3) === "00" ? "" : "\u202f" + time.slice(3));
  }

  /** « samedi 23 mai, de 14 h à 16 h », « chaque jeudi, de 13 h 30 à 15 h » */
  function hours(event) {
    if (!event.start) return "horaire à préciser";
    return "de " + hour(event.start) + " à " + hour(event.end) + (!event.rule && event.end <= event.start ? " le lendemain" : "");
  }

  function every(event) { return "Chaque " + Filtres.WEEKDAYS[event.rule[0] - 1] + ", " + hours(event); }

  function far(kilometres) {
    return kilometres < 1 ? "à moins de 1\u00a0km" : "à " + Math.round(kilometres).toLocaleString("fr-FR") + "\u00a0km";
  }

  /** « 12 activités », and « 15 dates » when some have several. */
  function activities(events) {
    var distinct = new Set(events.map(function (event) { return event.path; })).size;
    var words = count(distinct, "activité", "activités");
    return distinct === events.length ? words : words + " (" + count(events.length, "date", "dates") + ")";
  }

  function number(many) { return many.toLocaleString("fr-FR"); }

  /** How far a reading went: « parmi les 2 400 premières, jusqu’au mardi 19 mai à 14 h ». */
  function extent(reading) {
    var last = reading.shards === 1 && reading.events[reading.events.length - 1];
    var until = last && last.day ? ", jusqu’au " + day(last.day) + (last.start ? " à " + hour(last.start) : "") : "";
    return " parmi les " + number(reading.events.length) + "\u00a0premières" + until;
  }

  /** What is announced of a reading. */
  function status(reading, found) {
    var place = reading.question.place && reading.question.mode !== "en-ligne";
    var partial = reading.queue.length && !reading.failed;
    var words = activities(found) + (partial ? (found.length < 2 ? " trouvée" : " trouvées") + extent(reading) : "") +
      (place ? " à moins de " + reading.question.rayon + "\u00a0km" : "") + ".";
    if (reading.failed) words += " Une partie du programme n’a pas pu être lue.";
    if (reading.from.length > 4) return words + " Recherche faite dans " + reading.from.length + "\u00a0départements.";
    return words + (reading.from.length ? " Recherche faite dans\u00a0: " + reading.from.join(", ") + "." : "");
  }

  root.Mots = { capital: capital, day: day, hour: hour, hours: hours, every: every, far: far, activities: activities, status: status };
})(globalThis);
