// Personal data that `semaine check` refuses without the person's consent: `src/check/personal.rs`, in the browser. The lists
// of domains and roles come with the contract.
(function (root) {
  "use strict";
  var PUBLISHED = ["titre", "resume", "description", "tarif", "inscription.courriel", "inscription.telephone", "accessibilite.contact",
    "accessibilite.commentaire", "lieu.adresse", "lieu.precisions", "image.alt", "image.credit"];
  var ADDRESS = texte("js-propose.personal-address");
  var NUMBER = texte("js-propose.personal-number");

  function at(activity, path) {
    return path.split(".").reduce(function (value, key) { return value == null ? undefined : value[key]; }, activity);
  }

  /** `prenom.nom@…`, or an address of a provider for persons, unless one of its words is a role. */
  function isPersonalAddress(word, lists) {
    var parts = word.replace(/\.+$/, "").split("@");
    if (parts.length < 2) return false;
    var local = Outils.fold(parts[0]), domain = parts.slice(1).join("@");
    if (!local || !domain.includes(".")) return false;
    var role = local.split(/[^\p{Alphabetic}]+/u).filter(Boolean).some(function (part) {
      return lists.roles.some(function (role) { return part === role || (role.length >= 6 && part.startsWith(role)); });
    });
    if (role) return false;
    var dot = local.indexOf(".");
    var named = dot > 0 && local.length - dot - 1 > 1 && /^[\p{Alphabetic}.-]+$/u.test(local);
    return named || lists.domaines.includes(domain.toLowerCase());
  }

  /** Whether a French mobile number (06 or 07, national or with +33) starts a text. */
  function isMobile(text) {
    var prefix = ["+33", "0033", "0"].find(function (prefix) { return text.startsWith(prefix); });
    if (!prefix) return false;
    var digits = 0, end = prefix.length;
    for (var place = end; place < text.length; place++) {
      var letter = text[place];
      // « +33 (0)6 » writes the national zero too.
      var national = letter === "0" && !digits && prefix !== "0";
      if (!digits && (letter === "6" || letter === "7")) digits = 1;
      else if (digits && digits < 9 && /[0-9]/.test(letter)) digits++;
      else if (digits < 9 && " .-/()\u00a0\u202f".includes(letter)) continue;
      else if (!national) break;
      end = place + 1;
    }
    return digits === 9 && !/^[0-9]/.test(text.slice(end));
  }

  function holdsMobile(text) {
    for (var place = 0; place < text.length; place++) {
      if (!/[0-9]/.test(text[place - 1] || "") && isMobile(text.slice(place))) return true;
    }
    return false;
  }

  function check(activity, lists) {
    if (String(activity.consentement) === "true") return [];
    var names = ["organisateurs", "partenaires"].flatMap(function (key) {
      return (Array.isArray(activity[key]) ? activity[key] : []).map(function (one, place) { return key + "." + place + ".nom"; });
    });
    return PUBLISHED.concat(names).flatMap(function (path) {
      var text = at(activity, path);
      if (typeof text !== "string") return [];
      var words = text.split(/[\s()<>[\],;:"«»]+/u);
      var address = words.some(function (word) { return isPersonalAddress(word, lists); });
      return (address ? [{ code: "E705", path: path, words: ADDRESS }] : [])
        .concat(holdsMobile(text) ? [{ code: "E706", path: path, words: NUMBER }] : []);
    });
  }

  root.Personnel = { check: check };
})(globalThis);
