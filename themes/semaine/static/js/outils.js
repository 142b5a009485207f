// What the search and the programme's filters share: reading files, making elements, telling the day.
(function (root) {
  "use strict";
  var base = document.documentElement.dataset.racine || "/";
  var kept = new Map();

  /**
   * Reads a JSON file of the site, once. A failure is not kept: the next call tries again.
   * @param {string} path below the site's root
   * @returns {Promise<any>}
   */
  function read(path) {
    if (!kept.has(path)) {
      var answer = fetch(base + path).then(function (response) {
        if (!response.ok) throw new Error(response.status + " " + path);
        return response.json();
      });
      answer.catch(function () { kept.delete(path); });
      kept.set(path, answer);
    }
    return kept.get(path);
  }

  /**
   * Makes an element: `make("a", { href: "/" }, "Accueil")`. Children are elements or texts; what is empty is left out.
   */
  function make(name, attributes, ...children) {
    var element = document.createElement(name);
    for (var key in attributes) element.setAttribute(key, attributes[key]);
    element.append(...children.flat().filter(function (child) { return child !== "" && child != null; }));
    return element;
  }

  /** The last of the sorted `starts` that is not above `key`: where a key is filed. */
  function rangeOf(starts, key) {
    var low = 0, high = starts.length;
    while (low < high) {
      var middle = (low + high) >> 1;
      if (starts[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return Math.max(0, low - 1);
  }

  /** Today in a time zone, as 2026-05-19. */
  function today(zone) {
    try {
      return new Date().toLocaleDateString("sv-SE", { timeZone: zone || "Europe/Paris" });
    } catch (error) {
      return new Date().toISOString().slice(0, 10);
    }
  }

  /** Lower case, without accents nor ligatures. */
  function fold(text) {
    return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
      .replace(/œ/g, "oe").replace(/æ/g, "ae").replace(/ß/g, "ss").replace(/’/g, "'");
  }

  /** « 1 activité », « 12 activités ». */
  function count(number, one, many) {
    return number.toLocaleString("fr-FR") + "\u00a0" + (number < 2 ? one : many);
  }

  /** Lets a call through once they stop coming for a while: a field is not searched at every key. */
  function calm(action, wait) {
    var timer = 0;
    return function () {
      clearTimeout(timer);
      timer = setTimeout(action, wait);
    };
  }

  root.Outils = {
    base: base, read: read, make: make, rangeOf: rangeOf, today: today, fold: fold, count: count, calm: calm,
  };
})(globalThis);
