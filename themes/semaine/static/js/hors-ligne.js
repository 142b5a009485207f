// Starts the service worker once the page is shown, and says when the page is a copy. Only on sites with « hors_ligne ».
(function () {
  "use strict";
  var root = document.documentElement, base = root.dataset.racine;
  // A frame of another site keeps nothing there.
  if (!("serviceWorker" in navigator) || window.top !== window.self) return;

  function tell() {
    var date = new Date(root.dataset.horsLigne);
    var words = isNaN(date) ? texte("js-keep.copy") : texte("js-keep.copy-of", {
      jour: date.toLocaleDateString("fr-FR", { day: "numeric", month: "long" }),
      heure: date.toLocaleTimeString("fr-FR", { hour: "2-digit", minute: "2-digit" }).replace(":", "\u202fh\u202f"),
    });
    var link = document.createElement("a");
    link.href = base + "hors-ligne/";
    link.textContent = texte("js-keep.all-kept");
    var notice = document.createElement("p");
    notice.className = "copie wrap";
    notice.append(words + " ", link);
    var main = document.querySelector("main");
    main.parentNode.insertBefore(notice, main);
  }

  if (root.dataset.horsLigne !== undefined) tell();
  window.addEventListener("load", function () {
    // The preview of « semaine serve » must always show the last version.
    if (document.querySelector("script[src^='/__semaine/']")) return;
    navigator.serviceWorker.register(base + "sw.js", { scope: base }).catch(function () {
      // Private windows refuse: the site works the same, online.
    });
  });
})();
