// Judges an activity as `semaine check` does, as far as a browser can know: limits, vocabularies and rules come from the
// contract (`proposer/contrat.json`); what follows from several values stands in `moments.js`. Codes are the checker's, and
// `tests/proposals.json` is run against both.
(function (root) {
  "use strict";
  var SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  var CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/u;
  var EMAIL = /^[\p{Alphabetic}\p{N}._+'-]+@[\p{Alphabetic}\p{N}_+'-]+(\.[\p{Alphabetic}\p{N}_+'-]+)+$/u;

  function isDay(text) {
    var date = /^\d{4}-\d\d-\d\d$/.test(text) && new Date(text + "T00:00Z");
    return Boolean(date) && !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text;
  }

  function isTime(text) { return /^([01]\d|2[0-3]):[0-5]\d$/.test(text); }

  function isMoment(text) { return isDay(text.slice(0, 10)) && text[10] === "T" && isTime(text.slice(11)); }

  function isUrl(text) {
    if (/\s/.test(text)) return false;
    try {
      var url = new URL(text);
      var host = url.hostname.includes(".") || url.hostname === "localhost";
      return /^https?:$/.test(url.protocol) && host && !url.username;
    } catch (error) {
      return false;
    }
  }

  function isNumber(text) { return /^\d+$/.test(text) && Number(text) < 4294967296; }

  /** What is wrong with a text of a key: `[code, words]`, or null. */
  function ofText(text, value) {
    if (value.genre === "ligne" ? CONTROL.test(text) || /[\n\t]/.test(text) : CONTROL.test(text)) {
      return ["E108", texte("js-propose.invisible")];
    }
    var length = Array.from(text).length;
    if (length > value.max) return ["E107", texte("js-propose.too-long", { n: length - value.max, ecrits: length, max: value.max })];
    if (value.motif && !new RegExp("^(?:" + value.motif + ")$", "u").test(text)) return ["E119", texte("js-propose.write", { quoi: value.dit.charAt(0).toLowerCase() + value.dit.slice(1) })];
    return null;
  }

  var FORMS = {
    identifiant: [function (text) { return SLUG.test(text) && text.length <= 80; }, "E109", texte("js-propose.slug")],
    reference: [function (text) { return SLUG.test(text) && text.length <= 80; }, "E109", texte("js-propose.choose")],
    booleen: [function (text) { return text === "true" || text === "false"; }, "E110", texte("js-propose.yes-or-no")],
    decimal: [function (text) { return text !== "" && Number.isFinite(Number(text)); }, "E112", texte("js-propose.number")],
    jour: [isDay, "E113", texte("js-propose.no-such-day")],
    moment: [isMoment, "E114", texte("js-propose.day-and-hour")],
    limite: [function (text) { return isDay(text) || isMoment(text); }, "E114", texte("js-propose.no-such-day")],
    heure: [isTime, "E115", texte("js-propose.hour")],
    url: [isUrl, "E116", texte("js-propose.url")],
    courriel: [function (text) { return EMAIL.test(text.replace(/^mailto:/, "")); }, "E117", texte("js-propose.mail")],
  };

  function ofValue(written, value) {
    if (written === null || typeof written === "object") return ["E103", texte("js-propose.one-answer")];
    var text = String(written).trim();
    if (text === "") return ["E104", texte("js-propose.complete")];
    if (value.genre === "choix") {
      return value.mots.some(function (word) { return word[0] === text; }) ? null : ["E105", texte("js-propose.choose")];
    }
    if (value.genre === "nombre") {
      var fits = isNumber(text) && Number(text) >= value.min && Number(text) <= value.max;
      return fits ? null : ["E111", texte("js-propose.whole-number", { min: value.min, max: value.max })];
    }
    var form = FORMS[value.genre];
    if (!form) return ofText(text, value);
    if (form[0](text)) return null;
    // A name in place of the identifier of an organisation has a message of its own.
    return [value.vers === "organisations" ? "E401" : form[1], form[2]];
  }

  function has(block, name) { return block[name] !== undefined; }

  function isBlock(value) { return typeof value === "object" && value !== null && !Array.isArray(value); }

  function list(value) { return Array.isArray(value) ? value : []; }

  var TESTS = {
    toujours: function () { return true; },
    a: function (block, key) { return has(block, key); },
    est: function (block, key, text) { return String(block[key]) === text; },
    contient: function (block, key, text) { return list(block[key]).some(function (one) { return String(one) === text; }); },
    "contient-bloc": function (block, key) { return list(block[key]).some(isBlock); },
    "au-moins": function (block, key, count) { return list(block[key]).length >= count; },
    chacun: function (block, key, inner) {
      return list(block[key]).length > 0 && list(block[key]).every(function (one) { return isBlock(one) && has(one, inner); });
    },
    non: function (block, test) { return !holds(block, test); },
    tous: function (block, tests) { return tests.every(function (test) { return holds(block, test); }); },
    un: function (block, tests) { return tests.some(function (test) { return holds(block, test); }); },
  };

  function holds(block, test) { return TESTS[test[0]](block, ...test.slice(1)); }

  /** The keys that a test asks for. */
  function keysOf(test) {
    return test.slice(1).flatMap(function (part) {
      if (!Array.isArray(part)) return typeof part === "string" ? [part] : [];
      return typeof part[0] === "string" ? keysOf(part) : part.flatMap(keysOf);
    });
  }

  function ofList(value, key, path, found) {
    if (!Array.isArray(value)) return found.push({ code: "E103", path: path, words: texte("js-propose.several-answers") });
    // `seances: []` has a rule of its own.
    if (!value.length && key.nom !== "seances") found.push({ code: "E104", path: path, words: texte("js-propose.complete") });
    value.forEach(function (one, place) { ofOne(one, key, path + "." + place, found); });
  }

  function ofOne(value, key, path, found) {
    if (key.bloc && (isBlock(value) || !key.valeur)) return ofBlock(value, key.bloc, path + ".", found);
    var fault = ofValue(value, key.valeur);
    if (fault) found.push({ code: fault[0], path: path, words: fault[1] });
  }

  function ofBlock(block, contract, path, found) {
    if (!isBlock(block)) return found.push({ code: "E103", path: path.slice(0, -1), words: texte("js-propose.group") });
    var names = contract.cles.map(function (key) { return key.nom; });
    Object.keys(block).forEach(function (name) {
      if (!names.includes(name)) found.push({ code: "E102", path: path + name, words: texte("js-propose.no-such-key") });
    });
    contract.cles.forEach(function (key) {
      var value = block[key.nom], where = path + key.nom;
      if (value === undefined) {
        if (key.besoin === "obligatoire") found.push({ code: "E101", path: where, words: texte("js-propose.needed") });
      } else if (value === null) found.push({ code: "E104", path: where, words: texte("js-propose.complete") });
      else if (key.liste) ofList(value, key, where, found);
      else if (!key.libre) ofOne(value, key, where, found);
    });
    contract.regles.forEach(function (rule) {
      if (!holds(block, rule[1]) || holds(block, rule[2])) return;
      var key = keysOf(rule[2])[0] || keysOf(rule[1])[0];
      found.push({ code: rule[0], path: path + key, words: rule[3] });
    });
  }

  /**
   * Everything that is wrong with an activity, in the order of its keys.
   * @param {object} activity as its file holds it
   * @param {object} contract what `proposer/contrat.json` holds
   * @param {{ editions: number[] }} context the years that have an edition
   * @returns {{ code: string, path: string, words: string }[]}
   */
  function check(activity, contract, context) {
    var found = [];
    ofBlock(activity, contract.activite, "", found);
    return found.concat(Moments.check(activity, context), Personnel.check(activity, contract.personnel), Textes.check(activity));
  }

  root.Regles = { check: check, isDay: isDay, isMoment: isMoment, isTime: isTime };
})(globalThis);
