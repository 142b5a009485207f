// What the dates of an activity owe one another, as `src/check/dates.rs` and `prose.rs` say.
(function (root) {
  "use strict";
  var MONTHS = "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre".split(" ");
  var WEEKDAYS = "dimanche lundi mardi mercredi jeudi vendredi samedi".split(" ");
  var LONGEST = 24 * 60;

  function minutes(moment) { return Date.parse(moment + "Z") / 6e4; }

  function weekdayOf(day) { return WEEKDAYS[new Date(day + "T00:00Z").getUTCDay()]; }

  /** The sessions that can be read: `{ path, start, end }`, a day without hours as `{ path, day }`. */
  function sessions(activity) {
    var blocks = Array.isArray(activity.seances) ? activity.seances : [];
    var all = blocks.map(function (block, place) { return [block || {}, "seances." + place + "."]; });
    if (activity.date || activity.debut) all = [[activity, ""]];
    return all.flatMap(function (one) {
      var block = one[0], path = one[1];
      if (block.date !== undefined) return Regles.isDay(String(block.date)) && block.debut === undefined ? [{ path: path + "date", day: block.date, place: block.lieu }] : [];
      var both = [block.debut, block.fin].every(function (moment) { return typeof moment === "string" && Regles.isMoment(moment); });
      return both ? [{ path: path + "fin", start: block.debut, end: block.fin, day: block.debut.slice(0, 10), place: block.lieu }] : [];
    });
  }

  function ofSession(session, context) {
    if (session.start) {
      var lasts = minutes(session.end) - minutes(session.start);
      if (lasts <= 0) return { code: "E303", path: session.path, words: texte("js-propose.end-before-start") };
      if (lasts > LONGEST) return { code: "E304", path: session.path, words: texte("js-propose.longer-than-a-day") };
    }
    var year = Number(session.day.slice(0, 4));
    if (year !== context.year) return { code: "E307", path: session.path, words: texte("js-propose.same-year") };
    if (!context.editions.includes(year)) {
      return { code: "E034", path: session.path, words: texte("js-propose.no-edition-but", { annee: String(year), annees: context.editions.join(", ") }) };
    }
    return null;
  }

  function overlap(one, other) {
    if (JSON.stringify(one.place) !== JSON.stringify(other.place)) return false;
    if (one.start && other.start) return one.start < other.end && other.start < one.end;
    return !one.start && !other.start && one.day === other.day;
  }

  function ids(activity, found) {
    if (!Array.isArray(activity.seances)) return;
    if (!activity.seances.length) found.push({ code: "E311", path: "seances", words: texte("js-propose.no-session") });
    var seen = new Set();
    activity.seances.forEach(function (session, place) {
      var id = session && session.id;
      if (id && seen.has(id)) found.push({ code: "E310", path: "seances." + place + ".id", words: texte("js-propose.same-name") });
      seen.add(id);
    });
  }

  /** A day alone stands for its last minute: the very day of the activity is a fair deadline. */
  function deadline(activity, all, found) {
    var limit = activity.inscription && activity.inscription.date_limite;
    if (!limit || !all.length || !(Regles.isDay(limit) || Regles.isMoment(limit))) return;
    var starts = all.map(function (session) { return session.start || session.day + "T23:59"; }).sort();
    var last = starts[starts.length - 1], moment = limit.length === 10 ? limit + "T23:59" : limit;
    if (moment > last && moment !== last.slice(0, 10) + "T23:59") {
      found.push({ code: "E308", path: "inscription.date_limite", words: texte("js-propose.late-deadline") });
    }
  }

  function weekly(rule, found) {
    if (typeof rule !== "object" || rule === null) return;
    var days = [rule.du, rule.au].map(function (day) { return day !== undefined && Regles.isDay(String(day)) ? day : ""; });
    if (Regles.isTime(String(rule.de)) && Regles.isTime(String(rule.a)) && rule.a <= rule.de) {
      found.push({ code: "E313", path: "recurrence.a", words: texte("js-propose.end-hour") });
      return;
    }
    if (days[0] && days[1] && days[1] < days[0]) {
      found.push({ code: "E315", path: "recurrence.au", words: texte("js-propose.last-day") });
      return;
    }
    (Array.isArray(rule.sauf) ? rule.sauf : []).forEach(function (day, place) {
      var within = Regles.isDay(String(day)) && days[0] <= day && (!days[1] || day <= days[1]) && weekdayOf(day) === rule.chaque;
      if (Regles.isDay(String(day)) && !within) found.push({ code: "E314", path: "recurrence.sauf." + place, words: texte("js-propose.not-that-day") });
    });
  }

  /** « samedi 22 mai » when the 22nd is a Friday. */
  function wrongWeekdays(activity, year, found) {
    ["titre", "resume", "description"].forEach(function (key) {
      if (typeof activity[key] !== "string") return;
      var words = Outils.fold(activity[key]).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
      words.forEach(function (word, at) {
        var month = MONTHS.indexOf(words[at + 2]) + 1, day = /^(\d+)(?:er)?$/.exec(words[at + 1] || "");
        if (!WEEKDAYS.includes(word) || !month || !day) return;
        var told = Number(words[at + 3]) > 1900 ? Number(words[at + 3]) : year;
        var iso = told + "-" + String(month).padStart(2, "0") + "-" + day[1].padStart(2, "0");
        if (Regles.isDay(iso) && weekdayOf(iso) !== word) {
          found.push({ code: "E312", path: key, words: texte("js-propose.weekday", { jour: day[1] + " " + words[at + 2], vrai: weekdayOf(iso), ecrit: word }) });
        }
      });
    });
  }

  /** The year of the first session: that of the file's folder. */
  function yearOf(activity) {
    var days = sessions(activity).map(function (session) { return session.day; });
    if (activity.recurrence && activity.recurrence.du) days.push(String(activity.recurrence.du));
    return days.length ? Number(days.sort()[0].slice(0, 4)) : 0;
  }

  function check(activity, context) {
    var all = sessions(activity), found = [], year = yearOf(activity) || context.editions[context.editions.length - 1];
    var here = Object.assign({ year: year }, context);
    var good = all.filter(function (session) {
      var fault = ofSession(session, here);
      if (fault) found.push(fault);
      return !fault || fault.code === "E307" || fault.code === "E034";
    });
    if (!all.length && activity.recurrence && !context.editions.includes(year)) {
      found.push({ code: "E034", path: "recurrence.du", words: texte("js-propose.no-edition", { annee: String(year) }) });
    }
    good.forEach(function (session, place) {
      if (good.slice(0, place).some(function (other) { return overlap(session, other); })) {
        found.push({ code: "E305", path: session.path, words: texte("js-propose.overlap") });
      }
    });
    ids(activity, found);
    deadline(activity, good, found);
    weekly(activity.recurrence, found);
    wrongWeekdays(activity, year, found);
    if (activity.age && Number(activity.age.min) > Number(activity.age.max)) {
      found.push({ code: "E118", path: "age.max", words: texte("js-propose.ages") });
    }
    return found;
  }

  root.Moments = { check: check, yearOf: yearOf, sessions: sessions };
})(globalThis);
