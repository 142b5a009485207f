// Completes the name or the postcode of a commune (WAI-ARIA 1.2, combobox with a list), from files of the site.
(function (root) {
  "use strict";
  var read = Outils.read, make = Outils.make;
  var MOST = 8;

  /** A name as the files are filed: like `territory::fold`, and without its first article. */
  function fold(text) {
    var long = { st: "saint", ste: "sainte", sts: "saints", stes: "saintes" };
    var words = Outils.fold(text).replace(/\bs\//g, "sur ").split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    if (words.length > 1 && /^(le|la|les|l)$/.test(words[0])) words.shift();
    return words.map(function (word) { return long[word] || word; }).join(" ");
  }

  /** `departement` is told where the postcodes do not tell it: in Corsica, and at some borders. */
  function placed(row) {
    return { name: row[0], postcodes: row[1].split(" "), latitude: row[2] / 1000, longitude: row[3] / 1000, departement: row[4] };
  }

  /** The code of a place's département: `59`, `2A`, `971`. */
  function departement(place) {
    return place.departement || place.postcodes[0].slice(0, /^9[78]/.test(place.postcodes[0]) ? 3 : 2);
  }

  function begins(place, key) {
    var name = fold(place.name);
    return name.startsWith(key) || name.replace(/^saintes? /, "").startsWith(key);
  }

  async function byPostcode(digits) {
    var first = digits.slice(0, 2);
    var rows = await read("recherche/lieux/" + first + ".json");
    return rows.map(placed).filter(function (place) {
      place.postcodes = place.postcodes.map(function (end) { return first + end; })
        .filter(function (code) { return code.startsWith(digits); });
      return place.postcodes.length;
    });
  }

  async function byName(key) {
    var towns = (await read("recherche/lieux/villes.json")).map(placed).filter(function (place) { return begins(place, key); });
    if (key.length < 3) return towns;
    var starts = await read("recherche/lieux/noms.json");
    var first = Outils.rangeOf(starts, key), last = Math.min(Outils.rangeOf(starts, key + "\uffff"), first + 2);
    var found = towns;
    for (var number = first; number <= last; number++) {
      found = found.concat((await read("recherche/lieux/noms/" + number + ".json")).map(placed).filter(function (place) { return begins(place, key); }));
    }
    var seen = new Set();
    return found.filter(function (place) {
      var one = label(place);
      return !seen.has(one) && seen.add(one);
    }).sort(function (one, other) { return (fold(other.name) === key) - (fold(one.name) === key); });
  }

  /**
   * The places that a text may mean, best first. Five digits are a postcode: 59186 is Anor's.
   * @param {string} text
   * @returns {Promise<{ name: string, postcodes: string[], latitude: number, longitude: number }[]>}
   */
  async function find(text) {
    var written = /^(.*?)\s*\((\d{5})\)$/.exec(text.trim());
    var digits = text.replace(/\s/g, "");
    if (written) {
      return (await byPostcode(written[2])).filter(function (place) { return fold(place.name) === fold(written[1]); });
    }
    if (/^\d+$/.test(digits)) {
      var exists = digits.length >= 2 && digits.length <= 5 && /^(0[1-9]|[1-8]\d|9[0-578])/.test(digits);
      return exists ? byPostcode(digits) : [];
    }
    var key = fold(text);
    return key.length > 1 ? byName(key) : [];
  }

  /** « Anor (59186) » */
  function label(place) { return place.name + " (" + place.postcodes[0] + ")"; }

  /**
   * Makes a combobox of a field. `choose(place)` is called when a place is chosen.
   */
  function complete(field, list, choose) {
    // `listed`: the text that the list answers. What is typed faster than it comes never chooses another town.
    var places = [], current = -1, asked = 0, listed = "";

    function close() {
      list.hidden = true;
      field.setAttribute("aria-expanded", "false");
      point(-1);
    }

    function point(number) {
      current = number;
      Array.from(list.children).forEach(function (option, place) { option.setAttribute("aria-selected", place === number); });
      if (number < 0) field.removeAttribute("aria-activedescendant");
      else {
        field.setAttribute("aria-activedescendant", list.children[number].id);
        list.children[number].scrollIntoView({ block: "nearest" });
      }
    }

    function take(place) {
      field.value = label(place);
      asked++;
      close();
      choose(place);
    }

    async function open() {
      var mine = ++asked, text = field.value;
      var found = await find(text).catch(function () { return []; });
      if (mine !== asked || document.activeElement !== field) return;
      places = found.slice(0, MOST);
      listed = text;
      list.replaceChildren(...places.map(function (place, number) {
        var option = make("li", { role: "option", id: list.id + "-" + number, "aria-selected": "false" }, place.name + " ", make("span", {}, place.postcodes[0]));
        option.addEventListener("pointerdown", function (event) { event.preventDefault(); });
        option.addEventListener("click", function () { take(place); });
        return option;
      }));
      if (!places.length) return close();
      list.hidden = false;
      field.setAttribute("aria-expanded", "true");
      current = -1;
      field.removeAttribute("aria-activedescendant");
    }

    field.addEventListener("input", function () { point(-1); });
    field.addEventListener("input", Outils.calm(open, 80));
    field.addEventListener("blur", close);
    field.addEventListener("keydown", function (event) {
      var step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && (list.hidden || listed !== field.value)) {
        event.preventDefault();
        open();
      } else if (step) {
        event.preventDefault();
        // One place between the last and the first is the field itself.
        point((current + step + places.length + 2) % (places.length + 1) - 1);
      } else if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      } else if (event.key === "Enter" && !list.hidden && current >= 0) {
        event.preventDefault();
        take(places[current]);
      }
    });
    return { close: function () { asked++; close(); } };
  }

  root.Lieux = { find: find, label: label, complete: complete, fold: fold, departement: departement };
})(globalThis);
