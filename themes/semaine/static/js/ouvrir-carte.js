// Opens the interactive map when the visitor asks for it; until then nothing of it is loaded. An address that holds a view
// or a filter is a map that somebody shared: it opens by itself.
(function () {
  "use strict";
  var page = {
    appel: document.getElementById("ouvrir-carte"),
    section: document.getElementById("carte"),
    dessin: document.getElementById("carte-dessin"),
  };
  if (!page.section) return;
  if (!("noModule" in HTMLScriptElement.prototype)) {
    page.appel.hidden = true;
    return;
  }
  var bouton = page.appel.querySelector("button");
  var erreur = page.appel.querySelector("[role=alert]");
  var ouverture = null;

  function basculer(ouvert) {
    page.section.hidden = !ouvert;
    page.dessin.hidden = ouvert;
    page.appel.hidden = ouvert;
  }

  function partagee() {
    return /[?&](lat|jour|type|mode|acces)=/.test(location.search);
  }

  function ouvrir() {
    var deja = ouverture;
    erreur.textContent = "";
    basculer(true);
    ouverture = ouverture || import(page.section.dataset.module).then(function (module) {
      return module.ouvrir(page.section);
    });
    return ouverture.then(
      function (carte) {
        if (deja) carte.reprendre();
      },
      function () {
        ouverture = null;
        basculer(false);
        erreur.textContent = texte("js-map.not-loaded");
        bouton.focus();
      },
    );
  }

  function fermer() {
    basculer(false);
    history.pushState(null, "", location.pathname);
    bouton.focus();
  }

  bouton.addEventListener("click", function () {
    ouvrir().then(function () {
      if (page.section.hidden) return;
      document.getElementById("carte-titre").focus({ preventScroll: true });
      // The map stands below its title: both are to be seen.
      page.section.scrollIntoView({ block: "start" });
    });
  });
  // Back and Forward also cross the moment when the map was closed.
  window.addEventListener("popstate", function () {
    if (page.section.hidden && partagee()) ouvrir();
    else if (!page.section.hidden && !partagee()) basculer(false);
  });
  page.section.querySelector("[data-fermer]").addEventListener("click", fermer);
  if (partagee()) ouvrir();
})();
