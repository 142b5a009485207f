// The answers of the programme as cards, like those of the static lists (`card.html`), and what is shown when there is none.
(function (root) {
  "use strict";
  var make = Outils.make;
  var SVG = "http://www.w3.org/2000/svg";
  var FIRST = 24, MORE = 48;

  /** A drawing of `images/pictos.svg`, decorative: words always stand beside it. */
  function picto(file, name) {
    var svg = document.createElementNS(SVG, "svg"), use = document.createElementNS(SVG, "use");
    var attributes = { class: "picto", width: 28, height: 28, "aria-hidden": "true", focusable: "false" };
    for (var key in attributes) svg.setAttribute(key, attributes[key]);
    use.setAttribute("href", file + "#" + name);
    svg.append(use);
    return svg;
  }

  function tags(event, words) {
    var features = words.accessibilite.filter(function (feature, bit) { return event.accessibility & 1 << bit; });
    var required = words.inscriptions.filter(function (mode) { return mode[0] === "obligatoire" && event.registration === mode[0]; });
    var all = [event.access, event.paid ? texte("js-programme.paid") : ""].concat(required.concat(features).map(function (word) { return word[1]; }));
    return all.filter(Boolean).map(function (tag) { return make("li", { class: "tag" }, tag); });
  }

  function card(event, words, pictos) {
    var kind = words.types[event.types[0]][0];
    var today = !event.past && event.on && event.on <= Outils.today(event.zone);
    var moment = event.past ? texte("js-programme.past") : today ? texte("js-programme.today") : "";
    var list = tags(event, words);
    var when = event.on ? [make("time", { datetime: event.on }, Mots.day(event.on)), ", " + Mots.hours(event)] : [Mots.every(event)];
    return make("li", { class: "card kind-" + kind + (event.past ? " is-passe" : today ? " is-aujourdhui" : "") },
      make("span", { class: "saucer" }, picto(pictos, kind)),
      make("div", { class: "card-text" },
        make("p", { class: "card-types" }, event.types.map(function (type) { return words.types[type][1]; }).join(", ")),
        make("h3", {}, make("a", { href: Outils.base + "evenements/" + event.path + "/" }, event.title)),
        event.statusLabel ? make("p", { class: "status status-" + event.status }, picto(pictos, "alerte"), event.statusLabel) : "",
        make("p", { class: "card-when" }, when, moment ? [" ", make("strong", { class: "card-moment" }, moment)] : ""),
        make("p", { class: "card-where" }, event.where, event.distance >= 0 ? [" ", make("strong", { class: "card-far" }, Mots.far(event.distance))] : ""),
        list.length ? make("ul", { class: "tags" }, list) : ""));
  }

  /** Under which heading an event stands. */
  function heading(event, near) {
    if (near) return event.past ? texte("js-programme.past-activities") : near;
    var day = event.on ? Mots.capital(Mots.day(event.on)) : texte("js-programme.all-year");
    return event.past ? texte("js-programme.past-day", { jour: day }) : day;
  }

  /**
   * A list of events under their headings, the first of them at once.
   * @param {string} near what the nearest first are called; empty when events stand by day
   */
  function list(events, near, words, pictos) {
    var sections = make("div", { class: "days" }), button = make("button", { type: "button", class: "button button-discret" });
    var next = 0, open = null, cards = null;
    var groups = new Map();
    events.forEach(function (event) {
      var key = heading(event, near);
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(event);
    });
    function section(title) {
      cards = make("ul", { class: "cards" });
      sections.append(make("section", { class: "day" },
        make("h2", { class: "day-title" }, title + " ", make("span", { class: "day-count" }, Mots.activities(groups.get(title)))), cards));
      open = title;
    }
    function more(number) {
      var first = null;
      events.slice(next, next + number).forEach(function (event) {
        var title = heading(event, near), item = card(event, words, pictos);
        if (title !== open) section(title);
        cards.append(item);
        first = first || item;
      });
      next += number;
      button.hidden = next >= events.length;
      button.textContent = texte("js-programme.more", { n: Math.min(MORE, events.length - next) });
      return first;
    }
    button.addEventListener("click", function () { more(MORE).querySelector("a").focus(); });
    more(FIRST);
    return [sections, button];
  }

  /** A button that calls. */
  function button(words, action) {
    var element = make("button", { type: "button", class: "button button-discret" }, words);
    element.addEventListener("click", action);
    return element;
  }

  /** In place of an empty list: what to give up, what is nearest, where else to look. */
  function none(title, relaxed, nearest) {
    return make("section", { class: "empty results-none" }, make("div", {},
      make("h2", {}, title),
      relaxed.length ? [make("p", {}, texte("js-programme.widen")), make("ul", { class: "buttons" }, relaxed.map(function (one) { return make("li", {}, one); }))] : "",
      nearest ? [make("h3", {}, texte("js-programme.nearest", { distance: Mots.far(nearest.event.distance) })), make("ul", { class: "cards" }, nearest.card)] : "",
      make("p", {}, texte("js-programme.see") + " ", make("a", { href: Outils.base + "carte/" }, texte("js-programme.map")), ", ",
        make("a", { href: Outils.base + "territoires/" }, texte("js-programme.territories")), ", " + texte("js-programme.or") + " ",
        make("a", { href: Outils.base + "organiser/" }, texte("js-programme.organise")), texte("js-programme.chairs"))));
  }

  /** A sentence in place of an answer that did not come. */
  function failure(sentence, again) {
    return make("div", { class: "callout callout-attention" }, make("p", {}, sentence), again ? button(texte("js-programme.again"), again) : "");
  }

  root.Vue = { card: card, list: list, none: none, failure: failure, button: button };
})(globalThis);
