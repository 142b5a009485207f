// The search page: reads the shards of the index that the words lead to, and shows what they list.
(function () {
  "use strict";
  var read = Outils.read, make = Outils.make;
  var form = document.getElementById("recherche");
  if (!form) return;
  var field = form.elements.q;
  var results = document.getElementById("resultats");
  var status = document.getElementById("nombre");
  var titles = document.getElementById("index");
  var FIRST = 6, MORE = 20;
  var KINDS = {
    activites: texte("js-search.activities"), lieux: texte("js-search.places"), formats: texte("js-search.formats"),
    ressources: texte("js-search.resources"), questions: texte("js-search.questions"), mots: texte("js-search.terms"),
    pages: texte("js-search.pages"),
  };
  var asked = 0;

  function directory() { return read("recherche/index.json"); }

  async function shards(first, last) {
    var index = await directory();
    var from = Outils.rangeOf(index.termes, first), to = Outils.rangeOf(index.termes, last);
    var numbers = [];
    // A short beginning may span many shards: those of its shortest words are enough while it is being typed.
    for (var number = from; number <= Math.min(to, from + 2); number++) numbers.push(number);
    return Promise.all(numbers.map(function (one) { return read("recherche/index/" + one + ".json?v=" + index.version); }));
  }

  /** The entries of a word: the term itself, and for a word that is being typed those it begins. */
  async function entriesOf(word, unfinished) {
    var found = [];
    var add = function (entry, factor) { if (entry) found.push({ entry: entry, factor: factor }); };
    (await shards(word.term, word.term)).forEach(function (shard) { add(shard[word.term], 1); });
    if (!unfinished || word.folded.length < 2) return found;
    var begun = word.term.length < word.folded.length && found.length ? word.term : word.folded;
    (await shards(begun, begun + "\uffff")).forEach(function (shard) {
      var names = Object.keys(shard).filter(function (name) { return name.startsWith(begun) && name !== word.term; });
      names.sort(function (one, other) { return shard[other][1] - shard[one][1]; });
      names.slice(0, 12).forEach(function (name) { add(shard[name], 0.5); });
    });
    return found;
  }

  /** Document → score for a word, and whether every document that holds it is listed. */
  function scoresOf(entries, documents) {
    var scores = new Map(), whole = true;
    entries.forEach(function (one) {
      var holders = one.entry[1], document = 0;
      var rarity = Math.log(1 + documents / holders) * one.factor;
      if (holders > one.entry.length - 2) whole = false;
      for (var at = 2; at < one.entry.length; at++) {
        document += Math.floor(one.entry[at] / 8);
        var score = (1 + one.entry[at] % 8) * rarity;
        scores.set(document, Math.max(scores.get(document) || 0, score));
      }
    });
    return { scores: scores, whole: whole };
  }

  /**
   * The documents of a query, best first: those that hold all its words, else those that hold some.
   * @returns {Promise<{ found: number[], all: boolean, missing: object[], kinds: Array }>}
   */
  async function search(query) {
    var written = Analyse.words(query);
    var words = written.flatMap(function (word, place) {
      var last = place === written.length - 1 && /[\p{L}\p{N}]$/u.test(query);
      return Analyse.termsOf(word.text).map(function (one) { return Object.assign(one, { unfinished: last }); });
    });
    var index = await directory();
    var documents = index.genres.at(-1)[1];
    var lists = await Promise.all(words.map(async function (word) {
      return scoresOf(await entriesOf(word, word.unfinished), documents);
    }));
    var missing = words.filter(function (word, place) { return lists[place].scores.size === 0; });
    var sums = new Map();
    lists.forEach(function (list) {
      list.scores.forEach(function (score, document) { sums.set(document, (sums.get(document) || 0) + score); });
    });
    var ranked = Array.from(sums.keys()).sort(function (one, other) { return sums.get(other) - sums.get(one) || one - other; });
    // A frequent word lists its best documents only: not to be listed does not mean not to hold it.
    var holding = ranked.filter(function (document) {
      return lists.every(function (list) { return list.scores.has(document) || !list.whole; });
    });
    return { found: holding.length ? holding : ranked, all: holding.length > 0, missing: missing, words: words, kinds: index.genres };
  }

  function isMeant(folded, words) {
    return words.some(function (word) { return word.term === folded.term || (word.unfinished && folded.folded.startsWith(word.folded)); });
  }

  /** A text whose words that were looked for are marked. */
  function marked(text, words) {
    var parts = [], end = 0;
    Analyse.words(text).forEach(function (word) {
      if (!Analyse.termsOf(word.text).some(function (one) { return isMeant(one, words); })) return;
      var start = word.start + (word.text.search(/[^'’]*$/));
      parts.push(text.slice(end, start), make("mark", {}, text.slice(start, word.start + word.text.length)));
      end = word.start + word.text.length;
    });
    parts.push(text.slice(end));
    return parts;
  }

  async function card(document) {
    var index = await directory();
    var cards = await read("recherche/fiches/" + Math.floor(document / 100) + ".json?v=" + index.version);
    return cards[document % 100];
  }

  function shown(kind, one, words) {
    if (kind !== "activites") {
      return make("li", { class: "hit" }, make("h3", {}, make("a", { href: Outils.base + one[0] }, marked(one[1], words))),
        one[2] ? make("p", { class: "hit-more" }, marked(one[2], words)) : "");
    }
    var past = one[3] && one[3] < Outils.today(one[6]);
    return make("li", { class: "hit" + (past ? " is-passe" : "") },
      make("h3", {}, make("a", { href: Outils.base + "evenements/" + one[0] + "/" }, marked(one[1], words))),
      one[5] ? make("p", { class: "status" }, one[5]) : "",
      make("p", { class: "hit-more" }, marked(one[2], words), past ? make("strong", {}, " " + texte("js-search.past")) : "", make("br"), marked(one[4], words)));
  }

  function section(kind, documents, words) {
    var list = make("ul", { class: "hits" });
    var title = make("h2", { id: "genre-" + kind }, KINDS[kind] + " ", make("span", { class: "hit-count" }, documents.length.toLocaleString("fr-FR")));
    var box = make("section", { "aria-labelledby": "genre-" + kind }, title, list);
    var next = 0;
    var button = make("button", { type: "button", class: "button button-discret" });
    async function more(number) {
      var wanted = documents.slice(next, next + number);
      next += wanted.length;
      var cards = await Promise.all(wanted.map(card));
      var items = cards.map(function (one) { return shown(kind, one, words); });
      list.append(...items);
      var left = documents.length - next;
      button.textContent = texte("js-search.more", { n: Math.min(left, MORE), genre: KINDS[kind].toLowerCase() });
      if (left <= 0) button.remove();
      else if (!button.isConnected) box.append(button);
      return items[0];
    }
    button.addEventListener("click", async function () {
      var first = await more(MORE);
      first.querySelector("a").focus();
    });
    return more(FIRST).then(function () { return box; });
  }

  /** How many letters must change for a word to become another; stops at 3. */
  function distance(one, other) {
    if (Math.abs(one.length - other.length) > 2) return 3;
    var row = Array.from({ length: other.length + 1 }, function (_, at) { return at; });
    for (var i = 1; i <= one.length; i++) {
      var before = row[0];
      row[0] = i;
      for (var j = 1; j <= other.length; j++) {
        var above = row[j];
        row[j] = Math.min(above + 1, row[j - 1] + 1, before + (one[i - 1] === other[j - 1] ? 0 : 1));
        before = above;
      }
    }
    return row[other.length];
  }

  /** A word of the index with the same beginning, near to one that nobody wrote. */
  async function suggestion(word) {
    var best = null;
    var begun = word.folded.slice(0, 2);
    (await shards(word.term.slice(0, 3), word.term.slice(0, 3))).concat(await shards(begun, begun + "\uffff"))
      .forEach(function (shard) {
        for (var name in shard) {
          var edits = distance(word.term, name);
          if (edits > (word.term.length < 6 ? 1 : 2)) continue;
          var rank = edits * 1e6 - shard[name][1];
          if (!best || rank < best.rank) best = { rank: rank, written: shard[name][0] || name };
        }
      });
    return best && best.written;
  }

  async function empty(query, missing) {
    var links = make("ul", {},
      make("li", {}, make("a", { href: Outils.base + "programme/" }, texte("js-search.programme"))),
      make("li", {}, make("a", { href: Outils.base + "territoires/" }, texte("js-search.near-you"))),
      make("li", {}, make("a", { href: Outils.base + "faq/" }, texte("js-search.faq"))));
    var proposed = query;
    for (var word of missing) {
      var better = await suggestion(word);
      var place = better && Analyse.words(proposed).find(function (one) {
        return Analyse.termsOf(one.text).some(function (term) { return term.term === word.term; });
      });
      if (place) proposed = proposed.slice(0, place.start) + better + proposed.slice(place.start + place.text.length);
    }
    var asking = "";
    if (proposed !== query) {
      asking = make("p", { class: "lead" }, texte("js-search.meant") + " ", make("a", { href: "?q=" + encodeURIComponent(proposed) }, proposed), "\u202f?");
    }
    return make("section", { class: "hit-none" }, make("h2", {}, texte("js-search.none", { mots: query })), asking,
      make("p", {}, texte("js-search.from-here")), links);
  }

  /** A postcode, or the name of a commune, is better served by « près de chez moi ». */
  function nearby(query) {
    if (!/^\d{5}$/.test(query.trim())) return "";
    var href = Outils.base + "programme/?lieu=" + query.trim();
    return make("p", { class: "lead" }, make("a", { href: href }, texte("js-search.nearby", { code: query.trim() })));
  }

  async function show(query) {
    var mine = ++asked;
    results.setAttribute("aria-busy", "true");
    try {
      var answer = await search(query);
      var byKind = answer.kinds.slice(0, -1).map(function (kind, place) {
        var end = answer.kinds[place + 1][1];
        return [kind[0], answer.found.filter(function (document) { return document >= kind[1] && document < end; })];
      }).filter(function (kind) { return kind[1].length; });
      var parts = await Promise.all(byKind.map(function (kind) { return section(kind[0], kind[1], answer.words); }));
      if (!parts.length) parts = [await empty(query, answer.missing)];
      else if (!answer.all) parts.unshift(make("p", {}, texte("js-search.partly")));
      if (mine !== asked) return;
      results.replaceChildren(...[nearby(query)].filter(Boolean), ...parts);
      status.textContent = texte("js-search.results", { n: answer.found.length, mots: query });
    } catch (error) {
      if (mine !== asked) return;
      results.replaceChildren(make("p", {}, texte("js-search.not-loaded-what")));
      status.textContent = texte("js-search.not-loaded");
      titles.hidden = false;
    }
    results.removeAttribute("aria-busy");
  }

  function start() {
    var query = field.value.trim();
    titles.hidden = query.length > 1;
    if (query.length > 1) return show(query);
    asked++;
    results.replaceChildren();
    status.textContent = query ? texte("js-search.too-short") : "";
  }

  // Back leads to the last query that was sent or left, not to each of its letters.
  var settled = true;

  /** Writes the query in the address bar. */
  function remember() {
    var query = field.value.trim();
    var address = query ? "?q=" + encodeURIComponent(query) : location.pathname;
    if (location.search !== (query ? address : "")) history[settled ? "pushState" : "replaceState"](null, "", address);
    settled = false;
    document.title = query ? texte("js-search.page-title", { mots: query, titre: field.dataset.titre }) : field.dataset.titre;
  }

  function recall() {
    field.value = new URLSearchParams(location.search).get("q") || "";
    settled = true;
    start();
  }

  field.dataset.titre = document.title;
  field.addEventListener("input", Outils.calm(function () { remember(); start(); }, 120));
  field.addEventListener("change", function () { settled = true; });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    remember();
    settled = true;
    start();
  });
  window.addEventListener("popstate", recall);
  recall();
})();
