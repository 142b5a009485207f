// What a description may not hold: `src/parse/markdown/` knows Markdown whole, this knows the faults that people make.
(function (root) {
  "use strict";

  function check(activity) {
    if (typeof activity.description !== "string") return [];
    var text = activity.description.replace(/`[^`]*`/g, ""), found = [];
    var add = function (code, words) { found.push({ code: code, path: "description", words: words }); };
    if (/^ {0,3}#(\s|$)/m.test(text)) add("E502", texte("js-propose.heading"));
    var links = Array.from(text.matchAll(/\]\(\s*([^)\s]*)/g), function (match) { return match[1]; });
    if (links.some(function (link) { return /^[a-z][a-z0-9+.-]*:/i.test(link) && !/^(https?|mailto|tel):/i.test(link); })) {
      add("E505", texte("js-propose.link"));
    }
    return found;
  }

  root.Textes = { check: check };
})(globalThis);
