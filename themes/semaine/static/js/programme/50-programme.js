// The programme's filters: the form, the address bar and the answers, kept in step. The visitor's position stays in this
// page. While nothing is asked, the page's own list stands.
(function () {
  "use strict";
  var make = Outils.make;
  var form = document.getElementById("filtres");
  if (!form) return;
  var field = form.elements.lieu, more = form.querySelector("details"), pictos = form.dataset.pictos;
  var results = document.getElementById("resultats"), status = document.getElementById("nombre");
  var chips = document.getElementById("choix"), plain = document.getElementById("liste");
  var here = null, asked = 0, combobox;

  function question() { return Object.assign(Filtres.read(form), { place: here }); }

  /** Keeps the question in the address bar; a position from the device never goes there. */
  function remember(wanted) {
    var address = new URLSearchParams();
    if (here && !here.own) address.set("lieu", Lieux.label(here));
    if (here && !form.elements.rayon.selectedOptions[0].defaultSelected) address.set("rayon", wanted.rayon);
    Filtres.asked(wanted).forEach(function (name) { address.set(name, wanted[name]); });
    var search = address.toString() ? "?" + address : "";
    if (search !== location.search) history.pushState(null, "", search || location.pathname);
  }

  /** What a choice is called: its option's words, or its own label. */
  function wordsOf(name) {
    if (name === "lieu") return here.own ? texte("js-programme.around-you") : Lieux.label(here);
    var control = form.elements[name];
    return control.type === "checkbox" ? control.labels[0].textContent.trim() : control.selectedOptions[0].textContent.trim();
  }

  function chosen(wanted) { return (here ? ["lieu"] : []).concat(Filtres.asked(wanted)); }

  function drop(name) {
    var control = form.elements[name];
    if (name === "lieu") forget();
    else if (control.type === "checkbox") control.checked = false;
    else control.value = "";
    apply();
    (chips.querySelector("button") || field).focus();
  }

  function showChips(wanted) {
    var items = chosen(wanted).map(function (name) {
      var button = make("button", { type: "button", class: "chip" }, make("span", { class: "hidden-words" }, texte("js-programme.remove") + " "), wordsOf(name));
      button.addEventListener("click", function () { drop(name); });
      return make("li", {}, button);
    });
    if (items.length > 1) items.push(make("li", {}, Vue.button(texte("js-programme.clear"), clear)));
    chips.replaceChildren(...items);
    chips.hidden = !items.length;
  }

  function forget() {
    here = null;
    field.value = "";
  }

  function clear() {
    forget();
    Filtres.fill(form, {});
    apply();
    field.focus();
  }

  /** The page's own list, when nothing is asked or nothing could be read. */
  function showPlain(sentence) {
    asked++;
    plain.hidden = false;
    results.replaceChildren();
    results.removeAttribute("aria-busy");
    status.textContent = sentence || "";
  }

  /** Answers what the form asks, and keeps it in the address bar. */
  function apply() {
    var wanted = question();
    remember(wanted);
    return show(wanted);
  }

  async function show(wanted) {
    showChips(wanted);
    if (!chosen(wanted).length) return showPlain();
    var mine = ++asked;
    plain.hidden = true;
    results.setAttribute("aria-busy", "true");
    try {
      var reading = Donnees.begin(await Donnees.directory(), wanted);
      if (mine !== asked) return;
      status.textContent = texte("js-programme.reading");
      // Nothing found so far: a few steps more, so that a rare activity is not missed.
      for (var step = 0; step < 4 && reading.queue.length && !reading.failed && (!step || !Donnees.answers(reading, wanted).length); step++) {
        await Donnees.next(reading);
        if (mine !== asked) return;
      }
      if (reading.failed && !reading.events.length) throw new Error("nothing was read");
      await draw(reading, mine);
    } catch (error) {
      if (mine !== asked) return;
      showPlain(texte("js-programme.not-loaded"));
      results.replaceChildren(Vue.failure(texte("js-programme.no-programme"), function () { show(wanted); }));
    }
  }

  async function draw(reading, mine) {
    var wanted = reading.question, words = reading.directory.mots;
    var found = Donnees.answers(reading, wanted);
    var parts = found.length ? Vue.list(found, near(wanted), words, pictos) : [await nothing(reading)];
    if (mine !== asked) return;
    if (reading.queue.length) parts.push(goOn(reading, mine));
    if (found.length) parts.unshift(paper());
    if (wanted.place && wanted.mode !== "en-ligne" && reading.directory["en-ligne"].length) parts.push(online());
    results.replaceChildren(...parts);
    status.textContent = Mots.status(reading, found);
    results.removeAttribute("aria-busy");
  }

  /** What the nearest first are called. */
  function near(wanted) {
    if (!wanted.place || wanted.mode === "en-ligne") return "";
    return here.own ? texte("js-programme.around-you") : texte("js-programme.around", { commune: here.name });
  }

  function paper() {
    var button = Vue.button(texte("js-programme.print"), function () { window.print(); });
    return make("p", { class: "results-paper" }, button);
  }

  function online() {
    return make("p", {}, Vue.button(texte("js-programme.online"), function () {
      forget();
      form.elements.mode.value = "en-ligne";
      apply();
    }));
  }

  function goOn(reading, mine) {
    return make("p", {}, Vue.button(reading.failed ? texte("js-programme.again") : texte("js-programme.go-on"), async function () {
      results.setAttribute("aria-busy", "true");
      await Donnees.next(reading);
      if (mine === asked) await draw(reading, mine);
    }));
  }

  /** What to offer when nothing answers: the filters to give up, those that lead nowhere left out. */
  async function nothing(reading) {
    var wanted = reading.question;
    var relaxed = chosen(wanted).flatMap(function (name) {
      var words = texte("js-programme.without", { choix: wordsOf(name) });
      if (Filtres.LIGHT.includes(name)) {
        var freed = Donnees.answers(reading, Object.assign({}, wanted, { [name]: "" }));
        if (!freed.length) return [];
        words = texte("js-programme.without-finds", { choix: wordsOf(name), activites: Mots.activities(freed) });
      }
      return [Vue.button(words, function () { drop(name); })];
    });
    var nearest = wanted.place && wanted.mode !== "en-ligne" && await Donnees.beyond(reading);
    var wider = nearest && Array.from(form.elements.rayon.options).find(function (option) { return Number(option.value) >= nearest.distance; });
    if (wider) relaxed.unshift(Vue.button(texte("js-programme.up-to", { km: wider.value }), function () { widen(wider.value); }));
    var title = wanted.place && nearest ? texte("js-programme.none-within", { km: wanted.rayon }) : texte("js-programme.none");
    return Vue.none(title, relaxed, nearest && { event: nearest, card: Vue.card(nearest, reading.directory.mots, pictos) });
  }

  function widen(kilometres) {
    form.elements.rayon.value = kilometres;
    apply();
    (chips.querySelector("button") || field).focus();
  }

  async function choose(place) {
    here = place;
    form.elements.territoire.value = "";
    await apply();
    reveal();
  }

  /** On a phone the form would hide the answer. */
  function reveal() {
    if (status.getBoundingClientRect().bottom > window.innerHeight * 0.8) chips.parentElement.scrollIntoView({ block: "start" });
  }

  /** The first place that the field may mean. */
  async function send() {
    combobox.close();
    var written = field.value.trim();
    if (here && (here.own || written === Lieux.label(here))) return choose(here);
    here = null;
    if (!written) return apply();
    try {
      var places = await Lieux.find(written);
      if (!places.length) return showPlain(texte("js-programme.no-town", { commune: written }));
      // Several communes may share a postcode: the field keeps it.
      if (!/^\d/.test(written)) field.value = Lieux.label(places[0]);
      choose(places[0]);
    } catch (error) {
      showPlain(texte("js-programme.no-towns"));
    }
  }

  function locate() {
    status.textContent = texte("js-programme.locating");
    navigator.geolocation.getCurrentPosition(function (position) {
      field.value = "";
      choose({ own: true, latitude: position.coords.latitude, longitude: position.coords.longitude });
    }, function () {
      showPlain(texte("js-programme.no-position"));
    }, { maximumAge: 600000, timeout: 15000 });
  }

  /** Answers what the address asks. */
  async function recall() {
    var mine = ++asked, address = Object.fromEntries(new URLSearchParams(location.search));
    Filtres.fill(form, address);
    here = null;
    var written = address.lieu;
    if (written) {
      plain.hidden = true;
      var places = await Lieux.find(written).catch(function () { return null; });
      if (mine !== asked) return;
      if (!places || !places.length) return showPlain(places ? texte("js-programme.no-town", { commune: written }) : texte("js-programme.no-towns"));
      here = places[0];
      form.elements.territoire.value = "";
    }
    var wanted = question();
    if (["territoire", "type", "public", "mode", "inscription", "places"].some(function (name) { return wanted[name]; })) more.open = true;
    await show(wanted);
  }

  /** Whoever comes from the home page or by a link sees the answer first; Back and a reload keep their own place. */
  function arrived() {
    var visit = performance.getEntriesByType("navigation")[0];
    return location.search && visit && visit.type === "navigate";
  }

  combobox = Lieux.complete(field, document.getElementById("filtres-commune-communes"), choose);
  field.addEventListener("input", function () { if (here && here.own) here = null; });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    send();
  });
  Filtres.NAMES.forEach(function (name) {
    var control = form.elements[name];
    if (name === "lieu") return;
    control.addEventListener("change", function () {
      if (name === "territoire" && control.value) forget();
      apply();
    });
  });
  var button = document.getElementById("filtres-position");
  if (navigator.geolocation) button.addEventListener("click", locate);
  else button.hidden = true;
  window.addEventListener("popstate", recall);
  recall().then(function () { if (arrived()) reveal(); });
})();
