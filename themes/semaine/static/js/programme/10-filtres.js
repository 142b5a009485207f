// What a visitor asks of the programme, and whether a session answers. « Today » is that of the place where it happens.
(function (root) {
  "use strict";
  var WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
  var NAMES = ["lieu", "rayon", "territoire", "jour", "moment", "type", "public", "mode", "accessibilite", "inscription", "places"];
  /** What lies on the sessions that were read alone: without one of them, nothing more is to be read. */
  var LIGHT = ["type", "public", "accessibilite", "inscription", "places"];
  var CLOSED = ["complet", "annule", "reporte"];

  function add(day, number) {
    var date = new Date(day + "T00:00Z");
    date.setUTCDate(date.getUTCDate() + number);
    return date.toISOString().slice(0, 10);
  }

  /** 1 for Monday, as ISO 8601 counts. */
  function weekday(day) { return (new Date(day + "T00:00Z").getUTCDay() + 6) % 7 + 1; }

  /** The days that a choice means in a time zone; null for a weekday of the whole year, or no choice. */
  function days(wanted, zone) {
    if (/^\d/.test(wanted)) return [wanted];
    var now = Outils.today(zone);
    if (wanted === "aujourdhui") return [now];
    if (wanted !== "week-end") return null;
    var saturday = add(now, 6 - weekday(now));
    return [saturday, add(saturday, 1)].filter(function (day) { return day >= now; });
  }

  function occurs(rule, day) {
    return rule[0] === weekday(day) && rule[1] <= day && (!rule[2] || day <= rule[2]) && !rule[3].includes(day);
  }

  /** The day for which an event answers: empty when it is any day of its rule, null when there is none. */
  function dayOf(event, wanted) {
    if (!wanted) return event.day;
    var asked = days(wanted, event.zone), rule = event.rule;
    if (!asked) return (rule ? rule[0] : weekday(event.day)) === WEEKDAYS.indexOf(wanted) + 1 ? event.day : null;
    var day = asked.find(function (day) { return rule ? occurs(rule, day) : event.day === day; });
    return day === undefined ? null : day;
  }

  /** Whether nobody can go there any more. */
  function isOff(event) { return event.past || event.status === "annule" || event.status === "reporte"; }

  function minutes(hour) { return Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3)); }

  /** An activity without hours may be at any: it is never left out. */
  function isAt(event, moment) {
    if (!event.start) return true;
    var start = minutes(event.start), end = minutes(event.end);
    return start < moment[2] && (end <= start ? end + 1440 : end) > moment[1];
  }

  function rank(words, key) { return words.findIndex(function (word) { return word[0] === key; }); }

  function has(mask, words, key) { return Boolean(mask & 1 << rank(words, key)); }

  /**
   * The day for which an event answers a question, null when it does not.
   * @param {object} directory that of `Donnees`
   */
  function answer(event, question, directory) {
    var words = directory.mots, moved = event.status === "deplace-en-ligne";
    if (question.moment && !isAt(event, directory.moments[rank(directory.moments, question.moment)])) return null;
    if (question.type && !event.types.includes(rank(words.types, question.type))) return null;
    if (question.public && !has(event.audiences, words.publics, question.public)) return null;
    if (question.accessibilite && !has(event.accessibility, words.accessibilite, question.accessibilite)) return null;
    if (question.inscription && event.registration !== question.inscription) return null;
    if (question.places && CLOSED.includes(event.status)) return null;
    if (question.mode === "presentiel" && (event.mode === "en-ligne" || moved)) return null;
    if (question.mode === "en-ligne" && event.mode === "presentiel" && !moved) return null;
    // What is followed online is near everybody.
    if (question.place && question.mode !== "en-ligne" && !(event.distance <= Number(question.rayon))) return null;
    return dayOf(event, question.jour);
  }

  /** Whether a part may hold an answer. */
  function mayHold(part, question, directory) {
    if (question.moment && !(part[3] & 1 << rank(directory.moments, question.moment))) return false;
    if (!question.jour) return true;
    var asked = days(question.jour), first = part[1], last = part[2];
    if (!asked) {
      var wanted = WEEKDAYS.indexOf(question.jour) + 1;
      var dated = first && (add(first, 6) <= last || (wanted - weekday(first) + 7) % 7 <= (Date.parse(last) - Date.parse(first)) / 864e5);
      return Boolean(dated || part[4] & 1 << wanted - 1);
    }
    // It is not the same day everywhere.
    if (!/^\d/.test(question.jour)) asked = [add(asked[0], -1)].concat(asked, add(asked[asked.length - 1], 1));
    return asked.some(function (day) { return first && first <= day && day <= last || part[4] & 1 << weekday(day) - 1; });
  }

  /** What the form asks. */
  function read(form) {
    var question = {};
    NAMES.forEach(function (name) {
      var field = form.elements[name];
      question[name] = field.type === "checkbox" ? (field.checked ? field.value : "") : field.value.trim();
    });
    return question;
  }

  /** Fills the form: what a form does not offer is not asked. */
  function fill(form, question) {
    NAMES.forEach(function (name) {
      var field = form.elements[name], wanted = question[name] || "";
      if (field.type === "checkbox") field.checked = wanted === field.value;
      else if (field.options) {
        field.value = wanted;
        if (field.selectedIndex < 0) field.selectedIndex = Array.from(field.options).findIndex(function (option) { return option.defaultSelected; });
      } else field.value = wanted;
    });
  }

  /** What was asked, in the order of the form. The distance goes with a place. */
  function asked(question) {
    return NAMES.filter(function (name) { return name !== "rayon" && name !== "lieu" && question[name]; });
  }

  root.Filtres = {
    NAMES: NAMES, LIGHT: LIGHT, WEEKDAYS: WEEKDAYS, add: add, answer: answer, mayHold: mayHold, isOff: isOff, read: read, fill: fill, asked: asked,
  };
})(globalThis);
