// From the answers of the form to an activity as its file holds it, and back from a draft to the form. A field's name is
// the path of its key; a few questions stand for several keys.
(function (root) {
  "use strict";
  var make = Outils.make;
  /** Questions of the form that are no key of the file. */
  var OWN = ["moment", "jour", "de", "a", "prix", "lieu"];

  function set(object, path, value) {
    var keys = path.split("."), last = keys.pop();
    keys.reduce(function (inner, key) { return inner[key] = inner[key] || {}; }, object)[last] = value;
  }

  function value(form, name) {
    var field = form.elements[name];
    return field ? String(field.value || "").trim() : "";
  }

  /** « 14:00 » on a day, or on the day after when it is before the start. */
  function end(day, from, to) {
    if (!day || !to) return undefined;
    if (!from || to > from) return day + "T" + to;
    return Filtres.add(day, 1) + "T" + to;
  }

  function hours(day, from, to) {
    var told = {};
    if (day && from) told.debut = day + "T" + from;
    if (day && to) told.fin = end(day, from, to);
    return told;
  }

  function sessions(form) {
    return Array.from(form.querySelectorAll("#seances > li")).map(function (item, place) {
      var field = function (name) { return item.querySelector("[data-nom=" + name + "]").value; };
      var day = field("jour"), from = field("de"), to = field("a");
      var told = from || to ? hours(day, from, to) : day ? { date: day } : {};
      return Object.assign({ id: "seance-" + (place + 1) }, told);
    });
  }

  function organisers(form) {
    return Array.from(form.querySelectorAll("#organisateurs > li")).flatMap(function (item) {
      var name = item.querySelector("[data-nom=nom]").value.trim(), url = item.querySelector("[data-nom=url]").value.trim();
      if (!name && !url) return [];
      var known = Array.from(document.querySelectorAll("#organisations option")).find(function (option) { return option.value === name; });
      if (known && !url) return [known.dataset.id];
      return [Object.assign(name ? { nom: name } : {}, url ? { url: url } : {})];
    });
  }

  function when(form, activity) {
    var kind = value(form, "moment");
    if (kind === "heures") Object.assign(activity, hours(value(form, "jour"), value(form, "de"), value(form, "a")));
    if (kind === "jour" && value(form, "date")) activity.date = value(form, "date");
    if (kind === "seances") activity.seances = sessions(form);
    if (kind === "semaines") {
      activity.recurrence = {};
      ["chaque", "de", "a", "du", "au"].forEach(function (key) {
        var told = value(form, "recurrence." + key);
        if (told) activity.recurrence[key] = told;
      });
    }
  }

  function where(form, activity, place) {
    var mode = value(form, "mode");
    if (mode !== "presentiel") activity.mode = mode;
    if (mode === "en-ligne") return delete activity.lieu;
    delete activity.lieu;
    var address = {};
    ["nom", "type", "adresse"].forEach(function (key) {
      if (value(form, "lieu." + key)) address[key] = value(form, "lieu." + key);
    });
    if (place) Object.assign(address, { code_postal: place.postcodes[0], commune: place.name.replace(/’/g, "'") });
    if (value(form, "lieu.precisions")) address.precisions = value(form, "lieu.precisions");
    if (Object.keys(address).length) activity.lieu = address;
    return undefined;
  }

  function price(form, activity) {
    var kind = value(form, "prix");
    delete activity.tarif;
    if (kind === "libre") activity.participation_libre = true;
    if (kind === "payant") {
      activity.gratuit = false;
      if (value(form, "tarif")) activity.tarif = value(form, "tarif");
    }
  }

  /** The keys of an object in the order of a block of the contract, whatever the order of the questions. */
  function inOrder(object, contract) {
    var ordered = {};
    contract.cles.forEach(function (key) {
      var told = object[key.nom];
      if (told === undefined) return;
      var inner = key.bloc && !key.liste && typeof told === "object";
      ordered[key.nom] = inner ? inOrder(told, key.bloc) : told;
    });
    return ordered;
  }

  function typed(key, text) {
    if (text === "true" || text === "false") return text === "true";
    if (/^(places|age\.min|age\.max)$/.test(key) && /^\d{1,9}$/.test(text)) return Number(text);
    return text;
  }

  /**
   * The activity that the answers tell.
   * @param {HTMLFormElement} form
   * @param {object|null} place the commune that was chosen
   * @param {object} contract of an activity
   */
  function read(form, place, contract) {
    var activity = {};
    form.querySelectorAll("[data-champ]").forEach(function (box) {
      var name = box.dataset.champ;
      if (OWN.includes(name) || /^(lieu|recurrence)\./.test(name) || box.closest("[hidden]")) return;
      if (box.classList.contains("field-checks")) {
        var checked = Array.from(box.querySelectorAll("input:checked"), function (input) { return input.value; });
        if (checked.length) set(activity, name, checked);
        return;
      }
      var field = form.elements[name];
      if (!field || name === "mode" || name === "organisateurs" || name === "seances") return;
      if (field.type === "checkbox" && !field.checked) return;
      var text = value(form, name);
      if (text && name === "langues") set(activity, name, text.split(/[\s,;]+/).filter(Boolean));
      else if (text) set(activity, name, typed(name, text));
    });
    delete activity.date;
    when(form, activity);
    where(form, activity, place);
    var names = organisers(form);
    if (names.length) activity.organisateurs = names;
    price(form, activity);
    return inOrder(activity, contract);
  }

  // --- Rows that are added as one needs them ---

  function field(id, type, label, name, more) {
    return make("div", { class: "field field-" + type }, make("label", { for: id }, label),
      make("input", Object.assign({ id: id, type: type, "data-nom": name, autocomplete: "off" }, more || {})));
  }

  var made = 0;

  function addSession(list, told) {
    var id = "s" + ++made;
    var remove = make("button", { type: "button", class: "button button-discret" }, texte("js-propose.remove-session"));
    var item = make("li", {}, make("div", { class: "field-row" }, field(id + "-jour", "date", texte("js-propose.day"), "jour"), field(id + "-de", "time", texte("js-propose.from"), "de"), field(id + "-a", "time", texte("js-propose.to"), "a")), remove);
    fillRow(item, told);
    remove.addEventListener("click", function () { removeRow(item, "seance"); });
    list.append(item);
    return item;
  }

  function addOrganiser(list, told) {
    var id = "o" + ++made;
    var remove = make("button", { type: "button", class: "button button-discret" }, texte("js-propose.remove"));
    var item = make("li", {}, make("div", { class: "field-row" },
      field(id + "-nom", "text", texte("js-propose.name"), "nom", { list: "organisations" }), field(id + "-url", "url", texte("js-propose.site"), "url")), remove);
    fillRow(item, told);
    remove.addEventListener("click", function () { removeRow(item, "organisateur"); });
    list.append(item);
    return item;
  }

  function fillRow(item, told) {
    Object.keys(told || {}).forEach(function (name) { item.querySelector("[data-nom=" + name + "]").value = told[name]; });
  }

  function removeRow(item, what) {
    var list = item.parentElement;
    var add = document.getElementById("ajouter-" + what);
    item.remove();
    list.dispatchEvent(new Event("input", { bubbles: true }));
    add.focus();
  }

  function rows(list) {
    return Array.from(list.children, function (item) {
      var told = {};
      item.querySelectorAll("[data-nom]").forEach(function (field) { told[field.dataset.nom] = field.value; });
      return told;
    });
  }

  /** What a reload must not lose: each field by its name, each added row. */
  function save(form) {
    var fields = {};
    Array.from(form.elements).forEach(function (field) {
      if (!field.name) return;
      if (field.type !== "checkbox" && field.type !== "radio") fields[field.name] = field.value;
      else if (field.checked) fields[field.name] = (fields[field.name] || []).concat(field.value);
    });
    return { champs: fields, seances: rows(form.querySelector("#seances")), organisateurs: rows(form.querySelector("#organisateurs")) };
  }

  function restore(form, draft) {
    Array.from(form.elements).forEach(function (field) {
      if (!field.name) return;
      var told = draft.champs[field.name];
      if (field.type !== "checkbox" && field.type !== "radio") field.value = typeof told === "string" ? told : "";
      else field.checked = Array.isArray(told) && told.includes(field.value);
    });
    draft.seances.forEach(function (row) { addSession(form.querySelector("#seances"), row); });
    draft.organisateurs.forEach(function (row) { addOrganiser(form.querySelector("#organisateurs"), row); });
  }

  root.Reponses = { read: read, save: save, restore: restore, addSession: addSession, addOrganiser: addOrganiser };
})(globalThis);
