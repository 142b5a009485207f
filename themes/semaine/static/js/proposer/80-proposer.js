// The form of /proposer/: shows what is asked, says what is wrong while one writes, keeps the draft in this browser, and
// hands over to `suite.js` when nothing is.
(function () {
  "use strict";
  var make = Outils.make;
  var form = document.getElementById("proposer");
  if (!form) return;
  var DRAFT = "semaine.proposer." + Outils.base;
  var settings = form.dataset;
  var editions = settings.editions.split(" ").map(Number);
  var week = [document.documentElement.dataset.debut, document.documentElement.dataset.fin];
  var byId = function (id) { return document.getElementById(id); };
  var town = byId("c-lieu.commune"), chosen = byId("commune-choisie"), end = byId("suite");
  var contract = null, place = null, asked = 0;
  /** Fields that were left once: they may be told their faults. */
  var left = new Set();

  // --- What is shown ---

  /** `data-si="mode!=en-ligne"`: what is asked only for some answers. */
  function unfold() {
    form.querySelectorAll("[data-si]").forEach(function (box) {
      var parts = /^(\w+)(!?=)(.*)$/.exec(box.dataset.si);
      var same = form.elements[parts[1]].value === parts[3];
      box.hidden = parts[2] === "=" ? !same : same;
    });
    if (form.elements.moment.value === "seances" && !byId("seances").children.length) {
      Reponses.addSession(byId("seances"));
      Reponses.addSession(byId("seances"));
    }
  }

  function count() {
    form.querySelectorAll("[data-compteur]").forEach(function (line) {
      var written = Array.from(form.elements[line.dataset.compteur].value.trim()).length, most = Number(line.dataset.max);
      line.textContent = written > most * 0.8 ? texte("js-propose.length", { ecrits: written, max: most }) : "";
    });
  }

  /** Outside the week, an activity that is no Café IA is asked whether it is meant. */
  function askWeek(activity) {
    var days = Moments.sessions(activity).map(function (session) { return session.day; });
    var cafe = (activity.types || []).includes("cafe-ia");
    var outside = days.some(function (day) { return day < week[0] || day > week[1]; });
    byId("hors-semaine").hidden = cafe || !outside;
  }

  /** The question of consent stands as long as something personal does. */
  function askConsent(activity) {
    var bare = Object.assign({}, activity, { consentement: false });
    byId("accord").hidden = !Personnel.check(bare, contract.personnel).length;
  }

  function read() {
    var activity = Reponses.read(form, place, contract.activite);
    askWeek(activity);
    askConsent(activity);
    return Reponses.read(form, place, contract.activite);
  }

  // --- Faults ---

  /** The question that stands for a key. */
  function fieldOf(path) {
    var kind = form.elements.moment.value;
    if (/^(date|debut|fin)$/.test(path)) return kind === "jour" ? "date" : { debut: "de", fin: "a", date: "jour" }[path];
    if (/^seances/.test(path)) return "seances";
    if (/^lieu(\.(commune|code_postal|departement))?$/.test(path)) return "lieu.commune";
    if (/^(gratuit|participation_libre)$/.test(path)) return "prix";
    var known = path;
    while (known && !byId("e-" + known)) known = known.split(".").slice(0, -1).join(".");
    return known || "titre";
  }

  /** The faults of the answers, one a question; places are looked up in the site's own table. */
  async function faults(activity) {
    var found = Regles.check(activity, contract, { editions: editions });
    if (form.elements.mode.value !== "en-ligne" && !place) {
      found = found.filter(function (fault) { return !/^lieu($|\.commune)/.test(fault.path); });
      found.push({ code: "E101", path: "lieu.commune", words: await townFault() });
    }
    var kind = form.elements.moment.value;
    if (kind === "heures") {
      found = found.filter(function (fault) { return !/^(E101|E302)$/.test(fault.code) || !/^(date|debut|fin)$/.test(fault.path); });
      [["jour", texte("js-propose.choose-day")], ["de", texte("js-propose.start-hour")], ["a", texte("js-propose.end-hour-needed")]].forEach(function (one) {
        if (!form.elements[one[0]].value) found.push({ code: "E101", path: one[0], words: one[1] });
      });
    }
    var seen = new Set();
    return found.map(function (fault) { return Object.assign({ field: fieldOf(fault.path) }, fault); })
      .filter(function (fault) { return !seen.has(fault.field) && seen.add(fault.field); });
  }

  async function townFault() {
    var written = town.value.trim();
    if (!written) return texte("js-propose.town");
    try {
      var places = await Lieux.find(written);
      return places.length ? texte("js-propose.choose-town") : texte("js-propose.no-town", { commune: written });
    } catch (error) {
      return texte("js-propose.no-towns");
    }
  }

  function tell(name, words) {
    var line = byId("e-" + name), field = byId("c-" + name);
    if (!line) return;
    line.textContent = words;
    line.hidden = !words;
    if (!field) return;
    var control = field.matches("fieldset") ? null : field;
    if (control && words) control.setAttribute("aria-invalid", "true");
    else if (control) control.removeAttribute("aria-invalid");
    field.closest("[data-champ]").classList.toggle("is-wrong", Boolean(words));
  }

  /** Says the faults of the fields that were left, and takes back those that are mended. */
  async function judge() {
    if (!contract) return;
    var mine = ++asked;
    count();
    var found = await faults(read());
    if (mine !== asked) return;
    form.querySelectorAll("[data-erreur]").forEach(function (line) {
      var name = line.dataset.erreur;
      var fault = found.find(function (fault) { return fault.field === name; });
      tell(name, fault && left.has(name) ? fault.words : "");
    });
    if (!byId("erreurs").hidden) list(found);
  }

  function titleOf(name) {
    var box = form.querySelector("[data-champ=\"" + name + "\"]");
    var title = box && box.querySelector("legend, label");
    return title ? title.textContent.replace(/\(obligatoire\)/, "").replace(/, ou code postal/, "").trim() : texte("js-propose.sessions");
  }

  function list(found) {
    byId("erreurs").hidden = !found.length;
    byId("erreurs-titre").textContent = texte("js-propose.to-mend", { n: found.length });
    byId("erreurs-liste").replaceChildren(...found.map(function (fault) {
      var link = make("a", { href: "#c-" + fault.field }, texte("js-propose.fault", { question: titleOf(fault.field), faute: fault.words }));
      link.addEventListener("click", function (event) {
        event.preventDefault();
        focus(fault.field);
      });
      return make("li", {}, link);
    }));
  }

  function focus(name) {
    var field = byId("c-" + name) || form.querySelector("#" + CSS.escape(name) + " input");
    if (!field) return;
    var closed = field.closest("details");
    if (closed) closed.open = true;
    var control = field.matches("fieldset, ol, ul") ? field.querySelector("input, button") : field;
    (control || byId("ajouter-organisateur")).focus();
    field.scrollIntoView({ block: "center" });
  }

  // --- The commune ---

  function choose(found) {
    place = found;
    var code = found ? Lieux.departement(found) : "";
    chosen.textContent = found ? texte("js-propose.town-chosen", { commune: found.name, code: code }) : "";
    left.add("lieu.commune");
    keep();
    judge();
  }

  async function recallTown() {
    if (!town.value) return;
    var found = await Lieux.find(town.value).catch(function () { return []; });
    if (found.length === 1 || (found.length && Lieux.label(found[0]) === town.value)) choose(found[0]);
  }

  // --- The draft ---

  function keep() {
    try {
      localStorage.setItem(DRAFT, JSON.stringify(Object.assign(Reponses.save(form), { commune: town.value })));
    } catch (error) {
      // A browser that keeps nothing still lets one write.
    }
  }

  function recall() {
    try {
      var draft = JSON.parse(localStorage.getItem(DRAFT));
      if (!draft || !draft.champs) return false;
      Reponses.restore(form, draft);
      town.value = draft.commune || "";
      return true;
    } catch (error) {
      return false;
    }
  }

  function erase() {
    form.reset();
    byId("seances").replaceChildren();
    byId("organisateurs").replaceChildren();
    Reponses.addOrganiser(byId("organisateurs"));
    left.clear();
    choose(null);
    left.clear();
    byId("brouillon").hidden = true;
    byId("erreurs").hidden = true;
    end.hidden = true;
    unfold();
    form.elements.titre.focus();
    try {
      localStorage.removeItem(DRAFT);
    } catch (error) {
      // Nothing was kept.
    }
  }

  // --- The end ---

  async function finish(event) {
    event.preventDefault();
    if (!contract) {
      byId("erreurs").hidden = false;
      byId("erreurs-titre").textContent = texte("js-propose.not-loaded");
      return byId("erreurs").focus();
    }
    form.querySelectorAll("[data-erreur]").forEach(function (line) { left.add(line.dataset.erreur); });
    await recallTown();
    var activity = read(), found = await faults(activity);
    await judge();
    list(found);
    end.hidden = found.length > 0;
    if (found.length) return byId("erreurs").focus();
    var folder = activity.lieu ? Lieux.departement(place) : "en-ligne";
    var path = Fichier.path(activity, folder), text = Fichier.write(activity);
    var say = function (words) { byId("suite-etat").textContent = words; };
    say("");
    byId("chemin").textContent = path;
    byId("fichier").textContent = text;
    byId("chemins").replaceChildren(...Suite.ways(settings, activity, path, text, say));
    await Promise.all([Suite.preview(byId("apercu"), activity, folder, settings.pictos), Suite.showDuplicates(byId("doublons"), activity, folder)]);
    return end.focus();
  }

  function changed(event) {
    unfold();
    keep();
    // What was prepared is no longer what is written.
    end.hidden = true;
    if (event.target === town && place && town.value !== Lieux.label(place)) {
      place = null;
      chosen.textContent = "";
    }
    judge();
  }

  function leave(event) {
    var box = event.target.closest("[data-champ]");
    if (!box) return;
    // Moving inside a group of answers does not leave it.
    if (event.relatedTarget && box.contains(event.relatedTarget)) return;
    left.add(fieldOf(box.dataset.champ));
    judge();
  }

  Lieux.complete(town, byId("c-lieu.commune-communes"), choose);
  town.setAttribute("aria-describedby", "commune-choisie e-lieu.commune");
  byId("ajouter-seance").addEventListener("click", function () { Reponses.addSession(byId("seances")).querySelector("input").focus(); });
  byId("ajouter-organisateur").addEventListener("click", function () { Reponses.addOrganiser(byId("organisateurs")).querySelector("input").focus(); });
  byId("effacer").addEventListener("click", erase);
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("focusout", leave);
  form.addEventListener("submit", finish);
  byId("brouillon").hidden = !recall();
  if (!byId("organisateurs").children.length) Reponses.addOrganiser(byId("organisateurs"));
  unfold();
  fetch(settings.contrat).then(function (answer) {
    if (!answer.ok) throw new Error(answer.status);
    return answer.json();
  }).then(function (told) {
    contract = told;
    form.dataset.pret = "";
    return recallTown();
  }).then(judge, function () { contract = null; });
})();
