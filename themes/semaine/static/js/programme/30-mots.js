// The words of the programme's answers, as the static lists write them.
(function (root) {
  "use strict";

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
    if (!event.start) return texte("js-programme.no-hours");
    var times = { debut: hour(event.start), fin: hour(event.end) };
    return !event.rule && event.end <= event.start ? texte("js-programme.hours-late", times) : texte("js-programme.hours", times);
  }

  function every(event) { return texte("js-programme.every", { jour: Filtres.WEEKDAYS[event.rule[0] - 1], horaires: hours(event) }); }

  function far(kilometres) {
    return kilometres < 1 ? texte("js-programme.very-near") : texte("js-programme.far", { km: Math.round(kilometres) });
  }

  /** « 12 activités », and « 15 dates » when some have several. */
  function activities(events) {
    var distinct = new Set(events.map(function (event) { return event.path; })).size;
    var words = texte("js-programme.activities", { n: distinct });
    return distinct === events.length ? words : texte("js-programme.with-dates", { n: events.length, activites: words });
  }

  /** How far a reading went: « parmi les 2 400 premières, jusqu’au mardi 19 mai à 14 h ». */
  function extent(reading) {
    var last = reading.shards === 1 && reading.events[reading.events.length - 1];
    var n = reading.events.length;
    if (!last || !last.day) return texte("js-programme.among", { n: n });
    if (!last.start) return texte("js-programme.among-until", { n: n, jour: day(last.day) });
    return texte("js-programme.among-until-hour", { n: n, jour: day(last.day), heure: hour(last.start) });
  }

  /** What is announced of a reading. */
  function status(reading, found) {
    var place = reading.question.place && reading.question.mode !== "en-ligne";
    var partial = reading.queue.length && !reading.failed;
    var words = activities(found) + (partial ? " " + texte("js-programme.found", { n: found.length }) + " " + extent(reading) : "") +
      (place ? " " + texte("js-programme.within", { km: reading.question.rayon }) : "") + ".";
    if (reading.failed) words += " " + texte("js-programme.partly-read");
    if (reading.from.length > 4) return words + " " + texte("js-programme.searched-in-many", { n: reading.from.length });
    return words + (reading.from.length ? " " + texte("js-programme.searched-in", { departements: reading.from.join(", ") }) : "");
  }

  root.Mots = { capital: capital, day: day, hour: hour, hours: hours, every: every, far: far, activities: activities, status: status };
})(globalThis);
