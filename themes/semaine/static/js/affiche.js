// The poster, the flyers and the mail of one activity (`?evenement=2026/59/anor-decouvrir-ia`), made from its own page, which is
// read here: no file more per activity. The parts of that page that say something worth printing carry `data-dit`.
(function () {
  "use strict";

  var tools = document.querySelector(".paper-tools"), sheets = document.querySelector("[data-feuilles]");
  var message = document.querySelector("[data-message]");
  var SHOWN_SESSIONS = 5;

  /** Ends with words in place of a poster. */
  function stop(words) {
    message.textContent = words;
  }

  function fill(form, values) {
    return form.replace(/\{([a-z]+)\}/g, function (whole, name) { return name in values ? values[name] : whole; });
  }

  // --- What the page of the activity says --------------------------------------------------------------------------------

  function words(element) {
    return element.textContent.replace(/[ \n]+/g, " ").trim();
  }

  function part(page, name) {
    return page.querySelector('[data-dit="' + name + '"]');
  }

  /** What a part says, but for « à préciser ». */
  function said(page, name) {
    var element = part(page, name);
    if (!element) return "";
    var known = element.cloneNode(true);
    known.querySelectorAll(".to-tell").forEach(function (missing) { missing.remove(); });
    return name === "resume" ? words(known) : words(known).replace(/^, |\.$/g, "");
  }

  /** What is left for the pen. */
  function missing(page, name) {
    var element = part(page, name);
    return Boolean(element && element.querySelector(".to-tell"));
  }

  function all(page, selector) {
    return Array.from(page.querySelectorAll(selector), words);
  }

  /** « Accès en fauteuil roulant », of « **Oui** : Accès en fauteuil roulant ». */
  function withoutLabel(element) {
    return words(element).slice(words(element.querySelector("strong")).length).replace(/^[\s:]+/, "");
  }

  function factsOf(page) {
    var facts = { "adresse-web": page.querySelector("link[rel=canonical]").href };
    ["titre", "resume", "avis", "jour", "horaire", "lieu", "adresse", "precisions", "public", "prix", "inscription"]
      .forEach(function (name) { facts[name] = said(page, name); });
    var link = part(page, "connexion");
    facts.connexion = link ? link.href : "";
    facts.seances = all(page, '[data-dit="seance"]');
    facts.acces = Array.from(page.querySelectorAll('[data-dit="acces"]'), withoutLabel).join(", ");
    facts.organisateurs = Array.from(page.querySelectorAll('[data-dit="organisateurs"] li'), function (item) {
      return item.firstChild.textContent.trim();
    }).join(", ");
    facts.manque = { horaire: missing(page, "horaire") && facts.seances.length < 2, adresse: missing(page, "adresse") };
    if (facts.manque.horaire) facts.horaire = "";
    return facts;
  }

  /** « Annulé. N’y allez pas… »: a label and what it means. */
  function noticeIn(notice) {
    var label = words(notice.querySelector("strong"));
    return words(notice).replace(label, label + ".");
  }

  /** The page at an address; a page that has moved says where to. */
  function read(address, again) {
    return fetch(address).then(function (answer) {
      if (answer.status === 404) return null;
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.text().then(function (html) {
        var page = new DOMParser().parseFromString(html, "text/html");
        var moved = page.querySelector("meta[http-equiv=refresh]");
        if (!moved) return page;
        return again ? null : read(moved.content.split("url=")[1], true);
      });
    });
  }

  // --- Sheets ----------------------------------------------------------------------------------------------------------------

  function qrPath(code) {
    var path = "";
    for (var y = 0; y < code.size; y++) {
      for (var x = 0; x < code.size; x++) if (code.get(x, y)) path += "M" + (x + 4) + " " + (y + 4) + "h1v1h-1z";
    }
    return path;
  }

  /** Black on white, with the four modules of quiet zone that readers need. */
  function drawCode(svg, code, address) {
    var side = code.size + 8, ns = "http://www.w3.org/2000/svg";
    svg.setAttribute("viewBox", "0 0 " + side + " " + side);
    svg.setAttribute("aria-label", fill(svg.dataset.label, { adresse: address }));
    [["qr-paper", "#fff", "M0 0h" + side + "v" + side + "H0z"], ["qr-ink", "#000", qrPath(code)]].forEach(function (part) {
      var path = document.createElementNS(ns, "path");
      path.setAttribute("class", part[0]);
      path.setAttribute("fill", part[1]);
      path.setAttribute("d", part[2]);
      svg.append(path);
    });
  }

  function sessionsInto(list, sessions) {
    if (sessions.length < 2) return list.remove();
    var shown = sessions.length > SHOWN_SESSIONS + 1 ? sessions.slice(0, SHOWN_SESSIONS) : sessions;
    shown.forEach(function (session) { list.append(Object.assign(document.createElement("li"), { textContent: session })); });
    var left = sessions.length - shown.length;
    if (!left) return;
    var form = left === 1 ? list.dataset.un : list.dataset.plusieurs;
    list.append(Object.assign(document.createElement("li"), { textContent: form.replace("{n}", left) }));
  }

  /** One copy of the poster. What is not known is left blank, to fill in by hand. */
  function bill(facts, code) {
    var copy = document.querySelector("[data-modele]").content.cloneNode(true).firstElementChild;
    var several = facts.seances.length > 1;
    copy.querySelectorAll("[data-ici]").forEach(function (place) {
      var name = place.dataset.ici, value = facts[name];
      if (name === "seances") return sessionsInto(place, facts.seances);
      if (several && (name === "jour" || name === "horaire")) return place.remove();
      if (name === "adresse-web") value = value.replace(/^https?:\/\//, "").replace(/\/$/, "");
      if (value) place.textContent = place.dataset.gabarit ? fill(place.dataset.gabarit, { liste: value, noms: value }) : value;
      else place.remove();
    });
    copy.querySelectorAll("[data-manque]").forEach(function (line) {
      if (!facts.manque[line.dataset.manque]) line.remove();
    });
    drawCode(copy.querySelector(".qr"), code, facts["adresse-web"]);
    return copy;
  }

  /** The largest letters with which everything fits: a title may have five letters or a hundred and forty. It gives way as far
   * as the day and the place need, then takes the room that is left. */
  function fit(copy) {
    var inside = copy.querySelector(".bill-in");
    function fits(title, rest) {
      copy.style.setProperty("--titre", title.toFixed(2));
      copy.style.setProperty("--k", rest.toFixed(2));
      return inside.scrollHeight <= inside.clientHeight + 1 && inside.scrollWidth <= inside.clientWidth + 1;
    }
    for (var title = 1.2; title > 0.4; title -= 0.1) {
      for (var rest = 1.25; rest > 0.85; rest -= 0.05) {
        if (!fits(title, rest)) continue;
        for (var larger = 1.5; larger > title; larger -= 0.05) if (fits(larger, rest)) return;
        fits(title, rest);
        return;
      }
    }
    for (var least = 0.85; least > 0.4 && !fits(0.45, least);) least -= 0.05;
  }

  // --- The mail ---------------------------------------------------------------------------------------------------------------

  function writeMail(facts) {
    var subject = document.getElementById("objet"), body = document.getElementById("texte");
    var when = facts.seances.length > 1 ? facts.seances.join(" ; ") : [facts.jour, facts.horaire].filter(Boolean).join(", ");
    var values = {
      titre: facts.titre, jour: facts.jour, quand: when, prix: facts.prix, adresse: facts["adresse-web"],
      ou: [facts.lieu, facts.adresse, facts.connexion].filter(Boolean).join(", "),
    };
    subject.value = fill(subject.dataset.gabarit, values);
    body.value = fill(body.dataset.gabarit, values);
    document.querySelector("[data-ouvrir]").addEventListener("click", function () {
      var lines = body.value.replace(/\n/g, "\r\n");
      this.href = "mailto:?subject=" + encodeURIComponent(subject.value) + "&body=" + encodeURIComponent(lines);
    });
    document.querySelector("[data-copie]").addEventListener("click", function () {
      var button = this, said = document.querySelector("[data-copie-dite]");
      Promise.resolve(navigator.clipboard && navigator.clipboard.writeText(body.value)).then(
        function () { said.textContent = navigator.clipboard ? button.dataset.copie : button.dataset.sansCopie; },
        function () { said.textContent = button.dataset.sansCopie; }
      );
    });
  }

  // --- The page ---------------------------------------------------------------------------------------------------------------

  /** Shows the form that the address names, the poster by default. */
  function show() {
    var wanted = document.getElementById(location.hash.slice(1)), forms = Array.from(sheets.children);
    var form = forms.indexOf(wanted) < 0 ? forms[0] : wanted;
    forms.forEach(function (one) { one.hidden = one !== form; });
    tools.querySelectorAll("[data-pour]").forEach(function (hint) { hint.hidden = hint.dataset.pour !== "#" + form.id; });
    tools.querySelectorAll(".paper-forms a").forEach(function (link) {
      if (link.hash === "#" + form.id) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    });
    form.querySelectorAll(".bill").forEach(fit);
  }

  function compose(facts, code, address) {
    document.title = fill(tools.querySelector("h1").dataset.titre, facts);
    tools.querySelector("h1").textContent = document.title;
    var back = tools.querySelector("[data-fiche]");
    back.hidden = false;
    back.firstElementChild.href = address;
    sheets.querySelectorAll("[data-forme]").forEach(function (form) {
      for (var left = Number(form.dataset.forme); left > 0; left--) {
        var copy = bill(facts, code);
        // The copies of a sheet are alike: one is enough for those who listen.
        if (form.children.length) copy.setAttribute("aria-hidden", "true");
        form.append(copy);
      }
    });
    var image = tools.querySelector("[data-image]"), svg = sheets.querySelector(".qr").cloneNode(true);
    svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    image.href = "data:image/svg+xml," + encodeURIComponent(svg.outerHTML);
    writeMail(facts);
    document.querySelector(".poster-wait").hidden = true;
    tools.querySelector("[data-formes]").hidden = false;
    sheets.hidden = false;
    window.addEventListener("hashchange", show);
    document.fonts.ready.then(show);
  }

  function start() {
    var path = new URLSearchParams(location.search).get("evenement") || "";
    // Nothing but a page of an activity of this site is ever read.
    if (!/^\d{4}\/[a-z0-9-]+\/[a-z0-9-]+$/.test(path)) return stop(message.dataset.choisir);
    var address = tools.dataset.evenements + path + "/";
    Promise.all([read(address), import(tools.dataset.qr)]).then(function (both) {
      var page = both[0];
      if (!page || !page.querySelector('[data-dit="titre"]')) return stop(message.dataset.perdue);
      var facts = factsOf(page), off = page.querySelector(".notice-annule, .notice-reporte");
      if (off) return stop(fill(message.dataset.annulee, { avis: noticeIn(off) }));
      compose(facts, both[1].generate(facts["adresse-web"]), address);
    }).catch(function () { stop(message.dataset.illisible); });
  }

  start();
})();
