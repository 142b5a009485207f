// Which terms a text holds: without accents, elisions nor plurals. The index is made with the same rules, in
// `src/search/analysis.rs`; `tests/search-terms.json` is run against both.
(function (root) {
  "use strict";
  var ELIDED = new Set("l d j t m n s c qu jusqu lorsqu puisqu quoiqu presqu".split(" "));
  var STOP_WORDS = new Set((
    "afin ainsi au aux avec ce ces cet cette comme dans de des donc du elle elles en entre est et il ils la le les " +
    "leur leurs lors mais ne nos notre nous on ou par pas plus pour que qui sa se sera seront ses son sont sur tous " +
    "tout toute toutes un une vos votre vous y"
  ).split(" "));
  var WORD = /[\p{Alphabetic}\p{N}\p{M}'’]+/gu;

  /** Savoy's minimal stemmer, the plural taken off first, so that « table » and « tables » meet. */
  function stem(word) {
    if (!/^[a-z]+$/.test(word)) return word;
    if (word.length >= 6 && /[^e]aux$/.test(word)) word = word.slice(0, -2) + "l";
    else if (word.length > 3 && /[sx]$/.test(word)) word = word.slice(0, -1);
    if (word.length < 6) return word;
    word = word.replace(/r$/, "").replace(/e$/, "");
    return word.at(-1) === word.at(-2) ? word.slice(0, -1) : word;
  }

  /** The words of a text as they are written: `[{ text, start }]`. */
  function words(text) {
    return Array.from(text.matchAll(WORD), function (match) { return { text: match[0], start: match.index }; });
  }

  /** The terms of one of `words`: `[{ term, folded }]`. */
  function termsOf(word) {
    var parts = Outils.fold(word).split("'");
    return parts.filter(function (part, place) {
      var elided = place < parts.length - 1 && ELIDED.has(part);
      return !elided && Array.from(part).length > 1 && !STOP_WORDS.has(part);
    }).map(function (part) { return { term: stem(part), folded: part }; });
  }

  /** The terms of a text, in order, without their words. */
  function terms(text) {
    return words(text).flatMap(function (word) { return termsOf(word.text); })
      .map(function (found) { return found.term; });
  }

  root.Analyse = { words: words, termsOf: termsOf, terms: terms };
})(globalThis);
