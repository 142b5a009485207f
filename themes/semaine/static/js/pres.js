// « Près de chez moi »: the nearest activities, from the files of the départements within reach. The visitor's position
// stays in this page.
(function () {
  "use strict";
  var read = Outils.read, make = Outils.make, count = Outils.count;
  var form = document.getElementById("pres");
  if (!form) return;
  var field = form.elements.lieu;
  var results = document.getElementById("pres-resultats");
  var status = document.getElementById("pres-nombre");
  var FILTERS = ["rayon", "jour", "moment", "besoin"];
  var FIRST = 20, MORE = 30;
  // Minutes from midnight; the evening ends with the night.
  var MOMENTS = { matin: [0, 720], "apres-midi": [720, 1080], soir: [1080, 1800] };
  var WEEKDAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
  var here = null, asked = 0, combobox;

  /** Kilometres between two points in degrees (haversine, mean radius of the IUGG). */
  function distance(latitude, longitude, other, otherLongitude) {
    var radians = Math.PI / 180;
    var half = function (from, to) { return Math.pow(Math.sin((to - from) * radians / 2), 2); };
    var sum = half(latitude, other) + Math.cos(latitude * radians) * Math.cos(other * radians) * half(longitude, otherLongitude);
    return 2 * 6371.0088 * Math.asin(Math.sqrt(Math.min(1, sum)));
  }

  /** From a place to the box of a département: nothing in it is nearer. */
  function toBox(place, row) {
    var latitude = Math.min(Math.max(place.latitude, row[3]), row[5]);
    var longitude = Math.min(Math.max(place.longitude, row[4]), row[6]);
    return distance(place.latitude, place.longitude, latitude, longitude);
  }

  function minutes(hour) { return Number(hour.slice(0, 2)) * 60 + Number(hour.slice(3)); }

  /** 1 for Monday, as ISO 8601 counts. */
  function weekday(day) { return (new Date(day + "T00:00Z").getUTCDay() + 6) % 7 + 1; }

  function isOn(event, wanted) {
    if (!wanted) return true;
    var rule = event.rule;
    if (/^\d/.test(wanted)) {
      if (!rule) return event.day === wanted;
      return rule[0] === weekday(wanted) && rule[1] <= wanted && (!rule[2] || wanted <= rule[2]) && !rule[3].includes(wanted);
    }
    return (rule ? rule[0] : weekday(event.day)) === WEEKDAYS.indexOf(wanted) + 1;
  }

  /** An activity without hours may be at any: it is never left out. */
  function isAt(event, wanted) {
    var moment = MOMENTS[wanted];
    if (!moment || !event.start) return true;
    var start = minutes(event.start), end = minutes(event.end);
    return start < moment[1] && (end <= start ? end + 1440 : end) > moment[0];
  }

  function eventsOf(part, place, needs) {
    return part.activites.map(function (row) {
      var where = part.lieux[row[2]];
      return {
        path: row[0], title: row[1], where: where[0], kind: part.types[row[3]], day: row[4], start: row[5], end: row[6],
        status: row[7], access: row[8], rule: row[9], zone: where[3] || part.zone,
        distance: distance(place.latitude, place.longitude, where[1] / 1e4, where[2] / 1e4),
      };
    }).filter(function (event) {
      return isOn(event, needs.jour) && isAt(event, needs.moment) && (!needs.besoin || event.access & (1 << Number(needs.besoin)));
    });
  }

  /** Whether a part may hold a day: those of recurring activities may hold any. */
  function mayHold(part, wanted) {
    return !/^\d/.test(wanted) || !part[1] || (part[1] <= wanted && wanted <= part[2]);
  }

  async function load(rows, place, needs) {
    var files = rows.flatMap(function (row) {
      return row[7].flatMap(function (part, number) {
        return mayHold(part, needs.jour) ? ["recherche/evenements/" + row[0] + (number ? "-" + (number + 1) : "") + ".json"] : [];
      });
    });
    var parts = await Promise.all(files.map(read));
    return parts.flatMap(function (part) { return eventsOf(part, place, needs); });
  }

  /** What is left of today and later comes first, then the nearest, then the earliest. */
  function inOrder(events) {
    events.forEach(function (event) {
      var last = event.rule ? event.rule[2] : event.day;
      event.past = Boolean(last) && last < Outils.today(event.zone);
    });
    return events.sort(function (one, other) {
      return one.past - other.past || Math.round(one.distance) - Math.round(other.distance) ||
        (one.day + one.start).localeCompare(other.day + other.start) || one.title.localeCompare(other.title, "fr");
    });
  }

  function inWords(event) {
    var hours = event.start ? "de " + hour(event.start) + " à " + hour(event.end) : "horaire à préciser";
    if (event.rule) return "chaque " + WEEKDAYS[event.rule[0] - 1] + ", " + hours;
    var day = new Date(event.day + "T00:00Z").toLocaleDateString("fr-FR", { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
    return day.replace(/ 1 /, " 1er ") + ", " + hours;
  }

  function hour(time) {
    return Number(time.slice(0, 2)) + "\u202fh" + (time.slice(3) === "00" ? "" : "\u202f" + time.slice(3));
  }

  function far(kilometres) {
    return kilometres < 1 ? "à moins de 1\u00a0km" : "à " + Math.round(kilometres).toLocaleString("fr-FR") + "\u00a0km";
  }

  function shown(event) {
    var today = !event.rule && event.day === Outils.today(event.zone);
    var word = event.past ? "Passé" : today ? "Aujourd’hui" : "";
    return make("li", { class: "hit near" + (event.past ? " is-passe" : today ? " is-aujourdhui" : "") },
      make("p", { class: "near-far" }, far(event.distance)),
      make("h3", {}, make("a", { href: Outils.base + "evenements/" + event.path + "/" }, event.title)),
      event.status ? make("p", { class: "status" }, event.status) : "",
      make("p", { class: "hit-more" }, inWords(event), word ? make("strong", {}, " " + word) : "", make("br"), event.where, make("br"), event.kind));
  }

  function listOf(events) {
    var list = make("ul", { class: "hits" });
    var button = make("button", { type: "button", class: "button button-discret" });
    var next = 0;
    function more(number) {
      var items = events.slice(next, next + number).map(shown);
      next += items.length;
      list.append(...items);
      button.hidden = next >= events.length;
      button.textContent = "Voir " + count(Math.min(MORE, events.length - next), "autre activité", "autres activités");
      return items[0];
    }
    button.addEventListener("click", function () { more(MORE).querySelector("a").focus(); });
    more(FIRST);
    return [list, button];
  }

  function needsOf() {
    var needs = {};
    FILTERS.forEach(function (name) { needs[name] = form.elements[name].value; });
    return needs;
  }

  /** The nearest activity beyond the radius, département after département. */
  async function beyond(rows, place, needs) {
    var nearest = null;
    for (var row of rows.slice().sort(function (one, other) { return toBox(place, one) - toBox(place, other); })) {
      if (nearest && toBox(place, row) > nearest.distance) break;
      inOrder(await load([row], place, needs)).forEach(function (event) {
        if (!nearest || event.distance < nearest.distance) nearest = event;
      });
      if (!nearest && toBox(place, row) > 1000) break;
    }
    return nearest;
  }

  async function none(rows, place, needs) {
    var nearest = await beyond(rows, place, needs);
    var words = [make("h3", {}, "Aucune activité à moins de " + needs.rayon + "\u00a0km")];
    if (nearest) words.push(make("p", {}, "La plus proche est " + far(nearest.distance) + "\u00a0:"), make("ul", { class: "hits" }, shown(nearest)));
    else words.push(make("p", {}, "Aucune activité ne répond à ces critères pour l’instant."));
    words.push(make("p", {}, "Vous pouvez élargir la recherche, ", make("a", { href: Outils.base + "programme/" }, "voir tout le programme"),
      " ou ", make("a", { href: Outils.base + "organiser/" }, "organiser une activité"), "."));
    return [make("div", { class: "hit-none" }, words)];
  }

  async function show() {
    if (!here) return;
    var mine = ++asked, place = here, needs = needsOf(), radius = Number(needs.rayon);
    results.setAttribute("aria-busy", "true");
    try {
      var rows = await read("recherche/evenements.json");
      var reach = rows.filter(function (row) { return toBox(place, row) <= radius; });
      if (mine !== asked) return;
      if (reach.length) status.textContent = "Lecture des activités\u00a0: " + reach.map(function (row) { return row[1]; }).join(", ") + "…";
      var events = inOrder((await load(reach, place, needs)).filter(function (event) { return event.distance <= radius; }));
      var parts = events.length ? listOf(events) : await none(rows, place, needs);
      if (mine !== asked) return;
      results.replaceChildren(make("h2", {}, place.own ? "Autour de vous" : Lieux.label(place) + " et ses environs"), ...parts);
      var from = reach.map(function (row) { return row[1]; }).join(", ");
      status.textContent = count(events.length, "activité", "activités") + " à moins de " + needs.rayon + "\u00a0km." +
        (from ? " Départements lus\u00a0: " + from + "." : "");
    } catch (error) {
      if (mine !== asked) return;
      results.replaceChildren(make("p", { class: "hit-none" }, "Les activités n’ont pas pu être chargées. Vérifiez votre connexion, puis réessayez, ou choisissez un département ci-dessous."));
      status.textContent = "Les activités n’ont pas pu être chargées.";
    }
    results.removeAttribute("aria-busy");
  }

  /** Keeps the question in the address bar; a position from the device never goes there. */
  function remember() {
    var address = new URLSearchParams();
    if (here && !here.own) address.set("lieu", Lieux.label(here));
    FILTERS.forEach(function (name) {
      var select = form.elements[name];
      if (!select.options[select.selectedIndex].defaultSelected) address.set(name, select.value);
    });
    var search = address.toString() ? "?" + address : "";
    if (search !== location.search) history.pushState(null, "", search || location.pathname);
  }

  async function choose(place) {
    here = place;
    remember();
    await show();
    // On a phone the filters would hide the answer.
    if (status.getBoundingClientRect().bottom > window.innerHeight * 0.8) status.scrollIntoView({ block: "center" });
  }

  function fail(sentence) {
    asked++;
    results.replaceChildren();
    status.textContent = sentence;
  }

  /** The first place that the field may mean. */
  async function send() {
    combobox.close();
    var written = field.value.trim();
    if (here && (here.own || written === Lieux.label(here))) return choose(here);
    if (!written) return fail("Écrivez le nom ou le code postal de votre commune.");
    try {
      var places = await Lieux.find(written);
      if (!places.length) return fail("Aucune commune ne correspond à «\u00a0" + written + "\u00a0». Vérifiez l’orthographe, ou essayez le code postal.");
      if (!/^\d/.test(written)) field.value = Lieux.label(places[0]);
      choose(places[0]);
    } catch (error) {
      fail("La liste des communes n’a pas pu être chargée. Vérifiez votre connexion, puis réessayez.");
    }
  }

  function locate() {
    status.textContent = "Votre navigateur vous demande si ce site peut connaître votre position…";
    navigator.geolocation.getCurrentPosition(function (position) {
      field.value = "";
      choose({ own: true, latitude: position.coords.latitude, longitude: position.coords.longitude });
    }, function () {
      fail("Votre position n’est pas disponible. Écrivez plutôt le nom ou le code postal de votre commune.");
    }, { maximumAge: 600000, timeout: 15000 });
  }

  async function recall() {
    var address = new URLSearchParams(location.search);
    FILTERS.forEach(function (name) {
      var select = form.elements[name];
      var wanted = address.get(name);
      Array.from(select.options).forEach(function (option) {
        option.selected = wanted === null ? option.defaultSelected : option.value === wanted;
      });
    });
    var written = address.get("lieu") || "";
    field.value = written;
    here = written ? (await Lieux.find(written).catch(function () { return []; }))[0] || null : null;
    if (here) return show();
    asked++;
    results.replaceChildren();
    status.textContent = written ? "Aucune commune ne correspond à «\u00a0" + written + "\u00a0»." : "";
  }

  combobox = Lieux.complete(field, document.getElementById("pres-communes"), choose);
  field.addEventListener("input", function () { if (here && here.own) here = null; });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    send();
  });
  FILTERS.forEach(function (name) {
    form.elements[name].addEventListener("change", function () { if (here) choose(here); });
  });
  var button = document.getElementById("pres-position");
  if (navigator.geolocation) button.addEventListener("click", locate);
  else button.hidden = true;
  window.addEventListener("popstate", recall);
  recall();
})();
